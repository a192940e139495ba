package io.connexus.call.application;

import io.connexus.platform.E164;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * The phone network. Every command carries an id; the carrier does a repeated id once, for 60
 * seconds. Methods return when the carrier has accepted; what came of it arrives as a {@link
 * CarrierEvent}. Each throws {@link CarrierException}.
 */
public interface Carrier {

  /** Picks up an incoming leg; its later events carry {@code tag}. */
  void answer(String carrierId, LegTag tag, UUID commandId);

  /** Turns an incoming leg away without picking up. */
  void reject(String carrierId, UUID commandId);

  /** Ends a leg. */
  void hangUp(String carrierId, UUID commandId);

  /**
   * Dials the AI; when it answers it is connected with the caller. Both survive the end of that
   * connection.
   *
   * @return the new leg's id
   */
  String dialAi(LegTag tag, String address, E164 from, String callerId, UUID commandId);

  /**
   * Rings a person for at most {@code ringFor}.
   *
   * @return the new leg's id
   */
  String dialHuman(
      LegTag tag, E164 to, E164 from, String callerId, Duration ringFor, UUID commandId);

  /** Connects the caller with another leg; the caller survives its end. */
  void bridge(String callerId, String otherId, UUID commandId);

  /** Says a sentence to the caller alone. */
  void say(String callerId, String text, UUID commandId);

  /** Has what both sides say written down, as {@link CarrierEvent.Heard}. */
  void transcribe(String callerId, UUID commandId);

  /** Ends {@link #transcribe}. */
  void stopTranscribing(String callerId, UUID commandId);

  /** Whether the leg still exists. */
  boolean isAlive(String carrierId);

  /** The id of a live leg that carries this tag. */
  Optional<String> find(LegTag tag);

  /** The carrier did not do it. */
  final class CarrierException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why, in terms of what to do about it. */
    public enum Kind {
      /** The leg is over: an ordinary outcome of racing a hang-up. */
      LEG_OVER,
      /** It will never do this. */
      REFUSED,
      /** It did not answer properly: ask again with the same command id. */
      UNAVAILABLE
    }

    private final Kind kind;

    public CarrierException(Kind kind, Throwable cause) {
      super(kind.name(), cause);
      this.kind = kind;
    }

    public Kind kind() {
      return kind;
    }
  }
}
