package io.connexus.ai.adapter.postgres;

import io.connexus.ai.application.Fence;
import io.connexus.platform.CallId;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The fence between processes. Whoever sends holds the call's advisory lock, shared, until it is
 * sent; whoever silences takes it alone, and so waits for what is being sent. The lock writes
 * nothing, so sending costs one question before and no disk. Nobody but the database is asked:
 * neither the other processes nor Redis need be well for the silence to hold. Without the database
 * nothing is said.
 */
public final class PostgresFence implements Fence {
  private static final System.Logger LOG = System.getLogger(PostgresFence.class.getName());

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;

  public PostgresFence(JdbcClient jdbc, TransactionTemplate transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  @Override
  public void expect(CallId call, int session) {
    jdbc.sql(
            """
            insert into ai.fence as f (call_id, expected) values (:call, greatest(1, :session))
            on conflict (call_id) do update set expected = greatest(f.expected, excluded.expected)
            """)
        .param("call", call.value())
        .param("session", session)
        .update();
  }

  @Override
  public void silence(CallId call, int version) {
    transactions.executeWithoutResult(_ -> {
      jdbc.sql("select pg_advisory_xact_lock(ai.fence_key(:call))")
          .param("call", call.value())
          .query((_, _) -> true)
          .list();
      jdbc.sql(
              """
              insert into ai.fence as f (call_id, silenced_up_to, version) values (:call, 1, :version)
              on conflict (call_id) do update
              set silenced_up_to = f.expected, owed = null, version = excluded.version
              where f.version <= excluded.version
              """)
          .param("call", call.value())
          .param("version", version)
          .update();
    });
  }

  @Override
  public void resume(CallId call, int version, String words) {
    jdbc.sql(
            """
            insert into ai.fence as f (call_id, owed, version) values (:call, :words, :version)
            on conflict (call_id) do update
            set silenced_up_to = 0, owed = excluded.owed, version = excluded.version
            where f.version <= excluded.version
            """)
        .param("call", call.value())
        .param("version", version)
        .param("words", words)
        .update();
  }

  @Override
  public boolean pass(CallId call, int session, BooleanSupplier sending) {
    try {
      return Boolean.TRUE.equals(
          transactions.execute(_ -> maySpeak(call, session) && sending.getAsBoolean()));
    } catch (DataAccessException | TransactionException e) {
      LOG.log(System.Logger.Level.ERROR, "call " + call + ": not said, as nobody knows if it may");
      return false;
    }
  }

  private boolean maySpeak(CallId call, int session) {
    return jdbc.sql("select ai.may_speak(:call, :session)")
        .param("call", call.value())
        .param("session", session)
        .query(Boolean.class)
        .single();
  }

  @Override
  public boolean silenced(CallId call, int session) {
    return jdbc.sql("select silenced_up_to from ai.fence where call_id = :call")
        .param("call", call.value())
        .query(Integer.class)
        .optional()
        .filter(upTo -> session <= upTo)
        .isPresent();
  }

  @Override
  public void pay(CallId call, Predicate<String> saying) {
    try {
      transactions.executeWithoutResult(transaction ->
          owed(call)
              .filter(words -> !saying.test(words))
              .ifPresent(_ -> transaction.setRollbackOnly()));
    } catch (DataAccessException | TransactionException e) {
      LOG.log(System.Logger.Level.WARNING, "call " + call + ": what is owed stays so", e);
    }
  }

  /** What is owed, owed no longer; a silence waits for the row until it is known whether it was. */
  private java.util.Optional<String> owed(CallId call) {
    return jdbc.sql(
            """
            update ai.fence f set owed = null from ai.fence was
            where f.call_id = :call and f.owed is not null and was.call_id = f.call_id
            returning was.owed
            """)
        .param("call", call.value())
        .query(String.class)
        .optional();
  }

  @Override
  public boolean isShared() {
    return true;
  }

  /** The row is a few bytes and tells what was so; it stays with the call. */
  @Override
  public void forget(CallId call) {}
}
