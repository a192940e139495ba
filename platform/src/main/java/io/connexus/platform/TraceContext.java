package io.connexus.platform;

import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The trace that a thread works in (W3C Trace Context, version 00): that of the request it serves,
 * or of the command it carries out.
 *
 * @param id 32 hexadecimal digits
 * @param flags two hexadecimal digits, passed on as they are
 */
public record TraceContext(String id, String flags) {
  private static final ThreadLocal<TraceContext> CURRENT = new ThreadLocal<>();

  /** All that is done about a subject, such as a call, is one trace with the subject's id. */
  public static TraceContext about(UUID subject) {
    return new TraceContext(subject.toString().replace("-", ""), "00");
  }

  /** That of this thread. */
  public static Optional<TraceContext> current() {
    return Optional.ofNullable(CURRENT.get());
  }

  /** This thread works in it until {@link #forget}. */
  public void remember() {
    CURRENT.set(this);
  }

  /** This thread works in none any more. */
  public static void forget() {
    CURRENT.remove();
  }

  /** The {@code traceparent} that the next one is told, with a parent id of its own. */
  public String next() {
    byte[] parent = new byte[8];
    ThreadLocalRandom.current().nextBytes(parent);
    parent[0] |= 1; // all zero is not allowed
    return "00-" + id + "-" + HexFormat.of().formatHex(parent) + "-" + flags;
  }
}
