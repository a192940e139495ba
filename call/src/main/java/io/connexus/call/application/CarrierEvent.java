package io.connexus.call.application;

import io.connexus.call.domain.CallEvent.Cause;
import io.connexus.platform.E164;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something the carrier told about a leg.
 *
 * <p>{@code carrierId} is how it calls the leg, {@code tag} what we called it; null on a caller's
 * leg before we picked up.
 */
public sealed interface CarrierEvent {
  String carrierId();

  @Nullable LegTag tag();

  Instant at();

  /** A new caller. */
  record Arrived(String carrierId, Instant at, E164 from, E164 to) implements CarrierEvent {
    @Override
    public @Nullable LegTag tag() {
      return null;
    }
  }

  /** A leg we asked for is being rung. */
  record Dialled(String carrierId, @Nullable LegTag tag, Instant at) implements CarrierEvent {}

  record Answered(String carrierId, @Nullable LegTag tag, Instant at) implements CarrierEvent {}

  /** Whoever was asked by {@link Carrier#askForKey} has pressed it. */
  record Accepted(String carrierId, @Nullable LegTag tag, Instant at) implements CarrierEvent {}

  /** Whoever was asked by {@link Carrier#askForKey} has not pressed it, and is not asked again. */
  record NotAccepted(String carrierId, @Nullable LegTag tag, Instant at) implements CarrierEvent {}

  record Bridged(String carrierId, @Nullable LegTag tag, Instant at) implements CarrierEvent {}

  record Ended(String carrierId, @Nullable LegTag tag, Instant at, Cause cause)
      implements CarrierEvent {}

  /** A leg is in a room. */
  record Joined(String carrierId, @Nullable LegTag tag, Instant at, String room)
      implements CarrierEvent {}

  /** A room has lasted as long as the carrier lets one; whoever was in it is in none. */
  record RoomExpired(String carrierId, @Nullable LegTag tag, Instant at, String room)
      implements CarrierEvent {}

  /** A sentence of {@link Carrier#say} is over. */
  record Said(String carrierId, @Nullable LegTag tag, Instant at) implements CarrierEvent {}

  /**
   * A recording is over and can be copied.
   *
   * @param recording the one we asked for; null if we did not
   * @param recordingId how the carrier calls it
   * @param link where its sound is, for a short time
   */
  record Recorded(
      String carrierId,
      @Nullable LegTag tag,
      Instant at,
      @Nullable RecordingTag recording,
      String recordingId,
      String format,
      Instant startedAt,
      Instant endedAt,
      @Nullable URI link)
      implements CarrierEvent {}

  /** The carrier could not record. */
  record RecordingFailed(
      String carrierId, @Nullable LegTag tag, Instant at, @Nullable RecordingTag recording)
      implements CarrierEvent {}

  /** What was said in a recording. */
  record RecordingTranscribed(
      String carrierId, @Nullable LegTag tag, Instant at, String recordingId, String text)
      implements CarrierEvent {}

  /**
   * Words on a leg that is being written down.
   *
   * @param byCaller whether the leg's own party said it, or the one it is connected with
   */
  record Heard(
      String carrierId,
      @Nullable LegTag tag,
      Instant at,
      String eventId,
      String text,
      boolean byCaller)
      implements CarrierEvent {}
}
