package io.connexus.auth.adapter.postgres;

import io.connexus.auth.application.Families;
import io.connexus.auth.application.RefreshToken;
import io.connexus.auth.domain.Presented;
import io.connexus.platform.Ids;
import io.connexus.platform.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
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
  public UUID begin(UserId user) {
    var id = Ids.next();
    jdbc.sql(
            """
            delete from auth.family f where f.user_id = :user and not exists
              (select 1 from auth.refresh_token t where t.family_id = f.id and t.expires_at > :now)
            """)
        .param("user", user.value())
        .param("now", now())
        .update();
    jdbc.sql("insert into auth.family (id, user_id, created_at) values (:id, :user, :now)")
        .param("id", id)
        .param("user", user.value())
        .param("now", now())
        .update();
    return id;
  }

  @Override
  public Optional<Found> hold(RefreshToken token) {
    return jdbc.sql(
            """
            select id from auth.family
            where id = (select family_id from auth.refresh_token where hash = :hash)
            for update
            """)
        .param("hash", token.hash())
        .query(UUID.class)
        .optional()
        .map(family -> read(family, token)); // only now: whoever held it before may have used it
  }

  private Found read(UUID family, RefreshToken token) {
    return jdbc.sql(
            """
            select f.id, f.user_id, f.revoked_at, t.expires_at, t.used_at
            from auth.family f join auth.refresh_token t on t.family_id = f.id
            where f.id = :family and t.hash = :hash
            """)
        .param("family", family)
        .param("hash", token.hash())
        .query(PostgresFamilies::found)
        .single();
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
  public void markUsed(RefreshToken token) {
    jdbc.sql("update auth.refresh_token set used_at = :now where hash = :hash and used_at is null")
        .param("now", now())
        .param("hash", token.hash())
        .update();
  }

  @Override
  public void revoke(UUID family, String reason) {
    jdbc.sql(
            """
            update auth.family set revoked_at = :now, reason = :reason
            where id = :id and revoked_at is null
            """)
        .param("now", now())
        .param("reason", reason)
        .param("id", family)
        .update();
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  private static Found found(ResultSet row, int number) throws SQLException {
    return new Found(
        row.getObject("id", UUID.class),
        new UserId(row.getObject("user_id", UUID.class)),
        new Presented(
            row.getTimestamp("expires_at").toInstant(),
            Optional.ofNullable(row.getTimestamp("used_at")).map(Timestamp::toInstant),
            row.getTimestamp("revoked_at") != null));
  }
}
