package io.connexus.platform;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The tenant: every row has one and every query is scoped by it. */
public record WorkspaceId(@JsonValue UUID value) {
  /** From JSON, a bare string. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public WorkspaceId {}

  /** A new id, ordered by time. */
  public static WorkspaceId next() {
    return new WorkspaceId(Ids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
