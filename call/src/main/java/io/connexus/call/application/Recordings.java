package io.connexus.call.application;

import io.connexus.platform.CallId;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known of recordings; their sound is in the object store. */
public interface Recordings {

  /**
   * Adds one that is to be copied; false if the carrier's recording is known already.
   *
   * @param link where the carrier has it, for a short time
   */
  boolean add(Recording recording, @Nullable URI link, Instant now);

  /** What was said in a call's recording, whether or not that itself is known yet. */
  void transcribed(CallId call, String carrierId, String text);

  /** Those of a call that hold, held or will hold something, oldest first. */
  List<Recording> of(WorkspaceId workspace, CallId call);

  /** The recording of this workspace's call. */
  Optional<Recording> find(WorkspaceId workspace, CallId call, UUID id);

  /** How the copying of a recording stands. */
  record Task(Recording recording, @Nullable URI link, Instant askedAt, int tries) {}

  /** Takes the next that is due to be copied; nobody else gets it before {@code until}. */
  Optional<Task> due(Instant now, Instant until);

  /** To be tried again later, from a link that is to be asked for. */
  void postpone(UUID id, Instant until);

  /** Its sound is in the store; false if it was deleted meanwhile, or kept by somebody else. */
  boolean kept(UUID id, Kept kept);

  /** Whether its sound has been deleted. */
  boolean isDeleted(UUID id);

  /** There is nothing in it. */
  void empty(UUID id);

  /**
   * It could not be copied.
   *
   * @param until when it is due again
   * @param expiresAt when it is to be deleted at the carrier; null: never
   */
  void failed(UUID id, Instant until, @Nullable Instant expiresAt);

  /** What was found out by copying. */
  record Kept(long bytes, String sha256, Duration duration, @Nullable Instant expiresAt) {}

  /** A member listened to it for the first time; false if it was not. */
  boolean heard(UUID id, UserId by, Instant at);

  /** Marks as deleted what is kept or has failed; false if it is neither. */
  boolean delete(UUID id, Instant at);

  /** Those whose time is over. */
  List<Recording> expired(Instant now, int most);

  /** Copied, or of no use to us, and still at the carrier. */
  List<Recording> leftAtCarrier(Instant since, int most);

  /** The carrier has no sound of it any more. */
  void goneAtCarrier(UUID id);

  /** Sets anew when what is kept or has failed expires; null: never. */
  void retain(WorkspaceId workspace, @Nullable Duration after);
}
