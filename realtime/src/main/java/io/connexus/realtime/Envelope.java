package io.connexus.realtime;

import io.connexus.platform.CallId;
import io.connexus.platform.Language;
import io.connexus.platform.Problem;
import io.connexus.platform.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Frames as JSON text. Written by hand, because the data of an event is JSON already and its number
 * is known last; everything put in is an id, a number, a constant or JSON.
 */
final class Envelope {
  private Envelope() {}

  static String hello(String stream, long seq) {
    return "{\"event\":\"hello\",\"data\":{\"stream\":\"" + stream + "\",\"seq\":" + seq + "}}";
  }

  static String numbered(String event, long seq, String data) {
    return "{\"event\":\"" + event + "\",\"seq\":" + seq + ",\"data\":" + data + "}";
  }

  static String participant(CallId call, UserId user) {
    return "{\"callId\":\"" + call + "\",\"userId\":\"" + user + "\"}";
  }

  static String reread() {
    return "{\"event\":\"reread\",\"data\":{}}";
  }

  /**
   * @param id the client's, as JSON
   */
  static String ack(@Nullable String id) {
    return "{\"event\":\"ack\"" + answering(id) + ",\"data\":{}}";
  }

  static String error(@Nullable String id, Problem problem) {
    var data =
        "{\"problem\":\""
            + problem.slug()
            + "\",\"title\":\""
            + problem.title().in(Language.EN)
            + "\"}";
    return "{\"event\":\"error\"" + answering(id) + ",\"data\":" + data + "}";
  }

  private static String answering(@Nullable String id) {
    return id == null ? "" : ",\"id\":" + id;
  }
}
