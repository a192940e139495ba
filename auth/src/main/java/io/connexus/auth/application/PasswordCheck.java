package io.connexus.auth.application;

import io.connexus.auth.domain.Email;
import io.connexus.platform.Network;
import io.connexus.platform.Origin;
import io.connexus.platform.Problem;
import io.connexus.platform.ProblemException;
import io.connexus.platform.UserId;

/**
 * Asks for the password again before something that a thief of a signed-in device would do. Guesses
 * count as they do at sign-in.
 */
public final class PasswordCheck {
  private final Credentials credentials;
  private final Passwords passwords;
  private final LoginFailures failures;

  public PasswordCheck(Credentials credentials, Passwords passwords, LoginFailures failures) {
    this.credentials = credentials;
    this.passwords = passwords;
    this.failures = failures;
  }

  /**
   * Returns the account if the password is right.
   *
   * @throws io.connexus.platform.ProblemException {@link Problem#WRONG_CREDENTIALS} if it is not,
   *     {@link Problem#RATE_LIMITED} after too many that were not
   */
  public Credentials.Account require(UserId user, String password) {
    var account = credentials.find(user).orElseThrow(Problem.UNAUTHENTICATED::exception);
    var network = Network.of(Origin.here().address());
    var pause = failures.begin(account.email(), network);
    if (pause.isPositive()) {
      throw Problem.RATE_LIMITED.exception(pause);
    }
    if (!matches(account, password, network)) {
      throw wrong();
    }
    failures.forget(account.email(), network);
    return account;
  }

  /**
   * Holds the account that {@link #require} gave until the current transaction ends. If another
   * password has been set meanwhile, the one that was checked does not count any more.
   */
  void hold(Credentials.Account checked) {
    var _ =
        credentials
            .hold(checked.user())
            .filter(account -> account.passwordHash().equals(checked.passwordHash()))
            .orElseThrow(PasswordCheck::wrong);
  }

  private static ProblemException wrong() {
    return Problem.WRONG_CREDENTIALS.exception(
        "The password is wrong", "La contraseña no es correcta");
  }

  private boolean matches(Credentials.Account account, String password, String network) {
    try {
      return passwords.matches(password, account.passwordHash());
    } catch (RuntimeException e) { // too busy to hash, say: that was no guess
      failures.undo(account.email(), network);
      throw e;
    }
  }

  /** The password is new: what was guessed before says nothing of it. */
  void forgetGuesses(Email email) {
    failures.forgetAll(email, Network.of(Origin.here().address()));
  }
}
