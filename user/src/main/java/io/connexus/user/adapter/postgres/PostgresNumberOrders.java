package io.connexus.user.adapter.postgres;

import io.connexus.platform.E164;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import io.connexus.user.application.NumberOrder;
import io.connexus.user.application.NumberOrder.Failure;
import io.connexus.user.application.NumberOrder.Status;
import io.connexus.user.application.NumberOrders;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Orders in {@code users.number_order}. */
public final class PostgresNumberOrders implements NumberOrders {
  private static final String COLUMNS =
      "id, workspace_id, number, label, ordered_by, status, failure, created_at, finished_at ";
  private static final String ORDER = "select " + COLUMNS + "from users.number_order ";

  private final JdbcClient jdbc;
  private final InstantSource clock;

  public PostgresNumberOrders(JdbcClient jdbc, InstantSource clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public List<NumberOrder> of(WorkspaceId workspace, int limit) {
    return jdbc.sql(ORDER + "where workspace_id = :workspace order by id desc limit :limit")
        .param("workspace", workspace.value())
        .param("limit", limit)
        .query(PostgresNumberOrders::order)
        .list();
  }

  @Override
  public Optional<NumberOrder> find(UUID id) {
    return jdbc.sql(ORDER + "where id = :id")
        .param("id", id)
        .query(PostgresNumberOrders::order)
        .optional();
  }

  @Override
  public Optional<NumberOrder> standing(WorkspaceId workspace, E164 number) {
    return jdbc.sql(
            ORDER
                + """
                where workspace_id = :workspace and number = :number and status <> 'failed'
                order by id desc limit 1
                """)
        .param("workspace", workspace.value())
        .param("number", number.value())
        .query(PostgresNumberOrders::order)
        .optional();
  }

  @Override
  public int open(WorkspaceId workspace) {
    return jdbc.sql(
            "select count(*) from users.number_order where workspace_id = :workspace and status = 'pending'")
        .param("workspace", workspace.value())
        .query(Integer.class)
        .single();
  }

  @Override
  public void add(NumberOrder order) {
    jdbc.sql(
            """
            insert into users.number_order (id, workspace_id, number, label, ordered_by, status, created_at)
            values (:id, :workspace, :number, :label, :by, 'pending', :now)
            """)
        .param("id", order.id())
        .param("workspace", order.workspace().value())
        .param("number", order.number().value())
        .param("label", order.label())
        .param("by", order.by().value())
        .param("now", Timestamp.from(order.createdAt()))
        .update();
  }

  @Override
  public Optional<NumberOrder> finish(UUID id, @Nullable Failure failure) {
    return jdbc.sql(
            """
            update users.number_order set status = :status, failure = :failure, finished_at = :now
            where id = :id and status = 'pending' returning
            """
                + COLUMNS)
        .param("status", failure == null ? "done" : "failed")
        .param("failure", failure == null ? null : failure.name())
        .param("now", Timestamp.from(clock.instant()))
        .param("id", id)
        .query(PostgresNumberOrders::order)
        .optional();
  }

  private static NumberOrder order(ResultSet row, int index) throws SQLException {
    var failure = row.getString("failure");
    var finished = row.getTimestamp("finished_at");
    return new NumberOrder(
        row.getObject("id", UUID.class),
        new WorkspaceId(row.getObject("workspace_id", UUID.class)),
        new E164(row.getString("number")),
        row.getString("label"),
        new UserId(row.getObject("ordered_by", UUID.class)),
        Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
        failure == null ? null : Failure.valueOf(failure),
        row.getTimestamp("created_at").toInstant(),
        finished == null ? null : finished.toInstant());
  }
}
