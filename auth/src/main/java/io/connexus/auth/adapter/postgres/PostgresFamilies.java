package io.connexus.auth.adapter.postgres;

import io.connexus.auth.application.Families;
import io.connexus.auth.application.RefreshToken;
import io.connexus.auth.domain.Device;
import io.connexus.auth.domain.Presented;
import io.connexus.platform.Ids;
import io.connexus.platform.Language;
import io.connexus.platform.Network;
import io.connexus.platform.Origin;
import io.connexus.platform.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sign-ins in {@code auth.family} and {@code auth.refresh_token}. */
public final class PostgresFamilies implements Families {
  private final JdbcClient jdbc;
  private final InstantSource clock;

  public PostgresFamilies(JdbcClient jdbc, InstantSource clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public UUID begin(UserId user, Origin origin) {
    var id = Ids.next();
    jdbc.sql(
            """
            delete from auth.family f where f.user_id = :user and not exists
              (select 1 from auth.refresh_token t where t.family_id = f.id and t.expires_at > :now)
            """)
        .param("user", user.value())
        .param("now", now())
        .update();
    jdbc.sql(
            """
            insert into auth.family
              (id, user_id, created_at, last_seen_at, address, device, time_zone)
            values (:id, :user, :now, :now, :address, :device, :zone)
            """)
        .param("id", id)
        .param("user", user.value())
        .param("now", now())
        .param("address", origin.address())
        .param("device", origin.device())
        .param("zone", origin.timeZone(), Types.VARCHAR)
        .update();
    return id;
  }

  @Override
  public boolean isKnown(UserId user, Origin origin) {
    return jdbc
        .sql("select distinct address, device from auth.family where user_id = :user")
        .param("user", user.value())
        .query((row, _) -> new Origin(row.getString("address"), row.getString("device")))
        .stream()
        .anyMatch(known -> place(known).equals(place(origin)));
  }

  private static String place(Origin origin) {
    return Network.of(origin.address()) + " " + Device.inWords(origin.device(), Language.EN);
  }

  @Override
  public boolean any(UserId user) {
    return jdbc.sql("select exists (select from auth.family where user_id = :user)")
        .param("user", user.value())
        .query(Boolean.class)
        .single();
  }

  @Override
  public Optional<UserId> live(UUID family) {
    return jdbc.sql("select user_id from auth.family where id = :id and revoked_at is null")
        .param("id", family)
        .query((row, _) -> new UserId(row.getObject(1, UUID.class)))
        .optional();
  }

  @Override
  public Set<Holder> live(Set<UUID> families) {
    return jdbc.sql(
            "select id, user_id from auth.family where id = any(:ids) and revoked_at is null")
        .param("ids", families.toArray(UUID[]::new))
        .query(PostgresFamilies::holder)
        .set();
  }

  @Override
  public List<Family> of(UserId user) {
    return jdbc.sql(
            """
            select id, created_at, last_seen_at, address, device, time_zone from auth.family f
            where user_id = :user and revoked_at is null and exists
              (select 1 from auth.refresh_token t where t.family_id = f.id and t.expires_at > :now)
            order by last_seen_at desc, id desc
            """)
        .param("user", user.value())
        .param("now", now())
        .query((row, _) ->
            new Family(
                row.getObject("id", UUID.class),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("last_seen_at").toInstant(),
                new Origin(
                    row.getString("address"), row.getString("device"), row.getString("time_zone"))))
        .list();
  }

  /**
   * Both rows are locked, so that whoever waited reads what the one before has written; by itself,
   * as only a statement that begins after the lock sees the other tokens as they are now.
   */
  @Override
  public Optional<Found> hold(RefreshToken token) {
    jdbc.sql(
            """
            select f.id from auth.family f join auth.refresh_token t on t.family_id = f.id
            where t.hash = :hash
            for update
            """)
        .param("hash", token.hash())
        .query((row, _) -> row.getObject(1, UUID.class))
        .optional();
    return jdbc.sql(
            """
            select f.id, f.user_id, f.revoked_at, t.expires_at, t.used_at, t.replaced_at,
              (select coalesce(bool_and(s.used_at is null), false) from auth.refresh_token s
                where s.family_id = f.id and s.predecessor = t.hash) as unanswered
            from auth.family f join auth.refresh_token t on t.family_id = f.id
            where t.hash = :hash
            """)
        .param("hash", token.hash())
        .query(PostgresFamilies::found)
        .optional();
  }

  @Override
  public void issue(UUID family, RefreshToken token, Instant expiresAt) {
    jdbc.sql(
            """
            insert into auth.refresh_token (hash, family_id, issued_at, expires_at)
            values (:hash, :family, :now, :expires)
            """)
        .param("hash", token.hash())
        .param("family", family)
        .param("now", now())
        .param("expires", Timestamp.from(expiresAt))
        .update();
  }

  @Override
  public void issueAgain(UUID family, RefreshToken used, RefreshToken next, Instant expiresAt) {
    jdbc.sql(
            """
            update auth.refresh_token set replaced_at = :now
            where family_id = :family and predecessor = :used and issued_at < :long
              and used_at is null and replaced_at is null
            """)
        .param("family", family)
        .param("used", used.hash())
        .param("now", now())
        .param("long", Timestamp.from(clock.instant().minus(Presented.GRACE)))
        .update();
    jdbc.sql(
            """
            insert into auth.refresh_token (hash, family_id, issued_at, expires_at, predecessor)
            values (:next, :family, :now, :expires, :used)
            """)
        .param("next", next.hash())
        .param("family", family)
        .param("now", now())
        .param("expires", Timestamp.from(expiresAt))
        .param("used", used.hash())
        .update();
  }

  /**
   * One statement for what happens all the time. What waited for the lock is looked at again by
   * PostgreSQL, as the one before has left it, so of two that show the same token one rotates it.
   */
  @Override
  public Optional<Holder> rotate(
      RefreshToken token, RefreshToken next, Instant expiresAt, Origin origin) {
    return jdbc.sql(
            """
            with held as (
              select f.id, f.user_id
              from auth.family f join auth.refresh_token t on t.family_id = f.id
              where t.hash = :hash and t.used_at is null and t.replaced_at is null
                and t.expires_at > :now and f.revoked_at is null
              for update),
            used as (
              update auth.refresh_token set used_at = :now from held where hash = :hash),
            expired as (
              delete from auth.refresh_token t using held
              where t.family_id = held.id and t.expires_at <= :now),
            seen as (
              update auth.family f
              set last_seen_at = :now, address = :address, device = :device
              from held where f.id = held.id),
            issued as (
              insert into auth.refresh_token (hash, family_id, issued_at, expires_at, predecessor)
              select :next, held.id, :now, :expires, :hash from held)
            select id, user_id from held
            """)
        .param("hash", token.hash())
        .param("next", next.hash())
        .param("now", now())
        .param("expires", Timestamp.from(expiresAt))
        .param("address", origin.address())
        .param("device", origin.device())
        .query(PostgresFamilies::holder)
        .optional();
  }

  @Override
  public boolean revoke(UserId user, UUID family, Reason reason) {
    return jdbc.sql(
                """
                update auth.family set revoked_at = :now, reason = :reason
                where id = :id and user_id = :user and revoked_at is null
                """)
            .param("now", now())
            .param("reason", reason.name().toLowerCase(Locale.ROOT))
            .param("id", family)
            .param("user", user.value())
            .update()
        == 1;
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  private static Found found(ResultSet row, int number) throws SQLException {
    return new Found(
        holder(row, number),
        new Presented(
            row.getTimestamp("expires_at").toInstant(),
            Optional.ofNullable(row.getTimestamp("used_at")).map(Timestamp::toInstant),
            row.getTimestamp("revoked_at") != null,
            row.getTimestamp("replaced_at") != null,
            row.getBoolean("unanswered")));
  }

  private static Holder holder(ResultSet row, int number) throws SQLException {
    return new Holder(
        row.getObject("id", UUID.class), new UserId(row.getObject("user_id", UUID.class)));
  }
}
