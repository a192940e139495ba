package io.connexus.call.adapter.postgres;

import io.connexus.call.application.RoutingRulesStore;
import io.connexus.call.domain.RoutingRules;
import io.connexus.platform.E164;
import io.connexus.platform.WorkspaceId;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Routing rules in PostgreSQL, each as one document. */
public final class PostgresRoutingRules implements RoutingRulesStore {
  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final InstantSource clock;

  public PostgresRoutingRules(JdbcClient jdbc, JsonMapper json, InstantSource clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public Optional<RoutingRules> find(WorkspaceId workspace, E164 number) {
    return jdbc.sql(
            "select rules::text from call.routing_rules where workspace_id = :workspace and number = :number")
        .param("workspace", workspace.value())
        .param("number", number.value())
        .query((row, _) -> json.readValue(row.getString(1), RoutingRules.class))
        .optional();
  }

  @Override
  public void put(WorkspaceId workspace, E164 number, RoutingRules rules) {
    jdbc.sql(
            """
            insert into call.routing_rules (workspace_id, number, rules, changed_at)
            values (:workspace, :number, cast(:rules as jsonb), :at)
            on conflict (workspace_id, number) do update set rules = excluded.rules, changed_at = excluded.changed_at
            """)
        .param("workspace", workspace.value())
        .param("number", number.value())
        .param("rules", json.writeValueAsString(rules))
        .param("at", Timestamp.from(clock.instant()))
        .update();
  }
}
