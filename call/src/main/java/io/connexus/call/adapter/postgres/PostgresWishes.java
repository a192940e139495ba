package io.connexus.call.adapter.postgres;

import io.connexus.call.application.Wishes;
import io.connexus.platform.Actor;
import io.connexus.platform.IdempotencyKey;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** {@link Wishes} in the schema {@code call}. */
public final class PostgresWishes implements Wishes {
  private static final String THIS =
      " where workspace_id = :workspace and user_id = :user and key = :key";

  private final JdbcClient jdbc;

  public PostgresWishes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public boolean keep(Actor actor, IdempotencyKey key, UUID request, Instant now) {
    return of(
                actor,
                key,
                """
                insert into call.wish (workspace_id, user_id, key, request, at)
                values (:workspace, :user, :key, :request, :now) on conflict do nothing
                """)
            .param("request", request)
            .param("now", Timestamp.from(now))
            .update()
        == 1;
  }

  @Override
  public boolean isOf(Actor actor, IdempotencyKey key, UUID request) {
    return of(actor, key, "select request from call.wish" + THIS)
        .query(UUID.class)
        .optional()
        .filter(request::equals)
        .isPresent();
  }

  @Override
  public void forget(Actor actor, IdempotencyKey key) {
    of(actor, key, "delete from call.wish" + THIS).update();
  }

  @Override
  public void forgetBefore(Instant time) {
    jdbc.sql("delete from call.wish where at < :time").param("time", Timestamp.from(time)).update();
  }

  private StatementSpec of(Actor actor, IdempotencyKey key, String sql) {
    return jdbc.sql(sql)
        .param("workspace", actor.workspace().value())
        .param("user", actor.user().value())
        .param("key", key.value());
  }
}
