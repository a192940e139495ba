package io.connexus.auth.application;

import io.connexus.auth.domain.Presented;
import io.connexus.platform.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Sign-ins and their refresh tokens. A family is one sign-in on one device. */
public interface Families {

  /** Begins one in the current transaction; forgets what of this user has expired. */
  UUID begin(UserId user);

  /**
   * The token as it stands, and its family held until the transaction ends, so that two who show
   * tokens of one family take turns.
   */
  Optional<Found> hold(RefreshToken token);

  /** Adds a token to the family. */
  void issue(UUID family, RefreshToken token, Instant expiresAt);

  /** Notes the first use of a token. */
  void markUsed(RefreshToken token);

  /**
   * Ends the family for a {@code reason}, {@code logout} or {@code reuse}; again changes nothing.
   */
  void revoke(UUID family, String reason);

  /** A known token. */
  record Found(UUID family, UserId user, Presented token) {}
}
