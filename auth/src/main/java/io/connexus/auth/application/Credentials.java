package io.connexus.auth.application;

import io.connexus.auth.domain.Email;
import io.connexus.platform.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who may sign in with what. */
public interface Credentials {

  /** The account of this address. */
  Optional<Account> find(Email email);

  /** The account of this user. */
  Optional<Account> find(UserId user);

  /**
   * The account of this user as it is now; nobody else changes it until the current transaction
   * ends. Of somebody who signs in at the same moment as a password is set, one comes first.
   */
  Optional<Account> hold(UserId user);

  /** Whether anybody has an account. */
  boolean any();

  /**
   * Lets no other transaction past this line until the current one has ended, so that what {@link
   * #any} says stays true until then.
   */
  void holdAdding();

  /** Adds an account in the current transaction; false if the address has one already. */
  boolean add(UserId user, Email email, String passwordHash);

  /** Keeps the same password under another hash. */
  void rehash(UserId user, String hash);

  /** Sets another password. */
  void setPassword(UserId user, String hash);

  /** Sets another address; false if another account has it. */
  boolean setEmail(UserId user, Email email);

  /** Removes the account with all its sign-ins. */
  void remove(UserId user);

  /** Keeps a secret that counts only once it has been confirmed; replaces an unconfirmed one. */
  void proposeSecondFactor(UserId user, byte[] secret);

  /** The proposed secret counts from now on, and so do these recovery codes. */
  void confirmSecondFactor(UserId user, Set<String> recoveryCodes);

  /** Replaces all recovery codes. */
  void setRecoveryCodes(UserId user, Set<String> codes);

  /** Removes secret and recovery codes. */
  void removeSecondFactor(UserId user);

  /** Removes them if the second factor was turned on at this moment or later; whether it was. */
  boolean removeSecondFactorSince(UserId user, Instant since);

  /** How many recovery codes are left. */
  int recoveryCodesLeft(UserId user);

  /** Uses up the code of this step; false if it or a later one was used before. */
  boolean useStep(UserId user, long step);

  /** Uses up a recovery code; false if it is none. */
  boolean useRecoveryCode(UserId user, String code);

  /**
   * An account.
   *
   * @param passwordHash a PHC string
   * @param secondFactor the secret of the authenticator app, if there is one
   */
  record Account(
      UserId user, Email email, String passwordHash, @Nullable SecondFactor secondFactor) {

    /** Whether signing in needs a code. */
    public boolean asksForCode() {
      return secondFactor != null && secondFactor.confirmed();
    }

    @Override
    public String toString() {
      return "Account[" + user + ", ***]";
    }
  }

  /**
   * The secret of an authenticator app.
   *
   * @param lastStep the last step whose code was used; -1 if none
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record SecondFactor(byte[] secret, boolean confirmed, long lastStep) {
    @Override
    public String toString() {
      return "SecondFactor[***]";
    }
  }
}
