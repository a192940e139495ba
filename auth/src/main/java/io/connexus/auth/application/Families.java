package io.connexus.auth.application;

import io.connexus.auth.domain.Presented;
import io.connexus.platform.Origin;
import io.connexus.platform.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Sign-ins and their refresh tokens. A family is one sign-in on one device. */
public interface Families {

  /** Begins one in the current transaction; forgets what of this user has expired. */
  UUID begin(UserId user, Origin origin);

  /** Whether the user has signed in from there before, by network and device. */
  boolean isKnown(UserId user, Origin origin);

  /** Whether the user has signed in before. */
  boolean any(UserId user);

  /** Whose sign-in it is, if it has not been ended. */
  Optional<UserId> live(UUID family);

  /** Those of these sign-ins that have not been ended. */
  Set<Holder> live(Set<UUID> families);

  /** The sign-ins that have not ended, the newest first. */
  List<Family> of(UserId user);

  /**
   * The token as it stands, and its family held until the transaction ends, so that two who show
   * tokens of one family take turns.
   */
  Optional<Found> hold(RefreshToken token);

  /** Adds a token to the family. */
  void issue(UUID family, RefreshToken token, Instant expiresAt);

  /**
   * Adds one more token to those issued for {@code used}, and replaces the ones of them that were
   * issued more than {@link Presented#GRACE} ago and have not been used ({@link Presented}).
   */
  void issueAgain(UUID family, RefreshToken used, RefreshToken next, Instant expiresAt);

  /**
   * Trades a token that is to be rotated ({@link Presented}) for the next one, at once and for
   * good; any other changes nothing and is empty.
   *
   * @param expiresAt when the next one expires
   */
  Optional<Holder> rotate(RefreshToken token, RefreshToken next, Instant expiresAt, Origin origin);

  /** Ends the family; again, or one of another user, changes nothing and is false. */
  boolean revoke(UserId user, UUID family, Reason reason);

  /** Why a sign-in has ended. */
  enum Reason {
    /** Signed out there. */
    LOGOUT,
    /** A used token came again. */
    REUSE,
    /** Signed out from elsewhere. */
    ENDED,
    /** The password was changed. */
    PASSWORD
  }

  /** A known token. */
  record Found(Holder holder, Presented token) {}

  /** Whose token it is, and of which sign-in. */
  record Holder(UUID family, UserId user) {}

  /** A sign-in. */
  record Family(UUID id, Instant startedAt, Instant lastSeenAt, Origin origin) {}
}
