package io.connexus.auth.adapter.postgres;

import io.connexus.auth.application.Credentials;
import io.connexus.auth.domain.Email;
import io.connexus.platform.Secrets;
import io.connexus.platform.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Accounts in {@code auth.credential}. */
public final class PostgresCredentials implements Credentials {
  private static final String ACCOUNT =
      """
      select user_id, email, password_hash, totp_secret, totp_confirmed_at, totp_last_step
      from auth.credential
      """;

  private final JdbcClient jdbc;
  private final InstantSource clock;

  public PostgresCredentials(JdbcClient jdbc, InstantSource clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public Optional<Account> find(Email email) {
    return jdbc.sql(ACCOUNT + "where email = :email")
        .param("email", email.value())
        .query(PostgresCredentials::account)
        .optional();
  }

  @Override
  public Optional<Account> find(UserId user) {
    return jdbc.sql(ACCOUNT + "where user_id = :user")
        .param("user", user.value())
        .query(PostgresCredentials::account)
        .optional();
  }

  @Override
  public Optional<Account> hold(UserId user) {
    return jdbc.sql(ACCOUNT + "where user_id = :user for no key update")
        .param("user", user.value())
        .query(PostgresCredentials::account)
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
  public void rehash(UserId user, String hash) {
    jdbc.sql("update auth.credential set password_hash = :hash where user_id = :user")
        .param("hash", hash)
        .param("user", user.value())
        .update();
  }

  @Override
  public void setPassword(UserId user, String hash) {
    update("password_hash = :value", user, hash);
  }

  @Override
  public boolean setEmail(UserId user, Email email) {
    // by itself in a savepoint would be dearer: look first, the unique index has the last word
    var holder = find(email);
    if (holder.isPresent()) {
      return holder.get().user().equals(user);
    }
    update("email = :value", user, email.value());
    return true;
  }

  private void update(String what, UserId user, String value) {
    jdbc.sql("update auth.credential set " + what + ", changed_at = :now where user_id = :user")
        .param("value", value)
        .param("now", Timestamp.from(clock.instant()))
        .param("user", user.value())
        .update();
  }

  @Override
  public void remove(UserId user) {
    jdbc.sql("delete from auth.credential where user_id = :user")
        .param("user", user.value())
        .update();
  }

  @Override
  public void proposeSecondFactor(UserId user, byte[] secret) {
    jdbc.sql(
            """
            update auth.credential set totp_secret = :secret, totp_last_step = null
            where user_id = :user and totp_confirmed_at is null
            """)
        .param("secret", secret)
        .param("user", user.value())
        .update();
  }

  @Override
  public void confirmSecondFactor(UserId user, Set<String> recoveryCodes) {
    jdbc.sql("update auth.credential set totp_confirmed_at = :now where user_id = :user")
        .param("now", Timestamp.from(clock.instant()))
        .param("user", user.value())
        .update();
    setRecoveryCodes(user, recoveryCodes);
  }

  @Override
  public void setRecoveryCodes(UserId user, Set<String> codes) {
    removeRecoveryCodes(user);
    for (var code : codes) {
      jdbc.sql("insert into auth.recovery_code (user_id, hash) values (:user, :hash)")
          .param("user", user.value())
          .param("hash", Secrets.hash(code))
          .update();
    }
  }

  private void removeRecoveryCodes(UserId user) {
    jdbc.sql("delete from auth.recovery_code where user_id = :user")
        .param("user", user.value())
        .update();
  }

  @Override
  public void removeSecondFactor(UserId user) {
    jdbc.sql(
            """
            update auth.credential
            set totp_secret = null, totp_confirmed_at = null, totp_last_step = null
            where user_id = :user
            """)
        .param("user", user.value())
        .update();
    removeRecoveryCodes(user);
  }

  @Override
  public boolean removeSecondFactorSince(UserId user, Instant since) {
    boolean is =
        jdbc.sql(
                """
                select exists (select from auth.credential
                  where user_id = :user and totp_confirmed_at >= :since)
                """)
            .param("user", user.value())
            .param("since", Timestamp.from(since))
            .query(Boolean.class)
            .single();
    if (is) {
      removeSecondFactor(user);
    }
    return is;
  }

  @Override
  public int recoveryCodesLeft(UserId user) {
    return jdbc.sql("select count(*) from auth.recovery_code where user_id = :user")
        .param("user", user.value())
        .query(Integer.class)
        .single();
  }

  @Override
  public boolean useStep(UserId user, long step) {
    return jdbc.sql(
                """
                update auth.credential set totp_last_step = :step
                where user_id = :user and coalesce(totp_last_step, -1) < :step
                """)
            .param("step", step)
            .param("user", user.value())
            .update()
        == 1;
  }

  @Override
  public boolean useRecoveryCode(UserId user, String code) {
    return jdbc.sql("delete from auth.recovery_code where user_id = :user and hash = :hash")
            .param("user", user.value())
            .param("hash", Secrets.hash(code))
            .update()
        == 1;
  }

  private static Account account(ResultSet row, int number) throws SQLException {
    byte[] secret = row.getBytes("totp_secret");
    long lastStep = row.getLong("totp_last_step");
    var used = !row.wasNull();
    return new Account(
        new UserId(row.getObject("user_id", UUID.class)),
        new Email(row.getString("email")),
        row.getString("password_hash"),
        secret == null
            ? null
            : new SecondFactor(
                secret, row.getTimestamp("totp_confirmed_at") != null, used ? lastStep : -1));
  }
}
