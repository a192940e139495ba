package io.connexus.auth.adapter.postgres;

import io.connexus.auth.application.PasskeyStore;
import io.connexus.platform.Ids;
import io.connexus.platform.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Passkeys in {@code auth.passkey}, their challenges in {@code auth.ceremony}. */
public final class PostgresPasskeys implements PasskeyStore {
  private static final Duration CEREMONY = Duration.ofMinutes(5);
  private static final String PASSKEY =
      """
      select id, user_id, credential_id, credential, sign_count, name, created_at, last_used_at
      from auth.passkey
      """;

  private final JdbcClient jdbc;
  private final InstantSource clock;

  public PostgresPasskeys(JdbcClient jdbc, InstantSource clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public List<Stored> of(UserId user) {
    return jdbc.sql(PASSKEY + "where user_id = :user order by created_at, id")
        .param("user", user.value())
        .query(PostgresPasskeys::passkey)
        .list();
  }

  @Override
  public Optional<Stored> find(byte[] credentialId) {
    return jdbc.sql(PASSKEY + "where credential_id = :id")
        .param("id", credentialId)
        .query(PostgresPasskeys::passkey)
        .optional();
  }

  @Override
  public boolean add(Stored passkey) {
    return jdbc.sql(
                """
                insert into auth.passkey
                  (id, user_id, credential_id, credential, sign_count, name, created_at)
                values (:id, :user, :credentialId, :credential, :signCount, :name, :now)
                on conflict (credential_id) do nothing
                """)
            .param("id", passkey.id())
            .param("user", passkey.user().value())
            .param("credentialId", passkey.credentialId())
            .param("credential", passkey.credential())
            .param("signCount", passkey.signCount())
            .param("name", passkey.name())
            .param("now", Timestamp.from(passkey.createdAt()))
            .update()
        == 1;
  }

  @Override
  public boolean remove(UserId user, UUID passkey) {
    return jdbc.sql("delete from auth.passkey where id = :id and user_id = :user")
            .param("id", passkey)
            .param("user", user.value())
            .update()
        == 1;
  }

  @Override
  public boolean used(UUID passkey, long signCount) {
    return jdbc.sql(
                """
                update auth.passkey set sign_count = :count, last_used_at = :now
                where id = :id and (sign_count < :count or (sign_count = 0 and :count = 0))
                """)
            .param("count", signCount)
            .param("now", now(Duration.ZERO))
            .param("id", passkey)
            .update()
        == 1;
  }

  @Override
  public UUID begin(@Nullable UserId user, byte[] challenge) {
    jdbc.sql("delete from auth.ceremony where expires_at < :now")
        .param("now", now(Duration.ZERO))
        .update();
    var id = Ids.next();
    jdbc.sql(
            """
            insert into auth.ceremony (id, user_id, challenge, expires_at)
            values (:id, :user, :challenge, :expires)
            """)
        .param("id", id)
        .param("user", user == null ? null : user.value())
        .param("challenge", challenge)
        .param("expires", now(CEREMONY))
        .update();
    return id;
  }

  @Override
  public Optional<byte[]> end(UUID ceremony, @Nullable UserId user) {
    return jdbc.sql(
            """
            delete from auth.ceremony
            where id = :id and user_id is not distinct from :user::uuid and expires_at > :now
            returning challenge
            """)
        .param("id", ceremony)
        .param("user", user == null ? null : user.value())
        .param("now", now(Duration.ZERO))
        .query(byte[].class)
        .optional();
  }

  private Timestamp now(Duration later) {
    return Timestamp.from(clock.instant().plus(later));
  }

  private static Stored passkey(ResultSet row, int number) throws SQLException {
    var lastUsed = row.getTimestamp("last_used_at");
    return new Stored(
        row.getObject("id", UUID.class),
        new UserId(row.getObject("user_id", UUID.class)),
        row.getBytes("credential_id"),
        row.getBytes("credential"),
        row.getLong("sign_count"),
        row.getString("name"),
        row.getTimestamp("created_at").toInstant(),
        lastUsed == null ? null : lastUsed.toInstant());
  }
}
