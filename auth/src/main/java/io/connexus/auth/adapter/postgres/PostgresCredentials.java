package io.connexus.auth.adapter.postgres;

import io.connexus.auth.application.Credentials;
import io.connexus.auth.domain.Email;
import io.connexus.platform.UserId;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Accounts in {@code auth.credential}. */
public final class PostgresCredentials implements Credentials {
  private final JdbcClient jdbc;
  private final InstantSource clock;

  public PostgresCredentials(JdbcClient jdbc, InstantSource clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public Optional<Account> find(Email email) {
    return jdbc.sql("select user_id, password_hash from auth.credential where email = :email")
        .param("email", email.value())
        .query((row, _) -> new Account(new UserId(row.getObject(1, UUID.class)), row.getString(2)))
        .optional();
  }

  @Override
  public boolean any() {
    return jdbc.sql("select exists (select from auth.credential)").query(Boolean.class).single();
  }

  @Override
  public void holdAdding() {
    // by itself: only a statement that begins after the lock sees what its last holder committed
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('auth.registration', 0))")
        .query(_ -> {});
  }

  @Override
  public boolean add(UserId user, Email email, String passwordHash) {
    return jdbc.sql(
                """
                insert into auth.credential (user_id, email, password_hash, created_at, changed_at)
                values (:user, :email, :hash, :now, :now)
                on conflict (email) do nothing
                """)
            .param("user", user.value())
            .param("email", email.value())
            .param("hash", passwordHash)
            .param("now", Timestamp.from(clock.instant()))
            .update()
        == 1;
  }

  @Override
  public void rehash(UserId user, String old, String fresh) {
    jdbc.sql(
            """
            update auth.credential set password_hash = :fresh
            where user_id = :user and password_hash = :old
            """)
        .param("fresh", fresh)
        .param("user", user.value())
        .param("old", old)
        .update();
  }
}
