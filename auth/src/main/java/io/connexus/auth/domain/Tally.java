package io.connexus.auth.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * Attempts to sign in that have failed in a row, and how long the next has to wait.
 *
 * @param failures how many
 * @param lastAt when the last of them was
 * @param blockedUntil before then nothing is tried
 */
public record Tally(int failures, Instant lastAt, Instant blockedUntil) {
  /**
   * An account that so many guesses from anywhere have missed is under attack: from networks it has
   * not been signed in from, guesses together wait as those of one guesser do.
   */
  private static final int UNDER_ATTACK = 100;

  private static final Tally NONE = new Tally(0, Instant.EPOCH, Instant.EPOCH);

  /** None yet. */
  public static Tally none() {
    return NONE;
  }

  /** How long to wait; zero if not at all. */
  public Duration pause(Instant now) {
    return now.isBefore(blockedUntil) ? Duration.between(now, blockedUntil) : Duration.ZERO;
  }

  /** With one more failure of one guesser. */
  public Tally oneMoreFromHere(Instant now) {
    return counted(now, 0);
  }

  /** With one more failure from anywhere. */
  public Tally oneMoreFromAnywhere(Instant now) {
    return counted(now, UNDER_ATTACK - GuessingPause.FREE);
  }

  private Tally counted(Instant now, int free) {
    boolean forgotten = lastAt.plus(GuessingPause.FORGOTTEN_AFTER).isBefore(now);
    int all = (forgotten ? 0 : failures) + 1;
    var pause = GuessingPause.after(Math.max(all - free, 0));
    // without a pause nothing is blocked, not even for whoever looked at the clock before us
    return new Tally(all, now, pause.isZero() ? Instant.EPOCH : now.plus(pause));
  }

  /** Without the last one, which was no failure after all. */
  public Tally oneLess() {
    return new Tally(Math.max(failures - 1, 0), lastAt, Instant.EPOCH);
  }
}
