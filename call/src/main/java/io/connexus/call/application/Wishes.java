package io.connexus.call.application;

import io.connexus.platform.Actor;
import io.connexus.platform.IdempotencyKey;
import java.time.Instant;
import java.util.UUID;

/** The wishes of members that have been done, by the keys that their clients gave them. */
public interface Wishes {
  /**
   * Keeps that it is being done; of two at once, one waits for what becomes of the other.
   *
   * @param request the same for the same request
   * @return false if the key is taken
   */
  boolean keep(Actor actor, IdempotencyKey key, UUID request, Instant now);

  /** Whether the key is of this request. */
  boolean isOf(Actor actor, IdempotencyKey key, UUID request);

  /** It was not done after all. */
  void forget(Actor actor, IdempotencyKey key);

  /** Forgets what is older. */
  void forgetBefore(Instant time);
}
