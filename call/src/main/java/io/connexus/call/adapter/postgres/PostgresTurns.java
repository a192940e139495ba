package io.connexus.call.adapter.postgres;

import io.connexus.call.Speaker;
import io.connexus.call.Turn;
import io.connexus.call.application.Turns;
import io.connexus.platform.CallId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@link Turns} in the table {@code call.turn}. */
public final class PostgresTurns implements Turns {
  private final JdbcClient jdbc;

  public PostgresTurns(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public boolean put(CallId call, Turn turn) {
    var source = turn.source();
    return jdbc.sql(
                """
                insert into call.turn as t (call_id, id, speaker, text, settled, at, faq_id, faq_question)
                select id, :turn, :speaker, :text, :settled, cast(:at as timestamptz), cast(:faq as uuid), cast(:question as text) from call.call where id = :call
                on conflict (call_id, id) do update
                  set text = excluded.text, settled = excluded.settled,
                      faq_id = excluded.faq_id, faq_question = excluded.faq_question
                  where (t.text, t.settled, t.faq_id) is distinct from (excluded.text, excluded.settled, excluded.faq_id)
                """)
            .param("call", call.value())
            .param("turn", turn.id())
            .param("speaker", turn.speaker().name().toLowerCase(Locale.ROOT))
            .param("text", turn.text())
            .param("settled", turn.settled())
            .param("at", Timestamp.from(turn.at()))
            .param("faq", source == null ? null : source.faqId())
            .param("question", source == null ? null : source.question())
            .update()
        == 1;
  }

  @Override
  public List<Turn> of(CallId call) {
    return jdbc.sql(
            "select id, speaker, text, settled, at, faq_id, faq_question from call.turn where call_id = :call order by position")
        .param("call", call.value())
        .query((row, _) -> turn(row))
        .list();
  }

  private static Turn turn(ResultSet row) throws SQLException {
    var faq = row.getObject(6, UUID.class);
    return new Turn(
        row.getString(1),
        Speaker.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
        row.getString(3),
        row.getBoolean(4),
        row.getTimestamp(5).toInstant(),
        faq == null ? null : new Turn.Source(faq, row.getString(7)));
  }
}
