package io.connexus.telnyx;

import org.jspecify.annotations.Nullable;

/**
 * A number of the account.
 *
 * @param status such as {@code active} or {@code purchase-pending}
 * @param connectionId where its calls go, if anywhere
 * @param messagingProfileId how its texts are handled; without one it can neither send nor receive
 */
public record HeldNumber(
    String id,
    String phoneNumber,
    String status,
    @Nullable String connectionId,
    @Nullable String messagingProfileId) {

  @Override
  public String toString() {
    return "HeldNumber[id=" + id + ", status=" + status + "]";
  }
}
