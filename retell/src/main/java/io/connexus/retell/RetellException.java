package io.connexus.retell;

/**
 * Retell did not do what was asked. The message names the operation and the status, never the body:
 * error bodies can echo phone numbers.
 */
public final class RetellException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final boolean retryable;

  private RetellException(String message, int status, boolean retryable) {
    super(message);
    this.status = status;
    this.retryable = retryable;
  }

  static RetellException refused(String operation, int status) {
    boolean passing = status == 408 || status == 409 || status == 429 || status >= 500;
    return new RetellException("Retell refused " + operation + " with " + status, status, passing);
  }

  static RetellException unanswered(String operation, Throwable cause) {
    var why = cause.getClass().getSimpleName(); // its message may hold an address
    return new RetellException("Retell did not answer " + operation + " (" + why + ")", 0, true);
  }

  /** An answer that came but cannot be read; asking again would bring the same. */
  static RetellException unreadable(String operation, int status) {
    return new RetellException("Retell's answer to " + operation + " is unreadable", status, false);
  }

  /** The HTTP status; 0 if no answer came. */
  public int status() {
    return status;
  }

  /** Whether the same request may succeed later. Says nothing on whether repeating it is safe. */
  public boolean retryable() {
    return retryable;
  }

  /** True if Retell does not know the agent or call: 404, on older endpoints 422. */
  public boolean unknownAsset() {
    return status == 404 || status == 422;
  }
}
