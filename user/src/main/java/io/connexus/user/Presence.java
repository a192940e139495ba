package io.connexus.user;

import io.connexus.platform.UserId;

/** Who is there; whoever owns the screens knows. */
@FunctionalInterface
public interface Presence {

  /** Whether the member has the app open somewhere. A hint: it may be a moment old. */
  boolean isOnline(UserId user);
}
