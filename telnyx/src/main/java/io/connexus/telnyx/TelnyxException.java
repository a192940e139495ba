package io.connexus.telnyx;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Telnyx did not do what was asked. The message names the operation, the status and Telnyx's own
 * code, and never a number, a text or a body.
 */
public final class TelnyxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final int status;
  private final String code;
  private final String title;
  private final boolean maybeDone;
  private final @Nullable Duration retryAfter;

  private TelnyxException(
      String operation, Kind kind, Answer answer, boolean maybeDone, @Nullable Throwable cause) {
    super(describe(operation, kind, answer), cause);
    this.kind = kind;
    this.status = answer.status;
    this.code = answer.code;
    this.title = answer.title;
    this.retryAfter = answer.retryAfter;
    this.maybeDone = maybeDone;
  }

  /** Telnyx answered with an error. */
  static TelnyxException answered(String operation, Answer answer) {
    // A gateway's 502 or 504 says nothing about what happened behind it.
    boolean maybeDone = answer.status == 502 || answer.status == 504;
    return new TelnyxException(operation, kindOf(answer), answer, maybeDone, null);
  }

  /** Nothing usable came back. */
  static TelnyxException silent(String operation, boolean maybeDone, @Nullable Throwable cause) {
    return new TelnyxException(operation, Kind.UNAVAILABLE, Answer.NONE, maybeDone, cause);
  }

  /** Telnyx said yes, but not what we need to know. */
  static TelnyxException unreadable(String operation, int status) {
    var answer = new Answer(status, "", "unreadable answer", null);
    return new TelnyxException(operation, Kind.UNAVAILABLE, answer, true, null);
  }

  private static Kind kindOf(Answer answer) {
    return switch (answer.code) {
      case "90015", "90018" -> Kind.ENDED;
      case "90034", "90020" -> Kind.NOT_ANSWERED;
      default -> {
        int status = answer.status;
        boolean refused = status >= 400 && status < 500 && status != 408 && status != 429;
        yield refused ? Kind.REFUSED : Kind.UNAVAILABLE;
      }
    };
  }

  private static String describe(String operation, Kind kind, Answer answer) {
    if (answer.status == 0) {
      return "telnyx " + operation + ": no answer";
    }
    var code = answer.code.isEmpty() ? "" : "/" + answer.code;
    return "telnyx " + operation + ": " + kind + " " + answer.status + code;
  }

  /** What to do about it. */
  public Kind kind() {
    return kind;
  }

  /** The HTTP status; 0 if no answer came. */
  public int status() {
    return status;
  }

  /** Telnyx's code, a string of digits; empty if there was none. */
  public String code() {
    return code;
  }

  /** Telnyx's own short name of the error, at most 200 characters; empty if there was none. */
  public String title() {
    return title;
  }

  /**
   * True when the request may have reached Telnyx although no answer says so. What cannot be
   * recognised as a repetition (a text, a dial older than 60 s) must then not be sent again.
   */
  public boolean maybeDone() {
    return maybeDone;
  }

  /** How long Telnyx asks to wait, if it said so. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  /** The four things a caller can do about it. */
  public enum Kind {
    /** The call is over or was never there (90018, 90015): success for a hangup. */
    ENDED,
    /** The command needs an answered call (90034; 90020 for a recording). */
    NOT_ANSWERED,
    /** Any other refusal (4xx): the same request will be refused again. */
    REFUSED,
    /** No answer, an overload (429) or a fault (5xx): the same request may work later. */
    UNAVAILABLE
  }

  /** What could be read of an error answer. */
  record Answer(int status, String code, String title, @Nullable Duration retryAfter) {
    static final Answer NONE = new Answer(0, "", "", null);
  }
}
