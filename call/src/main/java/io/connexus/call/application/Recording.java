package io.connexus.call.application;

import io.connexus.call.domain.RecordingKind;
import io.connexus.platform.CallId;
import io.connexus.platform.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was recorded of a call.
 *
 * @param carrierId how the carrier calls it
 * @param format {@code wav} or {@code mp3}
 * @param duration as the carrier told; of a kept {@code wav}, what is in it
 * @param bytes 0 until it is kept
 * @param sha256 in hex; null until it is kept
 * @param transcript what was said, once the carrier has told
 * @param heardAt when a member first listened to it
 * @param expiresAt when it is to be deleted; null: never
 */
public record Recording(
    UUID id,
    WorkspaceId workspace,
    CallId call,
    RecordingKind kind,
    String carrierId,
    String format,
    Instant startedAt,
    Duration duration,
    State state,
    long bytes,
    @Nullable String sha256,
    @Nullable String transcript,
    @Nullable Instant heardAt,
    @Nullable Instant expiresAt) {

  /** Where its sound is. */
  public enum State {
    /** Still at the carrier's. */
    COPYING,
    KEPT,
    /** It could not be copied so far. */
    FAILED,
    /** By a member, or because its time was over. */
    DELETED,
    /** The caller said nothing, and nothing was kept. */
    EMPTY
  }

  /** What the object store keeps it under. */
  public String key() {
    return "recordings/" + workspace + "/" + id + "." + format;
  }

  /** The media type of its sound. */
  public String mediaType() {
    return format.equals("wav") ? "audio/wav" : "audio/mpeg";
  }
}
