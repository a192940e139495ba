package io.connexus.sandbox.chaos;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Requests that match are delayed, or answered with an error instead of being handled.
 *
 * @param match the start of {@code METHOD /path}, or a regular expression for the whole of it
 * @param status the error to answer; 0 only delays
 * @param delayMs how long to wait first
 * @param left how often it still strikes
 */
public record Fault(String match, int status, long delayMs, AtomicInteger left) {
  /** What a stricken request gets. */
  public record Hit(int status, long delayMs) {}

  @Nullable Hit strike(String request) {
    if (!matches(request) || left.getAndUpdate(n -> Math.max(0, n - 1)) <= 0) {
      return null;
    }
    return new Hit(status, delayMs);
  }

  private boolean matches(String request) {
    if (request.startsWith(match)) {
      return true;
    }
    try {
      return Pattern.matches(match, request);
    } catch (PatternSyntaxException e) {
      return false;
    }
  }
}
