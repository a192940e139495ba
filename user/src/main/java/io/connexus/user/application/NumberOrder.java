package io.connexus.user.application;

import io.connexus.platform.E164;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A number being bought at the carrier, or that was.
 *
 * @param failure why it was not bought; set when {@code status} is FAILED
 */
public record NumberOrder(
    UUID id,
    WorkspaceId workspace,
    E164 number,
    @Nullable String label,
    UserId by,
    Status status,
    @Nullable Failure failure,
    Instant createdAt,
    @Nullable Instant finishedAt) {

  /** Where it stands. */
  public enum Status {
    PENDING,
    DONE,
    FAILED
  }

  /** Why a number was not bought. The code never changes once released. */
  public enum Failure {
    NUMBER_GONE("number-gone", "Somebody else has taken the number. Search for another."),
    NOT_SEARCHED(
        "number-not-searched", "The carrier wants a search before. Search and order again."),
    NO_FUNDS("no-funds", "The carrier account has not enough funds."),
    REFUSED("refused", "The carrier refused the order."),
    CARRIER_DOWN("carrier-down", "The carrier did not answer. Nothing was ordered."),
    NOT_PLACED("not-placed", "The carrier knows of no such order. Nothing was ordered."),
    TAKEN("number-taken", "Another workspace has added the number meanwhile.");

    private final String code;
    private final String words;

    Failure(String code, String words) {
      this.code = code;
      this.words = words;
    }

    /** For programs. */
    public String code() {
      return code;
    }

    /** For people. */
    public String words() {
      return words;
    }
  }
}
