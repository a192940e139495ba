package io.connexus.call.domain;

import io.connexus.call.domain.CallEvent.Deadline;
import io.connexus.platform.Language;
import io.connexus.platform.Wording;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the life cycle wants done. Each is independent of the others; its effect comes back as an
 * event.
 */
public sealed interface CallCommand {

  /** Pick up the caller. */
  record Answer(Leg leg) implements CallCommand {}

  /** Turn the caller away without picking up. */
  record Reject(String carrierId) implements CallCommand {}

  /** Have the AI vendor expect us. */
  record PrepareAi(int session) implements CallCommand {}

  /** Dial the AI, connected with the caller as soon as it answers. */
  record DialAi(int leg, String address, String callerId) implements CallCommand {}

  /** Ring a person; {@code callerId} is null when it is their own call that has only begun. */
  record DialHuman(int leg, Person person, @Nullable String callerId) implements CallCommand {}

  /** Ask whoever picked up to press a key if they want the caller. */
  record AskToAccept(int leg, String carrierId) implements CallCommand {}

  /**
   * Let a member hear it ring, and ring whom they call, connected with the member as soon as they
   * answer.
   */
  record DialOutside(String memberId) implements CallCommand {}

  /** Let the member who calls hear it ring no longer. */
  record StopRinging(String memberId) implements CallCommand {}

  /** Say to the member who calls why nobody answers, and nothing else. */
  record Explain(int leg, String memberId, Phrase phrase) implements CallCommand {}

  /** Connect the caller with this leg instead of whomever they are connected with. */
  record Bridge(String callerId, int leg, String carrierId) implements CallCommand {}

  /** Say a sentence to the caller in the carrier's voice. */
  record Say(String callerId, Phrase phrase) implements CallCommand {}

  /** Say words of the business's own to the caller in the carrier's voice. */
  record Read(String callerId, String text) implements CallCommand {}

  /**
   * Let the caller in the queue hear music, after a word.
   *
   * @param position their place in the line, which they are told; 0 to be asked to wait
   */
  record Entertain(String callerId, int position) implements CallCommand {}

  /** Let the caller for whom people are rung hear music. */
  record PlayMusic(String callerId) implements CallCommand {}

  /** End the music. */
  record StopMusic(String callerId) implements CallCommand {}

  /** Look for somebody who may have the caller in the queue. */
  record SeekPeople() implements CallCommand {}

  /**
   * Look again who may be rung next.
   *
   * @param leg the number of the leg that comes next
   * @param then who was to be rung next, as it was decided before
   */
  record SeekRound(int leg, List<List<Person>> then) implements CallCommand {}

  /** Nothing the AI says reaches the caller from now on. */
  record SilenceAi() implements CallCommand {}

  /** The AI speaks again, beginning with this. */
  record ResumeAi(Phrase phrase) implements CallCommand {}

  /** Write down what caller and person say to each other. */
  record Transcribe(String callerId) implements CallCommand {}

  /** Write nothing down any more: the AI hears for itself. */
  record StopTranscribing(String callerId) implements CallCommand {}

  /** Hang up a leg. */
  record HangUp(int leg, String carrierId) implements CallCommand {}

  /** Open a room with this person's leg; the caller, left alone on the bridge, stays. */
  record OpenRoom(int leg, String carrierId) implements CallCommand {}

  /**
   * Bring a leg into the room.
   *
   * @param apart the caller on hold, anybody else muted
   */
  record JoinRoom(String room, int leg, String carrierId, boolean apart) implements CallCommand {}

  /** Take the caller out of the room. */
  record LeaveRoom(String room, String callerId) implements CallCommand {}

  /** Let the caller hear music and nobody hear the caller, or all each other. */
  record Hold(String room, String callerId, boolean held) implements CallCommand {}

  /** Keep what a person says from the others, or not. */
  record Mute(String room, int leg, String carrierId, boolean muted) implements CallCommand {}

  /** Come back to this later. */
  record Wake(Deadline deadline, int number) implements CallCommand {}

  /**
   * Say the voicemail's greeting to the caller.
   *
   * @param greeting null: the workspace's own
   */
  record Greet(String callerId, @Nullable String greeting, int take) implements CallCommand {}

  /** Tell the caller that they will be recorded. */
  record AnnounceRecording(String callerId, String text, int take) implements CallCommand {}

  /**
   * Tell somebody outside who talks with the caller that they are recorded, if they are to know.
   */
  record TellOfRecording(int leg, String carrierId) implements CallCommand {}

  /** Record what is heard on the caller's leg. */
  record StartRecording(String callerId, RecordingKind kind, int take) implements CallCommand {}

  /** Record nothing more. */
  record StopRecording(String callerId) implements CallCommand {}

  /** Believe that this softphone, which could not be rung, can ring only when it says so again. */
  record DoubtTelephone(Person person) implements CallCommand {}

  /** What is said to callers besides the AI's own words, and to members whose call fails. */
  enum Phrase {
    ONE_MOMENT(
        "Thank you for calling. One moment, please.", "Gracias por llamar. Un momento, por favor."),
    STILL_THERE(
        "Please stay on the line. I will be with you in a moment.",
        "Por favor, no cuelgue. Enseguida estoy con usted."),
    CONNECTING_YOU(
        "One moment, please. I am connecting you.", "Un momento, por favor. Le comunico."),
    NOBODY_FREE(
        "I am sorry, nobody is free to take your call just now. I am here to help, though. What would you like to know?",
        "Lo siento, en este momento nadie puede atender su llamada. Pero yo puedo ayudarle. ¿Qué desea saber?"),
    BACK_TO_AI(
        "Hello again. How else can I help you?", "Hola de nuevo. ¿En qué más puedo ayudarle?"),
    UNREACHABLE(
        "We are sorry, nobody can take your call at the moment. We have noted your number and will call you back. Goodbye.",
        "Lo sentimos, en este momento nadie puede atender su llamada. Hemos anotado su número y le devolveremos la llamada. Adiós."),
    CLOSED(
        "Thank you for calling. We are closed at the moment. Please call again. Goodbye.",
        "Gracias por llamar. En este momento estamos cerrados. Por favor, vuelva a llamar. Adiós."),
    ALL_TALK(
        "All of our people are on the phone just now. Please stay on the line; we will be with you as soon as we can.",
        "En este momento todo nuestro personal está al teléfono. Por favor, no cuelgue; le atenderemos en cuanto podamos."),
    NO_ANSWER("Nobody answers.", "Nadie contesta."),
    BUSY("The line is busy.", "La línea está ocupada."),
    DECLINED("The call was declined.", "La llamada fue rechazada."),
    NO_SUCH_NUMBER("No telephone has this number.", "Ningún teléfono tiene este número."),
    NOT_CONNECTED("The call could not be connected.", "No se pudo establecer la llamada.");

    private final String en;
    private final String es;

    Phrase(String en, String es) {
      this.en = en;
      this.es = es;
    }

    /** The words. */
    public String in(Language language) {
      return new Wording(en, es).in(language);
    }
  }
}
