package io.connexus.auth.application;

import io.connexus.auth.domain.Email;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks e-mail, password and, where it is on, the second factor. A wrong password, an unknown
 * address and a member who works nowhere any more look and last the same.
 */
public final class LogIn {
  private final Credentials credentials;
  private final Passwords passwords;
  private final LoginFailures failures;
  private final SecondFactors secondFactors;
  private final Sessions sessions;

  public LogIn(
      Credentials credentials,
      Passwords passwords,
      LoginFailures failures,
      SecondFactors secondFactors,
      Sessions sessions) {
    this.credentials = credentials;
    this.passwords = passwords;
    this.failures = failures;
    this.secondFactors = secondFactors;
    this.sessions = sessions;
  }

  /**
   * Tries to sign in.
   *
   * @param code of the authenticator app or for recovery; null if none was given
   * @param network where from, see {@link io.connexus.platform.Network}
   */
  public Result logIn(Email email, String password, @Nullable String code, String network) {
    var pause = failures.begin(email, network);
    if (pause.isPositive()) {
      return new Result.Wait(pause);
    }
    try {
      return attempt(email, password, code, network);
    } catch (RuntimeException e) { // too busy to hash, say: that was no guess
      failures.undo(email, network);
      throw e;
    }
  }

  private Result attempt(Email email, String password, @Nullable String code, String network) {
    var account = check(email, password);
    if (account.isEmpty()) {
      return new Result.Wrong();
    }
    if (account.get().asksForCode()) {
      if (code == null || code.isBlank()) {
        failures.undo(email, network);
        return new Result.CodeNeeded();
      }
      if (!secondFactors.use(account.get(), code)) {
        return new Result.WrongCode();
      }
    }
    var session = sessions.begin(account.get().user());
    if (session.isEmpty()) {
      return new Result.Wrong();
    }
    failures.forget(email, network);
    return new Result.SignedIn(session.get());
  }

  private Optional<Credentials.Account> check(Email email, String password) {
    var found = credentials.find(email);
    if (found.isEmpty()) {
      passwords.matchNobody(password);
      return Optional.empty();
    }
    var account = found.get();
    if (!passwords.matches(password, account.passwordHash())) {
      return Optional.empty();
    }
    if (passwords.isOutdated(account.passwordHash())) {
      credentials.rehash(account.user(), account.passwordHash(), passwords.hash(password));
    }
    return found;
  }

  /** How it went. */
  public sealed interface Result {
    /** Signed in. */
    record SignedIn(Session session) implements Result {}

    /** E-mail or password is wrong; which, nobody learns. */
    record Wrong() implements Result {}

    /** The password is right; a code is needed besides. */
    record CodeNeeded() implements Result {}

    /** The password is right, the code is not. */
    record WrongCode() implements Result {}

    /** Too many failures; nothing was checked. */
    record Wait(Duration pause) implements Result {}
  }
}
