package io.connexus.ai.application;

import io.connexus.call.Receptionist.Session;
import io.connexus.platform.CallId;
import io.connexus.platform.WorkspaceId;
import java.time.Instant;
import java.util.Optional;

/** Which AI conversation is which at Retell, so that any node and any restart finds it. */
public interface SessionStore {

  /**
   * An AI conversation under Retell's id.
   *
   * @param opened whether its first words were sent
   */
  record Registered(
      String retellCallId, WorkspaceId workspace, CallId call, int number, boolean opened) {}

  /** Keeps a registration. */
  void register(String retellCallId, Session session, Instant at);

  /**
   * The registration of this session that was made after {@code since} and not yet used, if any.
   */
  Optional<String> unused(CallId call, int number, Instant since);

  /**
   * A session whose socket may open: not over, and registered after {@code sinceUnused} or, if it
   * was connected before, after {@code sinceUsed}.
   */
  Optional<Registered> expected(String retellCallId, Instant sinceUnused, Instant sinceUsed);

  /** The session under this id, over or not. */
  Optional<Registered> find(String retellCallId);

  void connected(String retellCallId, Instant at);

  void opened(String retellCallId, Instant at);

  void ended(String retellCallId, Instant at);
}
