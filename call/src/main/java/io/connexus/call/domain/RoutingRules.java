package io.connexus.call.domain;

import io.connexus.platform.E164;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of callers of one number.
 *
 * @param hours when the business is open; null is always
 * @param open who answers while it is
 * @param strategy in which order telephones ring
 * @param ringSeconds how long each round of telephones rings
 * @param unanswered what follows when people were to answer and nobody did
 * @param closed what happens outside the hours
 * @param closedMessage what the caller hears then before a message is taken or the call ends; null
 *     is the usual words
 * @param forwardTo the telephone that is rung where something says {@code FORWARD}; null otherwise
 * @param anonymous what happens to callers who withhold their number
 * @param vipToPeople whether callers who matter most get a person first, in business hours
 */
public record RoutingRules(
    @Nullable OpeningHours hours,
    First open,
    Strategy strategy,
    int ringSeconds,
    Unanswered unanswered,
    Closed closed,
    @Nullable String closedMessage,
    @Nullable E164 forwardTo,
    Anonymous anonymous,
    boolean vipToPeople) {

  /** Of a number for which nothing was decided: the AI answers at any time. */
  public static final RoutingRules USUAL =
      new RoutingRules(
          null,
          First.AI,
          Strategy.ALL,
          25,
          Unanswered.VOICEMAIL,
          Closed.VOICEMAIL,
          null,
          null,
          Anonymous.AS_ANYBODY,
          false);

  /** Who answers first. */
  public enum First {
    AI,
    PEOPLE
  }

  /** In which order telephones ring. */
  public enum Strategy {
    /** All at once. */
    ALL,
    /** One member after another, as they are listed. */
    IN_TURN,
    /** One member after another, first who has been without a call for longest. */
    LONGEST_IDLE
  }

  /** What follows when nobody answered. */
  public enum Unanswered {
    AI,
    VOICEMAIL,
    FORWARD,
    QUEUE
  }

  /** What happens outside business hours. */
  public enum Closed {
    AI,
    VOICEMAIL,
    /** A sentence, and the end of the call. */
    MESSAGE,
    FORWARD
  }

  /** What happens to callers who withhold their number. */
  public enum Anonymous {
    AS_ANYBODY,
    VOICEMAIL,
    REJECT
  }

  /** Whether somewhere a call is to be forwarded. */
  public boolean forwards() {
    return unanswered == Unanswered.FORWARD || closed == Closed.FORWARD;
  }
}
