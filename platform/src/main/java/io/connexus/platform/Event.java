package io.connexus.platform;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something the members of a workspace may see at once.
 *
 * @param name as in {@code asyncapi.yaml}, such as {@code call-updated}
 * @param room the call whose followers alone get it; null for everyone in the workspace
 * @param data what the message carries; written as JSON
 */
public record Event(WorkspaceId workspace, String name, @Nullable CallId room, Object data) {
  /** Somebody may do less than before, or has signed out. Not for clients; data: the user's id. */
  public static final String ACCESS_CHANGED = "access-changed";

  /** A member came, went or changed: {@code {"userId": …}}. */
  public static final String MEMBER_CHANGED = "member-changed";

  /** Tells the edge and the open screens of the user to look again at what they may do. */
  public static Event accessChanged(WorkspaceId workspace, UserId user) {
    return new Event(workspace, ACCESS_CHANGED, null, Map.of("userId", user.toString()));
  }

  /** Tells the members of the workspace that one of them came, went or changed. */
  public static Event memberChanged(WorkspaceId workspace, UserId user) {
    return new Event(workspace, MEMBER_CHANGED, null, Map.of("userId", user.toString()));
  }
}
