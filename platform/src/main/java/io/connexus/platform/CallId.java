package io.connexus.platform;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** What the owner sees as one call, however many legs the carrier connects for it. */
public record CallId(@JsonValue UUID value) {
  /** From JSON, a bare string. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public CallId {}

  /** A new id, ordered by time. */
  public static CallId next() {
    return new CallId(Ids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
