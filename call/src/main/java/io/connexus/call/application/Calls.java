package io.connexus.call.application;

import io.connexus.call.domain.Call;
import io.connexus.call.domain.Logged;
import io.connexus.platform.CallId;
import io.connexus.platform.E164;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The calls and their logs. The log is the truth; everything else is told from it. Methods that
 * write or lock belong into a transaction.
 */
public interface Calls {

  /** Makes everyone else who works on this caller's leg wait until the transaction is over. */
  void lockCaller(String callerLeg);

  /** The call whose caller's leg the carrier calls so. */
  Optional<CallId> withCaller(String callerLeg);

  /** The call that a member of the workspace placed with this key. */
  Optional<CallId> withKey(WorkspaceId workspace, String key);

  /** The place of a call among those that wait for a person of the same number, from 1. */
  int placeInQueue(WorkspaceId workspace, E164 business, CallId id);

  /** How many wait for a person of this number. */
  int inQueue(WorkspaceId workspace, E164 business);

  /** Of those who wait for a person, who comes first at each number of the workspace. */
  List<CallId> firstInQueue(WorkspaceId workspace);

  /** Until this transaction ends nobody else places a call of the workspace. */
  void lockPlacing(WorkspaceId workspace);

  /** Notes that the workspace's members have a telephone outside the team rung; kept for a day. */
  void noteRungOutside(WorkspaceId workspace, Instant at);

  /** How often that was noted within the day before {@code now}. */
  int rungOutsideInADay(WorkspaceId workspace, Instant now);

  /** How occupied these members of the workspace are; those who never had a call are missing. */
  Map<UserId, Occupation> occupation(WorkspaceId workspace, List<UserId> members);

  /**
   * How occupied a member is.
   *
   * @param busy whether they talk, or a telephone of theirs alone rings
   * @param lastTalked when their last call ended; null if none has
   */
  record Occupation(boolean busy, @Nullable Instant lastTalked) {
    static final Occupation NONE = new Occupation(false, null);
  }

  /** The call, which nobody else can change until the transaction is over. */
  Optional<Call> lock(CallId id);

  /** The call as it stands. */
  Optional<Call> find(CallId id);

  /** Whose call it is. */
  Optional<WorkspaceId> workspaceOf(CallId id);

  /** The call as it stands, if it is this workspace's. */
  Optional<CallJson> show(WorkspaceId workspace, CallId id);

  /** All that happened to it, in order. */
  List<Logged> log(CallId id);

  /** Adds a line to the log of a call, and what the call is after it. */
  void append(Call call, Logged logged);

  /** The calls of a workspace in which telephones ring for a caller, the oldest first. */
  List<CallId> ringing(WorkspaceId workspace);

  /**
   * The calls of a workspace that people are in or are rung for, and those that members placed and
   * that are not over. The many that the AI has alone are not among them.
   */
  List<CallId> withPeople(WorkspaceId workspace);

  /** The calls that are not over, the oldest first. */
  List<CallId> live();

  /**
   * Writes every call anew from its log; returns how many. Nothing changes if the log was followed.
   */
  int rebuild();

  /** Keeps an event of a caller who has not arrived yet. */
  void keepEarly(String callerLeg, Instant at, String event);

  /** Takes what was kept for this caller, in the order it happened. */
  List<String> takeEarly(String callerLeg);
}
