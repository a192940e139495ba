package io.connexus.call.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way a caller goes, as it was decided when they arrived.
 *
 * @param rounds the telephones that ring when a person is to answer or the AI cannot: all of a
 *     round at once, and the next when nobody of it answers; a round without telephones waits for
 *     one that wakes
 * @param unanswered what follows when people were to answer and nobody did
 * @param ringSeconds how long each round rings
 * @param message what is said first; null for the usual words
 */
public record Route(
    First first,
    List<List<Person>> rounds,
    Unanswered unanswered,
    int ringSeconds,
    @Nullable String message) {

  /** Who has the caller first. */
  public enum First {
    AI,
    PEOPLE,
    VOICEMAIL,
    /** Nobody: the caller hears a sentence. */
    MESSAGE
  }

  /** Who has the caller when nobody answered. */
  public enum Unanswered {
    AI,
    VOICEMAIL,
    /** The queue, where they wait for somebody who does not talk any more. */
    QUEUE
  }

  /** As long as most people need to get to a telephone. */
  static final int USUAL_RING_SECONDS = 25;

  public Route {
    rounds = rounds.stream().map(List::copyOf).toList();
  }

  /** To the AI, with these people in reserve. */
  public static Route toAi(List<Person> reserve) {
    var rounds = reserve.isEmpty() ? List.<List<Person>>of() : List.of(reserve);
    return new Route(First.AI, rounds, Unanswered.AI, USUAL_RING_SECONDS, null);
  }
}
