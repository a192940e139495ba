package io.connexus.realtime;

import io.connexus.platform.Actor;
import io.connexus.platform.CallId;

/** Who may follow which call; whoever owns calls knows. */
@FunctionalInterface
public interface RoomAccess {

  /** Whether the call exists in the actor's workspace. May block. */
  boolean mayJoin(Actor actor, CallId call);
}
