package io.connexus.gateway;

import io.connexus.platform.TraceContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * Where a request belongs in a trace (W3C Trace Context, version 00): taken over from the caller or
 * begun here.
 *
 * @param id 32 hexadecimal digits, in every log line
 * @param flags two hexadecimal digits, passed on as they are
 */
record Trace(String id, String flags) {
  static final String HEADER = "traceparent";
  private static final String ATTRIBUTE = Trace.class.getName();
  private static final Pattern SHAPE =
      Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})");

  static Trace of(HttpServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof Trace known) {
      return known;
    }
    var offered = request.getHeader(HEADER);
    var matcher = SHAPE.matcher(offered == null ? "" : offered);
    var trace =
        matcher.matches()
            ? new Trace(matcher.group(1), matcher.group(2))
            : new Trace(random(), "00");
    request.setAttribute(ATTRIBUTE, trace);
    return trace;
  }

  /** What the next process is told: the same trace, and this request as its parent. */
  String next() {
    return context().next();
  }

  TraceContext context() {
    return new TraceContext(id, flags);
  }

  private static String random() {
    byte[] bytes = new byte[16];
    ThreadLocalRandom.current().nextBytes(bytes);
    bytes[0] |= 1; // all zero is not allowed
    return HexFormat.of().formatHex(bytes);
  }
}
