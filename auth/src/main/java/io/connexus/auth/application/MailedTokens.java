package io.connexus.auth.application;

import io.connexus.auth.domain.Email;
import io.connexus.platform.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Tokens that travel in mails; only their hash is kept. */
public interface MailedTokens {
  /** For how long a link works that confirms an address. */
  Duration VERIFY_LIFE = Duration.ofDays(1);

  /** For how long a link works that sets a new password. */
  Duration RESET_LIFE = Duration.ofMinutes(30);

  /** For how long a link works that gives back the address that was. */
  Duration RESTORE_LIFE = Duration.ofDays(3);

  /**
   * More within an hour, or within a link's life if that is shorter, go unanswered: nobody's
   * mailbox is to be flooded, and who gets no mail has a link in theirs that works.
   */
  int MOST = 5;

  /** A token for the purpose and address; empty if there were {@link #MOST} lately. */
  Optional<String> issue(UserId user, Purpose purpose, Email email);

  /** Whose token it is, still valid or used before; empty if it is unknown or expired. */
  Optional<Found> find(String token, Purpose purpose);

  /** Uses it up; false if that has happened before. */
  boolean use(String token);

  /** Ends all of this purpose that have not been used. */
  void end(UserId user, Purpose purpose);

  /**
   * Ends what was issued after {@code issued} to take the user's address back: an older mailbox
   * outranks a newer one, or a thief who moves the account on would be given it back.
   */
  void endRestoringAfter(UserId user, Instant issued);

  /** Whether an account may still be given back to this address. */
  boolean mayBeRestoredTo(Email email);

  /** Ends those by which the user would get another address than this. */
  void endVerifyingOthers(UserId user, Email email);

  /** What a token is for. */
  enum Purpose {
    VERIFY,
    RESET,
    RESTORE
  }

  /** A known token. */
  record Found(UserId user, Email email, Instant issued, boolean used) {}
}
