package io.connexus.ai.domain;

import io.connexus.ai.domain.Meaning.Question;
import io.connexus.ai.domain.Meaning.Small;
import io.connexus.ai.domain.Said.Who;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the receptionist says, given what was said so far and what it has just heard. It keeps no
 * state of its own: everything follows from the words that were really spoken, so a restarted
 * process goes on as if nothing had happened.
 */
public final class Conversation {
  /** Ends every reply that offers a person; "yes" to it is a wish for one. */
  static final String OFFER = "Shall I connect you with a person?";

  static final String UNKNOWN = "I'm not sure about that, and I don't want to guess. " + OFFER;
  static final String UNHEARD = "Sorry, I didn't catch that. Could you say it again?";
  static final String BACK = "I'm back with you.";
  static final String REACHING = "One moment, I'll try to reach someone for you.";
  static final String REPEATED = "Of course. ";
  static final String ANYTHING_ELSE = "Is there anything else I can help with?";

  private static final String NOISE =
      "(unintelligible audio)"; // Retell's word for speech without words

  private final Persona persona;
  private final String business;

  public Conversation(Persona persona, String business) {
    this.persona = persona;
    this.business = business;
  }

  /**
   * The first words of a session.
   *
   * @param session from 1; above 1 the caller comes back from a person
   * @param earlier what was said in the call before
   */
  public String opening(int session, List<Said> earlier) {
    if (session == 1) {
      return persona.greetingFor(business);
    }
    return earlier.reversed().stream()
        .map(Said::passage)
        .filter(Objects::nonNull)
        .findFirst()
        .map(topic -> BACK + " Earlier you asked: " + topic.question() + " How else can I help?")
        .orElse(BACK + " How else can I help?");
  }

  /** Whether these words hold anything to understand. */
  public static boolean intelligible(String words) {
    return !words.isBlank() && !words.strip().equals(NOISE);
  }

  /**
   * The reply to the caller.
   *
   * @param soFar what was said in the call before the words that were heard
   */
  public Reply reply(Heard heard, List<Said> soFar) {
    return switch (heard.meaning()) {
      case null -> new Reply(Kind.UNKNOWN, UNKNOWN, heard.confidence(), null);
      case Question(var faq) ->
          new Reply(Kind.FAQ, faq.answer(), heard.confidence(), faq.passage());
      case Small small -> small(small, heard.confidence(), soFar);
    };
  }

  /** When nothing could be understood, as opposed to nothing known. */
  public Reply unheard() {
    return new Reply(Kind.SMALL_TALK, UNHEARD, 0, null);
  }

  /** When the caller has been silent for a while. */
  public Reply nudge(List<Said> soFar) {
    var text =
        "Are you still there? " + (offered(soFar) ? OFFER : "Is there anything I can help with?");
    return new Reply(Kind.SMALL_TALK, text, 1, null);
  }

  private Reply small(Small small, double confidence, List<Said> soFar) {
    return switch (small) {
      case HUMAN -> human(confidence);
      case YES ->
          offered(soFar)
              ? human(confidence)
              : talk("Go ahead. What would you like to know?", confidence);
      case NO ->
          askedForMore(soFar)
              ? farewell(confidence)
              : talk("All right. " + ANYTHING_ELSE, confidence);
      case FAREWELL -> farewell(confidence);
      case REPEAT -> repeat(confidence, soFar);
      case WHO_ARE_YOU ->
          talk("I'm " + persona.name() + ", the AI receptionist of " + business + ".", confidence);
      case ABOUT -> talk(about(), confidence);
      case HELP ->
          talk(
              "Ask me anything about "
                  + business
                  + ". If I don't know it, I can connect you with a person.",
              confidence);
      case HOW_ARE_YOU -> talk("I'm doing well, thank you. How can I help?", confidence);
      case WAIT -> talk("Take your time.", confidence);
      case THANKS -> talk("You're welcome. " + ANYTHING_ELSE, confidence);
      case GREETING -> talk("Hello! How can I help?", confidence);
    };
  }

  private String about() {
    return persona.businessDescription().isBlank()
        ? "You've reached " + business + ". How can I help?"
        : "You've reached " + business + ". " + persona.businessDescription();
  }

  private Reply repeat(double confidence, List<Said> soFar) {
    return lastAnswer(soFar)
        .map(said ->
            new Reply(
                said.passage() == null ? Kind.SMALL_TALK : Kind.FAQ,
                REPEATED + withoutRepeat(said.text()),
                confidence,
                said.passage()))
        .orElseGet(() -> talk("I just asked how I can help.", confidence));
  }

  private Reply human(double confidence) {
    return new Reply(Kind.HUMAN, REACHING, confidence, null);
  }

  private Reply farewell(double confidence) {
    return new Reply(
        Kind.FAREWELL, "Thank you for calling " + business + ". Goodbye.", confidence, null);
  }

  private static Reply talk(String text, double confidence) {
    return new Reply(Kind.SMALL_TALK, text, confidence, null);
  }

  /** The last thing worth repeating; going to fetch someone and coming back are not. */
  private static Optional<Said> lastAnswer(List<Said> soFar) {
    return soFar.reversed().stream()
        .filter(said -> said.who() == Who.RECEPTIONIST)
        .filter(said -> !begins(said.text(), BACK) && !begins(said.text(), REACHING))
        .findFirst();
  }

  /** Whether these words begin with the phrase, or are the part of it that was spoken. */
  private static boolean begins(String words, String phrase) {
    return words.startsWith(phrase) || phrase.startsWith(words.strip());
  }

  private static boolean offered(List<Said> soFar) {
    return lastWords(soFar).contains(OFFER);
  }

  private static boolean askedForMore(List<Said> soFar) {
    var words = lastWords(soFar);
    return !words.contains(OFFER)
        && (words.contains("anything else")
            || words.contains("Is there anything")
            || words.contains("else can I help"));
  }

  private static String lastWords(List<Said> soFar) {
    @Nullable Said last = soFar.isEmpty() ? null : soFar.getLast();
    return last == null || last.who() != Who.RECEPTIONIST ? "" : last.text();
  }

  private static String withoutRepeat(String text) {
    return text.startsWith(REPEATED) ? text.substring(REPEATED.length()) : text;
  }
}
