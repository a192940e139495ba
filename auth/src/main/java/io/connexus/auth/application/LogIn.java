package io.connexus.auth.application;

import io.connexus.auth.domain.Email;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Checks e-mail, password and, where it is on, the second factor. A wrong password, an unknown
 * address and a member who works nowhere any more look and last the same.
 */
public final class LogIn {
  private final Credentials credentials;
  private final Passwords passwords;
  private final LoginFailures failures;
  private final FailedSignIns failed;
  private final SecondFactors secondFactors;
  private final Sessions sessions;
  private final TransactionTemplate transactions;

  public LogIn(
      Credentials credentials,
      Passwords passwords,
      LoginFailures failures,
      FailedSignIns failed,
      SecondFactors secondFactors,
      Sessions sessions,
      TransactionTemplate transactions) {
    this.credentials = credentials;
    this.passwords = passwords;
    this.failures = failures;
    this.failed = failed;
    this.secondFactors = secondFactors;
    this.sessions = sessions;
    this.transactions = transactions;
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
    Result result;
    try {
      result =
          attempt(email, password, code)
              .or(() -> attempt(email, password, code)) // it counts still, or not any more
              .orElseGet(Result.Wrong::new);
    } catch (RuntimeException e) { // too busy to hash, say: that was no guess
      failures.undo(email, network);
      throw e;
    }
    switch (result) {
      case Result.SignedIn _ -> failures.forget(email, network);
      case Result.CodeNeeded _ -> failures.undo(email, network);
      case Result.Wrong _, Result.WrongCode _ -> failed.note(email);
      case Result.Wait _ -> {}
    }
    return result;
  }

  /**
   * Empty if the hash was replaced while the password was looked at, which takes its time. Whether
   * it still counts is asked where the sign-in begins: one that a new password does not end began
   * with it.
   */
  private Optional<Result> attempt(Email email, String password, @Nullable String code) {
    var found = credentials.find(email);
    if (found.isEmpty()) {
      passwords.matchNobody(password);
      return Optional.of(new Result.Wrong());
    }
    var checked = found.get();
    if (!passwords.matches(password, checked.passwordHash())) {
      return Optional.of(new Result.Wrong());
    }
    var fresh =
        passwords.isOutdated(checked.passwordHash())
            ? Optional.of(passwords.hash(password))
            : Optional.<String>empty();
    return transactions.execute(_ ->
        credentials
            .hold(checked.user())
            .filter(account -> account.passwordHash().equals(checked.passwordHash()))
            .map(account -> {
              fresh.ifPresent(hash -> credentials.rehash(account.user(), hash));
              return begin(account, code);
            }));
  }

  private Result begin(Credentials.Account account, @Nullable String code) {
    if (account.asksForCode()) {
      if (code == null || code.isBlank()) {
        return new Result.CodeNeeded();
      }
      if (!secondFactors.use(account, code)) {
        return new Result.WrongCode();
      }
    }
    return sessions
        .begin(account.user())
        .<Result>map(Result.SignedIn::new)
        .orElseGet(Result.Wrong::new);
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
