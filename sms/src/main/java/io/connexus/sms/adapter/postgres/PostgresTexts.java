package io.connexus.sms.adapter.postgres;

import io.connexus.platform.CallId;
import io.connexus.platform.E164;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import io.connexus.sms.application.Text;
import io.connexus.sms.application.Texts;
import io.connexus.sms.domain.TextStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Texts in the schema {@code sms}. */
public final class PostgresTexts implements Texts {
  private static final String TEXT =
      """
      select id, workspace_id, call_id, template_id, from_number, to_number, body, status, error, created_at
      from sms.text
      """;
  private static final Duration REMEMBERED = Duration.ofDays(1);

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final InstantSource clock;

  public PostgresTexts(JdbcClient jdbc, TransactionTemplate transactions, InstantSource clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public void add(Text text) {
    var call = text.call();
    jdbc.sql(
            """
            insert into sms.text (id, workspace_id, call_id, template_id, from_number, to_number, body,
              status, error, created_at)
            values (:id, :workspace, :call, :template, :from, :to, :body, :status, :error, :created)
            """)
        .param("id", text.id())
        .param("workspace", text.workspace().value())
        .param("call", call == null ? null : call.value())
        .param("template", text.template())
        .param("from", text.from().value())
        .param("to", text.to().value())
        .param("body", text.body())
        .param("status", word(text.status()))
        .param("error", text.error())
        .param("created", Timestamp.from(text.createdAt()))
        .update();
  }

  @Override
  public void name(Text text, UserId sender, String key) {
    jdbc.sql("update sms.text set sender = :sender, key = :key where id = :id")
        .param("sender", sender.value())
        .param("key", key)
        .param("id", text.id())
        .update();
  }

  @Override
  public Optional<Text> named(WorkspaceId workspace, UserId sender, String key) {
    return jdbc.sql(TEXT + "where workspace_id = :workspace and sender = :sender and key = :key")
        .param("workspace", workspace.value())
        .param("sender", sender.value())
        .param("key", key)
        .query(PostgresTexts::text)
        .optional();
  }

  @Override
  public void holdSending(WorkspaceId workspace) {
    // by itself: only a statement that begins after the lock sees what its last holder committed
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('sms.send:' || :workspace, 0))")
        .param("workspace", workspace.toString())
        .query(_ -> {});
  }

  @Override
  public int sentSince(WorkspaceId workspace, Instant then) {
    return jdbc.sql(
            "select count(*) from sms.text where workspace_id = :workspace and created_at > :then")
        .param("workspace", workspace.value())
        .param("then", Timestamp.from(then))
        .query(Integer.class)
        .single();
  }

  @Override
  public Optional<Text> find(UUID id) {
    return jdbc.sql(TEXT + "where id = :id").param("id", id).query(PostgresTexts::text).optional();
  }

  @Override
  public List<Text> history(WorkspaceId workspace, @Nullable CallId call, int limit) {
    var ofCall = call == null ? "" : "and call_id = :call ";
    var query =
        jdbc.sql(
                TEXT
                    + "where workspace_id = :workspace "
                    + ofCall
                    + "order by created_at desc, id desc limit :limit")
            .param("workspace", workspace.value())
            .param("limit", limit);
    return (call == null ? query : query.param("call", call.value()))
        .query(PostgresTexts::text)
        .list();
  }

  @Override
  public Optional<Text> accepted(UUID id, String messageId) {
    return transactions.execute(_ -> {
      hold(messageId);
      jdbc.sql("update sms.text set message_id = :message where id = :id")
          .param("message", messageId)
          .param("id", id)
          .update();
      return early(messageId).stream()
          .map(report -> move(locked(id), report.status(), report.error()))
          .flatMap(Optional::stream)
          .reduce((_, last) -> last);
    });
  }

  /** What came before the message was known, in the order things happen. */
  private List<Report> early(String messageId) {
    return jdbc
        .sql("delete from sms.early_report where message_id = :message returning status, error")
        .param("message", messageId)
        .query((row, _) -> new Report(status(row.getString(1)), row.getString(2)))
        .list()
        .stream()
        .sorted((a, b) -> a.status().compareTo(b.status()))
        .toList();
  }

  @Override
  public Optional<Text> failed(UUID id, String error) {
    return transactions.execute(
        _ -> move(locked(id).filter(_ -> !isAccepted(id)), TextStatus.FAILED, error));
  }

  private boolean isAccepted(UUID id) {
    return jdbc.sql("select message_id is not null from sms.text where id = :id")
        .param("id", id)
        .query(Boolean.class)
        .single();
  }

  @Override
  public Optional<Text> reported(String messageId, TextStatus status, @Nullable String error) {
    return transactions.execute(_ -> {
      hold(messageId);
      var text =
          jdbc.sql(TEXT + "where message_id = :message for update")
              .param("message", messageId)
              .query(PostgresTexts::text)
              .optional();
      if (text.isEmpty()) {
        remember(messageId, status, error);
      }
      return move(text, status, error);
    });
  }

  /** Until the end of the transaction, nobody else learns of or reports on this message. */
  private void hold(String messageId) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('sms:' || :message, 0))")
        .param("message", messageId)
        .query((_, _) -> 1)
        .list();
  }

  private void remember(String messageId, TextStatus status, @Nullable String error) {
    var now = clock.instant();
    jdbc.sql("delete from sms.early_report where received_at < :then")
        .param("then", Timestamp.from(now.minus(REMEMBERED)))
        .update();
    jdbc.sql(
            """
            insert into sms.early_report (message_id, status, error, received_at)
            values (:message, :status, :error, :now) on conflict do nothing
            """)
        .param("message", messageId)
        .param("status", word(status))
        .param("error", error)
        .param("now", Timestamp.from(now))
        .update();
  }

  private Optional<Text> locked(UUID id) {
    return jdbc.sql(TEXT + "where id = :id for update")
        .param("id", id)
        .query(PostgresTexts::text)
        .optional();
  }

  private Optional<Text> move(Optional<Text> text, TextStatus next, @Nullable String error) {
    if (text.isEmpty() || !text.get().status().mayBecome(next)) {
      return Optional.empty();
    }
    jdbc.sql("update sms.text set status = :status, error = :error where id = :id")
        .param("status", word(next))
        .param("error", error)
        .param("id", text.get().id())
        .update();
    return find(text.get().id());
  }

  private record Report(TextStatus status, @Nullable String error) {}

  private static String word(TextStatus status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  private static TextStatus status(String word) {
    return TextStatus.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static Text text(ResultSet row, int index) throws SQLException {
    var call = row.getObject("call_id", UUID.class);
    return new Text(
        row.getObject("id", UUID.class),
        new WorkspaceId(row.getObject("workspace_id", UUID.class)),
        call == null ? null : new CallId(call),
        row.getObject("template_id", UUID.class),
        new E164(row.getString("from_number")),
        new E164(row.getString("to_number")),
        row.getString("body"),
        status(row.getString("status")),
        row.getString("error"),
        row.getTimestamp("created_at").toInstant());
  }
}
