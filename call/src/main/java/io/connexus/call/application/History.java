package io.connexus.call.application;

import io.connexus.platform.CallId;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The calls as people look back at them, and what they write about them. */
public interface History {

  /** A page of the calls that are wanted, newest first, from before the given one; no names. */
  List<CallView> page(WorkspaceId workspace, CallFilter filter, @Nullable CallId before, int limit);

  /** The call, if it is this workspace's; no name. */
  Optional<CallView> show(WorkspaceId workspace, CallId id);

  /**
   * Makes everyone who changes the call wait for the transaction's end; false if the workspace has
   * no such call.
   */
  boolean lock(WorkspaceId workspace, CallId id);

  /** Writes the note over the one with this version, 0 if there is none; false if that is gone. */
  boolean write(CallId id, String text, int version, UserId by, Instant at);

  /** Sets the tags. */
  void tag(WorkspaceId workspace, CallId id, List<String> tags);
}
