package io.connexus.auth.adapter.postgres;

import io.connexus.auth.application.MailedTokens;
import io.connexus.auth.domain.Email;
import io.connexus.platform.Secrets;
import io.connexus.platform.UserId;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tokens of mails in {@code auth.mailed_token}. */
public final class PostgresMailedTokens implements MailedTokens {
  private final JdbcClient jdbc;
  private final InstantSource clock;

  public PostgresMailedTokens(JdbcClient jdbc, InstantSource clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public Optional<String> issue(UserId user, Purpose purpose, Email email) {
    jdbc.sql("delete from auth.mailed_token where user_id = :user and expires_at < :now")
        .param("user", user.value())
        .param("now", ago(Duration.ofHours(1)))
        .update();
    var life =
        switch (purpose) {
          case VERIFY -> VERIFY_LIFE;
          case RESET -> RESET_LIFE;
          case RESTORE -> RESTORE_LIFE;
        };
    var lately = life.compareTo(Duration.ofHours(1)) < 0 ? life : Duration.ofHours(1);
    int recent =
        jdbc.sql(
                """
                select count(*) from auth.mailed_token
                where user_id = :user and purpose = :purpose and issued_at > :recent
                """)
            .param("user", user.value())
            .param("purpose", text(purpose))
            .param("recent", ago(lately))
            .query(Integer.class)
            .single();
    if (recent >= MOST) {
      return Optional.empty();
    }
    var token = Secrets.token();
    jdbc.sql(
            """
            insert into auth.mailed_token (hash, user_id, purpose, email, issued_at, expires_at)
            values (:hash, :user, :purpose, :email, :now, :expires)
            """)
        .param("hash", Secrets.hash(token))
        .param("user", user.value())
        .param("purpose", text(purpose))
        .param("email", email.value())
        .param("now", ago(Duration.ZERO))
        .param("expires", ago(life.negated()))
        .update();
    return Optional.of(token);
  }

  @Override
  public Optional<Found> find(String token, Purpose purpose) {
    return jdbc.sql(
            """
            select user_id, email, issued_at, used_at from auth.mailed_token
            where hash = :hash and purpose = :purpose and expires_at > :now
            """)
        .param("hash", Secrets.hash(token))
        .param("purpose", text(purpose))
        .param("now", ago(Duration.ZERO))
        .query((row, _) ->
            new Found(
                new UserId(row.getObject("user_id", UUID.class)),
                new Email(row.getString("email")),
                row.getTimestamp("issued_at").toInstant(),
                row.getTimestamp("used_at") != null))
        .optional();
  }

  @Override
  public boolean use(String token) {
    return jdbc.sql(
                "update auth.mailed_token set used_at = :now where hash = :hash and used_at is null")
            .param("now", ago(Duration.ZERO))
            .param("hash", Secrets.hash(token))
            .update()
        == 1;
  }

  @Override
  public void end(UserId user, Purpose purpose) {
    jdbc.sql(
            """
            delete from auth.mailed_token
            where user_id = :user and purpose = :purpose and used_at is null
            """)
        .param("user", user.value())
        .param("purpose", text(purpose))
        .update();
  }

  @Override
  public void endRestoringAfter(UserId user, Instant issued) {
    jdbc.sql(
            """
            delete from auth.mailed_token
            where user_id = :user and purpose = :purpose and used_at is null and issued_at > :issued
            """)
        .param("user", user.value())
        .param("purpose", text(Purpose.RESTORE))
        .param("issued", Timestamp.from(issued))
        .update();
  }

  @Override
  public boolean mayBeRestoredTo(Email email) {
    return jdbc.sql(
            """
            select exists (select from auth.mailed_token
              where email = :email and purpose = :purpose and used_at is null and expires_at > :now)
            """)
        .param("email", email.value())
        .param("purpose", text(Purpose.RESTORE))
        .param("now", ago(Duration.ZERO))
        .query(Boolean.class)
        .single();
  }

  @Override
  public void endVerifyingOthers(UserId user, Email email) {
    jdbc.sql(
            """
            delete from auth.mailed_token
            where user_id = :user and purpose = :purpose and used_at is null and email <> :email
            """)
        .param("user", user.value())
        .param("purpose", text(Purpose.VERIFY))
        .param("email", email.value())
        .update();
  }

  private static String text(Purpose purpose) {
    return purpose.name().toLowerCase(Locale.ROOT);
  }

  private Timestamp ago(Duration time) {
    return Timestamp.from(clock.instant().minus(time));
  }
}
