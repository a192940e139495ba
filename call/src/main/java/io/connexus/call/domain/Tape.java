package io.connexus.call.domain;

/**
 * Whether a leg is recorded.
 *
 * @param take how many recordings of it were asked for so far; the last one's number
 */
public record Tape(int take, Stage stage) {
  static final Tape NEVER = new Tape(0, Stage.OFF);

  /** How far the last recording has come. */
  public enum Stage {
    /** It is over, or there was none. */
    OFF,
    /** The caller is hearing the sentence that comes before it. */
    ANNOUNCED,
    /** It runs, or the carrier is being asked to begin. */
    ON
  }

  /** Whether it runs. */
  public boolean isOn() {
    return stage == Stage.ON;
  }

  Tape announced() {
    return new Tape(take + 1, Stage.ANNOUNCED);
  }

  Tape on() {
    return new Tape(stage == Stage.ANNOUNCED ? take : take + 1, Stage.ON);
  }

  Tape off() {
    return new Tape(take, Stage.OFF);
  }

  boolean is(int number, Stage at) {
    return take == number && stage == at;
  }
}
