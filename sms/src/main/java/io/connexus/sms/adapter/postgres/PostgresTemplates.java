package io.connexus.sms.adapter.postgres;

import io.connexus.platform.WorkspaceId;
import io.connexus.sms.application.SavedTemplate;
import io.connexus.sms.application.Templates;
import io.connexus.sms.domain.Template;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Templates in the schema {@code sms}. */
public final class PostgresTemplates implements Templates {
  private static final String TEMPLATE = "select id, name, body from sms.template ";

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final InstantSource clock;

  public PostgresTemplates(JdbcClient jdbc, TransactionTemplate transactions, InstantSource clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public List<SavedTemplate> list(WorkspaceId workspace, List<SavedTemplate> first) {
    if (!hasBegun(workspace)) {
      transactions.executeWithoutResult(_ -> begin(workspace, first));
    }
    return jdbc.sql(TEMPLATE + "where workspace_id = :workspace order by created_at, id")
        .param("workspace", workspace.value())
        .query(PostgresTemplates::template)
        .list();
  }

  private boolean hasBegun(WorkspaceId workspace) {
    return jdbc.sql("select 1 from sms.begun where workspace_id = :workspace")
        .param("workspace", workspace.value())
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  private void begin(WorkspaceId workspace, List<SavedTemplate> first) {
    int begun =
        jdbc.sql(
                """
                insert into sms.begun (workspace_id, begun_at) values (:workspace, :now)
                on conflict (workspace_id) do nothing
                """)
            .param("workspace", workspace.value())
            .param("now", Timestamp.from(clock.instant()))
            .update();
    if (begun == 1) {
      first.forEach(template -> add(workspace, template, Integer.MAX_VALUE));
    }
  }

  @Override
  public Optional<SavedTemplate> find(WorkspaceId workspace, UUID id) {
    return jdbc.sql(TEMPLATE + "where workspace_id = :workspace and id = :id")
        .param("workspace", workspace.value())
        .param("id", id)
        .query(PostgresTemplates::template)
        .optional();
  }

  @Override
  public boolean add(WorkspaceId workspace, SavedTemplate template, int most) {
    return jdbc.sql(
                """
                insert into sms.template (id, workspace_id, name, body, created_at)
                select :id, :workspace, :name, :body, :now
                where (select count(*) from sms.template where workspace_id = :workspace) < :most
                """)
            .param("id", template.id())
            .param("workspace", workspace.value())
            .param("name", template.name())
            .param("body", template.template().body())
            .param("now", Timestamp.from(clock.instant()))
            .param("most", most)
            .update()
        == 1;
  }

  @Override
  public boolean change(WorkspaceId workspace, SavedTemplate template) {
    return jdbc.sql(
                """
                update sms.template set name = :name, body = :body
                where workspace_id = :workspace and id = :id
                """)
            .param("name", template.name())
            .param("body", template.template().body())
            .param("workspace", workspace.value())
            .param("id", template.id())
            .update()
        == 1;
  }

  @Override
  public boolean remove(WorkspaceId workspace, UUID id) {
    return jdbc.sql("delete from sms.template where workspace_id = :workspace and id = :id")
            .param("workspace", workspace.value())
            .param("id", id)
            .update()
        == 1;
  }

  private static SavedTemplate template(ResultSet row, int index) throws SQLException {
    return new SavedTemplate(
        row.getObject("id", UUID.class),
        row.getString("name"),
        new Template(row.getString("body")));
  }
}
