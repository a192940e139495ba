package io.connexus.telnyx;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A dial in Telnyx's words. */
final class DialBody {
  private DialBody() {}

  static Map<String, @Nullable Object> of(Dial dial) {
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("connection_id", dial.connectionId());
    body.put("from", dial.from());
    body.put("to", dial.to());
    body.put("timeout_secs", dial.timeout().toSeconds());
    body.put("from_display_name", dial.fromDisplayName());
    body.put("link_to", dial.linkTo());
    body.put("bridge_on_answer", dial.bridgeOnAnswer() ? true : null);
    body.put("park_after_unbridge", dial.parkAfterUnbridge() ? "self" : null);
    body.put("custom_headers", dial.headers().isEmpty() ? null : headers(dial.headers()));
    var state = dial.clientState();
    body.put("client_state", state == null ? null : ClientState.encode(state));
    body.put("command_id", dial.commandId().toString());
    return body;
  }

  private static List<Map<String, String>> headers(Map<String, String> headers) {
    return headers.entrySet().stream()
        .map(header -> Map.of("name", header.getKey(), "value", header.getValue()))
        .toList();
  }
}
