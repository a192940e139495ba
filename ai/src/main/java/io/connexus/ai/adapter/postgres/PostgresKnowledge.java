package io.connexus.ai.adapter.postgres;

import io.connexus.ai.application.KnowledgeStore;
import io.connexus.ai.application.TextVectors;
import io.connexus.ai.domain.Faq;
import io.connexus.ai.domain.Persona;
import io.connexus.platform.WorkspaceId;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** {@link KnowledgeStore} in PostgreSQL. */
public final class PostgresKnowledge implements KnowledgeStore {
  private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};
  private static final String COLUMNS =
      "id, question, phrasings::text, answer, category, active, updated_at";

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final JsonMapper json;

  public PostgresKnowledge(JdbcClient jdbc, TransactionTemplate transactions, JsonMapper json) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.json = json;
  }

  @Override
  public long revision(WorkspaceId workspace) {
    return jdbc.sql("select revision from ai.receptionist where workspace_id = :workspace")
        .param("workspace", workspace.value())
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  @Override
  public Optional<Persona> persona(WorkspaceId workspace) {
    return jdbc.sql(
            "select name, greeting, business_description from ai.receptionist where workspace_id = :workspace")
        .param("workspace", workspace.value())
        .query((row, _) -> new Persona(row.getString(1), row.getString(2), row.getString(3)))
        .optional();
  }

  @Override
  public void save(WorkspaceId workspace, Persona persona) {
    upsert(
        workspace,
        persona,
        "name = excluded.name, greeting = excluded.greeting, business_description = excluded.business_description,");
  }

  @Override
  public List<Faq> faqs(WorkspaceId workspace) {
    return jdbc.sql(
            "select " + COLUMNS + " from ai.faq where workspace_id = :workspace order by id")
        .param("workspace", workspace.value())
        .query(this::faq)
        .list();
  }

  @Override
  public Optional<Faq> faq(WorkspaceId workspace, UUID id) {
    return jdbc.sql(
            "select " + COLUMNS + " from ai.faq where workspace_id = :workspace and id = :id")
        .param("workspace", workspace.value())
        .param("id", id)
        .query(this::faq)
        .optional();
  }

  @Override
  public boolean add(WorkspaceId workspace, Faq faq, int most) {
    return changing(
        workspace,
        """
        insert into ai.faq (id, workspace_id, question, phrasings, answer, category, active, updated_at)
        select :id, :workspace, :question, cast(:phrasings as jsonb), :answer, :category, :active, :updated
        where (select count(*) from ai.faq where workspace_id = :workspace) < %d
        """
            .formatted(most),
        faq);
  }

  @Override
  public boolean change(WorkspaceId workspace, Faq faq) {
    return changing(
        workspace,
        """
        update ai.faq set question = :question, phrasings = cast(:phrasings as jsonb), answer = :answer,
          category = :category, active = :active, updated_at = :updated
        where workspace_id = :workspace and id = :id
        """,
        faq);
  }

  @Override
  public boolean remove(WorkspaceId workspace, UUID id) {
    return Boolean.TRUE.equals(
        transactions.execute(_ -> {
          boolean removed =
              jdbc.sql("delete from ai.faq where workspace_id = :workspace and id = :id")
                      .param("workspace", workspace.value())
                      .param("id", id)
                      .update()
                  == 1;
          if (removed) {
            raiseRevision(workspace);
          }
          return removed;
        }));
  }

  @Override
  public Map<UUID, TextVectors> vectors(WorkspaceId workspace) {
    var vectors = new HashMap<UUID, TextVectors>();
    jdbc.sql(
            "select id, vectors_of, vectors from ai.faq where workspace_id = :workspace and vectors is not null")
        .param("workspace", workspace.value())
        .query(row -> {
          vectors.put(
              row.getObject(1, UUID.class),
              new TextVectors(row.getString(2), unpacked(row.getBytes(3))));
        });
    return vectors;
  }

  @Override
  public void keep(WorkspaceId workspace, UUID faq, TextVectors vectors) {
    jdbc.sql(
            "update ai.faq set vectors = :vectors, vectors_of = :mark where workspace_id = :workspace and id = :id")
        .param("vectors", packed(vectors.vectors()))
        .param("mark", vectors.mark())
        .param("workspace", workspace.value())
        .param("id", faq)
        .update();
  }

  private boolean changing(WorkspaceId workspace, String sql, Faq faq) {
    return Boolean.TRUE.equals(
        transactions.execute(_ -> {
          boolean changed =
              jdbc.sql(sql)
                      .param("id", faq.id())
                      .param("workspace", workspace.value())
                      .param("question", faq.question())
                      .param("phrasings", json.writeValueAsString(faq.phrasings()))
                      .param("answer", faq.answer())
                      .param("category", faq.category())
                      .param("active", faq.active())
                      .param("updated", Timestamp.from(faq.updatedAt()))
                      .update()
                  == 1;
          if (changed) {
            raiseRevision(workspace);
          }
          return changed;
        }));
  }

  private void raiseRevision(WorkspaceId workspace) {
    upsert(workspace, Persona.DEFAULT, "");
  }

  private void upsert(WorkspaceId workspace, Persona persona, String changes) {
    jdbc.sql(
            """
            insert into ai.receptionist as r (workspace_id, name, greeting, business_description, revision)
            values (:workspace, :name, :greeting, :description, 1)
            on conflict (workspace_id) do update set %s revision = r.revision + 1
            """
                .formatted(changes))
        .param("workspace", workspace.value())
        .param("name", persona.name())
        .param("greeting", persona.greeting())
        .param("description", persona.businessDescription())
        .update();
  }

  private Faq faq(ResultSet row, int number) throws SQLException {
    return new Faq(
        row.getObject(1, UUID.class),
        row.getString(2),
        json.readValue(row.getString(3), STRINGS),
        row.getString(4),
        row.getString(5),
        row.getBoolean(6),
        row.getTimestamp(7).toInstant());
  }

  /** The number of dimensions, then all numbers. */
  private static byte[] packed(List<float[]> vectors) {
    int dimensions = vectors.getFirst().length;
    var bytes = ByteBuffer.allocate(Integer.BYTES + vectors.size() * dimensions * Float.BYTES);
    bytes.putInt(dimensions);
    vectors.forEach(vector -> {
      for (float x : vector) {
        bytes.putFloat(x);
      }
    });
    return bytes.array();
  }

  private static List<float[]> unpacked(byte[] bytes) {
    var buffer = ByteBuffer.wrap(bytes);
    int dimensions = buffer.getInt();
    var vectors = new ArrayList<float[]>();
    while (buffer.remaining() > 0) {
      var vector = new float[dimensions];
      for (int d = 0; d < dimensions; d++) {
        vector[d] = buffer.getFloat();
      }
      vectors.add(vector);
    }
    return vectors;
  }
}
