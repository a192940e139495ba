package io.connexus.auth.adapter.postgres;

import io.connexus.auth.application.LoginFailures;
import io.connexus.auth.domain.Email;
import io.connexus.auth.domain.GuessingPause;
import io.connexus.platform.Secrets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Failed logins in {@code auth.login_failure}. Addresses are hashed: the table tells no names. */
public final class PostgresLoginFailures implements LoginFailures {
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final InstantSource clock;

  public PostgresLoginFailures(
      JdbcClient jdbc, TransactionTemplate transactions, InstantSource clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Duration pauseOf(Email email, String network) {
    var now = clock.instant();
    return jdbc.sql("select blocked_until from auth.login_failure where bucket = :bucket")
        .param("bucket", bucket(email, network))
        .query(Timestamp.class)
        .optional()
        .map(until -> Duration.between(now, until.toInstant()))
        .filter(Duration::isPositive)
        .orElse(Duration.ZERO);
  }

  @Override
  public void count(Email email, String network) {
    byte[] bucket = bucket(email, network);
    var now = clock.instant();
    transactions.executeWithoutResult(_ -> {
      jdbc.sql("delete from auth.login_failure where last_at < :old")
          .param("old", Timestamp.from(now.minus(GuessingPause.FORGOTTEN_AFTER)))
          .update();
      int failures =
          jdbc.sql(
                  """
                  insert into auth.login_failure as f (bucket, failures, last_at, blocked_until)
                  values (:bucket, 1, :now, :now)
                  on conflict (bucket) do update set failures = f.failures + 1, last_at = :now
                  returning failures
                  """)
              .param("bucket", bucket)
              .param("now", Timestamp.from(now))
              .query(Integer.class)
              .single();
      jdbc.sql("update auth.login_failure set blocked_until = :until where bucket = :bucket")
          .param("until", Timestamp.from(now.plus(GuessingPause.after(failures))))
          .param("bucket", bucket)
          .update();
    });
  }

  @Override
  public void forget(Email email, String network) {
    jdbc.sql("delete from auth.login_failure where bucket = :bucket")
        .param("bucket", bucket(email, network))
        .update();
  }

  private static byte[] bucket(Email email, String network) {
    return Secrets.hash(email.value() + "\n" + network);
  }
}
