package io.connexus.call.application;

import io.connexus.platform.E164;
import io.connexus.platform.Language;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
   * @param from a number of ours: a carrier lets nobody call from another's (Telnyx, D35)
   * @return the new leg's id
   */
  String dialAi(LegTag tag, String address, E164 from, String callerId, UUID commandId);

  /**
   * Rings a person for at most {@code ringFor}.
   *
   * @param to a number in E.164, or the SIP address of a softphone, which is told the call's id
   * @param callerId the leg it is to be connected with; null if there is none yet
   * @return the new leg's id
   */
  String dialHuman(
      LegTag tag,
      String to,
      E164 from,
      @Nullable String callerId,
      Duration ringFor,
      UUID commandId);

  /**
   * Rings somebody outside for a member; when they answer they are connected with the member. They
   * survive the end of that connection.
   *
   * @return the new leg's id
   */
  String dialOutside(
      LegTag tag, E164 to, E164 from, String memberId, Duration ringFor, UUID commandId);

  /** Connects the caller with another leg; the caller survives its end. */
  void bridge(String callerId, String otherId, UUID commandId);

  /** Says a sentence to the caller alone. */
  void say(String callerId, String text, Language language, UUID commandId);

  /**
   * Asks whoever picked up, twice at most, to press 1; then {@link CarrierEvent.Accepted} comes, or
   * {@link CarrierEvent.NotAccepted} if nobody pressed it within 20 s.
   */
  void askForKey(String carrierId, String question, Language language, UUID commandId);

  /** What a leg hears without end. */
  enum Sound {
    /** What callers hear who wait. */
    MUSIC,
    /** What a member hears while whom they call is rung. */
    RINGBACK
  }

  /**
   * Lets a leg hear this without end, once what is being said to it is over; ended by {@link
   * #stopPlaying}.
   */
  void play(String carrierId, Sound sound, UUID commandId);

  /** Ends {@link #play}, and whatever else the carrier says to the leg. */
  void stopPlaying(String carrierId, UUID commandId);

  /** Has what both sides say written down, as {@link CarrierEvent.Heard}. */
  void transcribe(String callerId, Language language, UUID commandId);

  /** Ends {@link #transcribe}. */
  void stopTranscribing(String callerId, UUID commandId);

  /**
   * Records what is heard on the caller's leg until {@link #stopRecording}, its end, or, of a
   * voicemail, silence or two minutes; then {@link CarrierEvent.Recorded} comes, with the tag. The
   * leg's later events carry the tag too. A voicemail begins with a beep.
   */
  void record(String callerId, RecordingTag tag, Language language, UUID commandId);

  /** Ends {@link #record}. */
  void stopRecording(String callerId, UUID commandId);

  /**
   * Opens a room with one leg in it, which leaves its bridge.
   *
   * @param name of the room: one that is open under it already is the same room
   * @return the room's id
   */
  String openRoom(String name, String carrierId, UUID commandId);

  /**
   * Brings a leg into a room, if it is not there already; it leaves its bridge.
   *
   * @param held it hears music and nobody hears it
   * @param muted it hears the others and nobody hears it
   */
  void join(String room, String carrierId, boolean held, boolean muted, UUID commandId);

  /** Takes a leg out of a room; it is kept. */
  void leave(String room, String carrierId, UUID commandId);

  /** Lets a leg in a room hear music instead of the others, who do not hear it; or ends that. */
  void hold(String room, String carrierId, boolean held);

  /** Keeps what a leg in a room says from the others, or not. */
  void mute(String room, String carrierId, boolean muted);

  /**
   * Lets a leg hear keys.
   *
   * @param keys {@code 0-9 * #}, and {@code w} for half a second of silence
   */
  void press(String carrierId, String keys, UUID commandId);

  /** Whether the leg still exists. */
  boolean isAlive(String carrierId);

  /** Every live leg. */
  List<LiveLeg> liveLegs();

  /**
   * A leg that lives.
   *
   * @param tag what we called it; null for a caller's whom we have not picked up
   */
  record LiveLeg(String carrierId, @Nullable LegTag tag) {}

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
