package io.connexus.platform;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A person who signs in. */
public record UserId(@JsonValue UUID value) {
  /** From JSON, a bare string. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public UserId {}

  /** A new id, ordered by time. */
  public static UserId next() {
    return new UserId(Ids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
