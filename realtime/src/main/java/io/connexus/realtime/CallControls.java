package io.connexus.realtime;

import io.connexus.platform.Actor;
import io.connexus.platform.CallId;

/**
 * What a member may do over the socket in a call that they are in; whoever owns calls does it. May
 * block; throws {@link io.connexus.platform.ProblemException} with the reason if it is refused.
 */
public interface CallControls {

  /** Keeps what the actor says from the others, or not. */
  void mute(Actor actor, CallId call, boolean muted);

  /** Lets whoever is outside hear a key. */
  void press(Actor actor, CallId call, String tone);
}
