package io.connexus.call.application;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.connexus.call.Turn;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A turn as clients see it: {@code Turn} of the contract. */
public record TurnJson(
    String id,
    String speaker,
    String text,
    @JsonProperty("final") boolean settled,
    Instant at,
    Turn.@Nullable Source source) {

  /** This turn as clients see it. */
  public static TurnJson of(Turn turn) {
    return new TurnJson(
        turn.id(),
        CallJson.word(turn.speaker()),
        turn.text(),
        turn.settled(),
        turn.at(),
        turn.source());
  }
}
