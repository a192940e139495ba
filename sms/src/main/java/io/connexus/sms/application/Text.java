package io.connexus.sms.application;

import io.connexus.platform.CallId;
import io.connexus.platform.E164;
import io.connexus.platform.WorkspaceId;
import io.connexus.sms.domain.TextStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One text that was sent or is to be.
 *
 * @param call the call it belongs to, if any
 * @param template what it was made from; null once that was removed
 * @param error why it failed; null unless it did
 */
public record Text(
    UUID id,
    WorkspaceId workspace,
    @Nullable CallId call,
    @Nullable UUID template,
    E164 from,
    E164 to,
    String body,
    TextStatus status,
    @Nullable String error,
    Instant createdAt) {

  /** Shows neither numbers nor words. */
  @Override
  public String toString() {
    return "Text[" + id + " " + status + "]";
  }
}
