package io.connexus.auth.adapter.postgres;

import io.connexus.auth.application.LoginFailures;
import io.connexus.auth.domain.Email;
import io.connexus.auth.domain.GuessingPause;
import io.connexus.auth.domain.Tally;
import io.connexus.platform.Network;
import io.connexus.platform.Secrets;
import java.nio.ByteBuffer;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Failed logins in {@code auth.login_failure}. Addresses are hashed: the table tells no names.
 * Attempts on one account take turns to be counted.
 */
public final class PostgresLoginFailures implements LoginFailures {
  private static final String ANYWHERE = "*"; // no network is called so

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
  public Duration begin(Email email, String network) {
    var now = clock.instant();
    return transactions.execute(_ -> {
      byte[] anywhere = bucket(email, ANYWHERE);
      byte[] here = bucket(email, network);
      var all = held(anywhere);
      var ours = read(here);
      var pause = ours.pause(now);
      if (pause.isZero() && all.pause(now).isPositive() && !isKnown(email, network)) {
        pause = all.pause(now);
      }
      if (pause.isZero()) {
        forgetOld(now);
        write(anywhere, all.oneMoreFromAnywhere(now));
        write(here, ours.oneMoreFromHere(now));
      }
      return pause;
    });
  }

  @Override
  public void undo(Email email, String network) {
    transactions.executeWithoutResult(_ -> {
      byte[] anywhere = bucket(email, ANYWHERE);
      byte[] here = bucket(email, network);
      write(anywhere, held(anywhere).oneLess());
      write(here, read(here).oneLess());
    });
  }

  @Override
  public void forget(Email email, String network) {
    transactions.executeWithoutResult(_ -> {
      byte[] anywhere = bucket(email, ANYWHERE);
      write(anywhere, held(anywhere).oneLess());
      delete(bucket(email, network));
    });
  }

  @Override
  public void forgetAll(Email email, String network) {
    delete(bucket(email, ANYWHERE));
    delete(bucket(email, network));
  }

  private void delete(byte[] bucket) {
    jdbc.sql("delete from auth.login_failure where bucket = :bucket")
        .param("bucket", bucket)
        .update();
  }

  /** The tally of the account, held until the transaction ends. */
  private Tally held(byte[] bucket) {
    jdbc.sql("select pg_advisory_xact_lock(:key)")
        .param("key", ByteBuffer.wrap(bucket).getLong())
        .query((_, _) -> 0)
        .single();
    return read(bucket);
  }

  private Tally read(byte[] bucket) {
    return jdbc.sql(
            """
            select failures, last_at, blocked_until from auth.login_failure where bucket = :bucket
            """)
        .param("bucket", bucket)
        .query((row, _) ->
            new Tally(
                row.getInt("failures"),
                row.getTimestamp("last_at").toInstant(),
                row.getTimestamp("blocked_until").toInstant()))
        .optional()
        .orElse(Tally.none());
  }

  private void write(byte[] bucket, Tally tally) {
    if (tally.failures() == 0) {
      delete(bucket);
      return;
    }
    jdbc.sql(
            """
            insert into auth.login_failure (bucket, failures, last_at, blocked_until)
            values (:bucket, :failures, :last, :until)
            on conflict (bucket) do update
            set failures = :failures, last_at = :last, blocked_until = :until
            """)
        .param("bucket", bucket)
        .param("failures", tally.failures())
        .param("last", Timestamp.from(tally.lastAt()))
        .param("until", Timestamp.from(tally.blockedUntil()))
        .update();
  }

  private void forgetOld(Instant now) {
    jdbc.sql(
            """
            delete from auth.login_failure where bucket in
              (select bucket from auth.login_failure where last_at < :old for update skip locked)
            """)
        .param("old", Timestamp.from(now.minus(GuessingPause.FORGOTTEN_AFTER)))
        .update();
  }

  /** Whether the account has been signed in from there; asked only while it is under attack. */
  private boolean isKnown(Email email, String network) {
    return jdbc
        .sql(
            """
            select distinct f.address
            from auth.family f join auth.credential c on c.user_id = f.user_id
            where c.email = :email
            """)
        .param("email", email.value())
        .query(String.class)
        .stream()
        .anyMatch(address -> Network.of(address).equals(network));
  }

  private static byte[] bucket(Email email, String network) {
    return Secrets.hash(email.value() + "\n" + network);
  }
}
