package io.connexus.platform;

import java.util.Set;

/** Tells who, once let in, may still do what they might then. */
@FunctionalInterface
public interface ActorCheck {

  /** Those of them whose sign-in has not ended and whose membership and role are the same. */
  Set<Actor> still(Set<Actor> actors);
}
