package io.connexus.platform.outbox;

import java.sql.Timestamp;
import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Webhooks as they came, each kept once under the vendor's own event id. Written in the transaction
 * that applies the event, so an event is either kept and applied or, after a crash, delivered
 * again.
 */
public final class Inbox {
  private final JdbcClient jdbc;
  private final InstantSource clock;

  public Inbox(JdbcClient jdbc, InstantSource clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** What the inbox makes of an event. */
  public enum Kept {
    /** Seen for the first time: apply it. */
    NEW,
    /** The vendor delivers it again, signed anew: nothing is left to do. */
    REDELIVERED,
    /** The very same signed request again: not the vendor's way, so refuse it. */
    REPLAYED
  }

  /**
   * Keeps the event in the current transaction.
   *
   * @param source the vendor, such as {@code telnyx}
   * @param eventId the vendor's id of the event, the same in every redelivery
   * @param body the JSON body
   * @param signature the vendor's signature of this delivery
   */
  public Kept keep(String source, String eventId, String type, String body, String signature) {
    int inserted =
        jdbc.sql(
                """
                insert into platform.inbox (source, event_id, type, body, signature, received_at)
                values (:source, :id, :type, cast(:body as jsonb), :signature, :now)
                on conflict (source, event_id) do nothing
                """)
            .param("source", source)
            .param("id", eventId)
            .param("type", type)
            .param("body", storable(body))
            .param("signature", signature)
            .param("now", Timestamp.from(clock.instant()))
            .update();
    if (inserted == 1) {
      return Kept.NEW;
    }
    boolean same =
        jdbc.sql(
                "select signature = :signature from platform.inbox where source = :source and event_id = :id")
            .param("signature", signature)
            .param("source", source)
            .param("id", eventId)
            .query((row, _) -> row.getBoolean(1))
            .single();
    return same ? Kept.REPLAYED : Kept.REDELIVERED;
  }

  /** PostgreSQL's jsonb has no NUL, but a text from a handset may. */
  private static String storable(String body) {
    return body.replace("\\u0000", "\\ufffd");
  }
}
