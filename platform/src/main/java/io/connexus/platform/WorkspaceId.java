package io.connexus.platform;

import java.util.UUID;

/** The tenant: every row has one and every query is scoped by it. */
public record WorkspaceId(UUID value) {
  /** A new id, ordered by time. */
  public static WorkspaceId next() {
    return new WorkspaceId(Ids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
