package io.connexus.auth.application;

import io.connexus.auth.domain.Base32;
import io.connexus.auth.domain.Totp;
import io.connexus.platform.Actor;
import io.connexus.platform.Problem;
import io.connexus.platform.Secrets;
import io.connexus.platform.audit.AuditLog;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** Codes of an authenticator app, and the codes for the day it is lost. */
public final class SecondFactors {
  private static final int RECOVERY_CODES = 10;
  private static final String READABLE = "23456789abcdefghjkmnpqrstuvwxyz";
  private static final int RECOVERY_CODE_LENGTH = 12;

  private final Credentials credentials;
  private final PasswordCheck check;
  private final Sessions sessions;
  private final Letters letters;
  private final AuditLog audit;
  private final TransactionTemplate transactions;
  private final InstantSource clock;

  public SecondFactors(
      Credentials credentials,
      PasswordCheck check,
      Sessions sessions,
      Letters letters,
      AuditLog audit,
      TransactionTemplate transactions,
      InstantSource clock) {
    this.credentials = credentials;
    this.check = check;
    this.sessions = sessions;
    this.letters = letters;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Whether signing in asks for a code, and how many recovery codes are left. */
  public State state(Actor actor) {
    return new State(account(actor).asksForCode(), credentials.recoveryCodesLeft(actor.user()));
  }

  /** Proposes a secret; nothing changes until {@link #confirm}. */
  public Secret begin(Actor actor, String password) {
    var account = check.require(actor.user(), password);
    if (account.asksForCode()) {
      throw Problem.SECOND_FACTOR_ON.exception();
    }
    byte[] secret = Secrets.octets(Totp.SECRET_BYTES);
    transactions.executeWithoutResult(_ -> {
      check.hold(account);
      credentials.proposeSecondFactor(actor.user(), secret);
    });
    var text = Base32.encode(secret);
    var label = URLEncoder.encode(account.email().value(), StandardCharsets.UTF_8);
    return new Secret(
        text, "otpauth://totp/ConnexUS:" + label + "?secret=" + text + "&issuer=ConnexUS");
  }

  /** Turns it on; returns recovery codes. */
  public Set<String> confirm(Actor actor, String code) {
    var account = account(actor);
    if (account.asksForCode()) {
      throw Problem.SECOND_FACTOR_ON.exception();
    }
    var proposed = account.secondFactor();
    if (proposed == null) {
      throw Problem.SECOND_FACTOR_OFF.exception(
          "Begin with a new secret", "Empieza con un secreto nuevo");
    }
    var step = Totp.step(proposed.secret(), code.strip(), clock.instant(), proposed.lastStep());
    if (step.isEmpty()) {
      throw Problem.WRONG_CODE.exception();
    }
    var codes = recoveryCodes();
    transactions.executeWithoutResult(_ -> {
      sessions.hold(actor);
      if (!isStill(proposed, account(actor).secondFactor())
          || !credentials.useStep(actor.user(), step.getAsLong())) {
        throw Problem.WRONG_CODE.exception(); // another was proposed, or this was confirmed
      }
      credentials.confirmSecondFactor(actor.user(), stored(codes));
      audit.append(actor, "second-factor.enabled", actor.user(), Map.of());
      letters.secondFactor(actor.user(), account.email(), true);
    });
    return codes;
  }

  private static boolean isStill(
      Credentials.SecondFactor proposed, Credentials.@Nullable SecondFactor now) {
    return now != null && !now.confirmed() && Arrays.equals(now.secret(), proposed.secret());
  }

  /** Replaces the recovery codes. */
  public Set<String> renewRecoveryCodes(Actor actor, String password) {
    var account = check.require(actor.user(), password);
    if (!account.asksForCode()) {
      throw Problem.SECOND_FACTOR_OFF.exception();
    }
    var codes = recoveryCodes();
    transactions.executeWithoutResult(_ -> {
      check.hold(account);
      credentials.setRecoveryCodes(actor.user(), stored(codes));
      audit.append(actor, "recovery-codes.renewed", actor.user(), Map.of());
    });
    return codes;
  }

  /** Turns it off; off already, nothing changes. */
  public void disable(Actor actor, String password) {
    var account = check.require(actor.user(), password);
    transactions.executeWithoutResult(_ -> {
      check.hold(account);
      credentials.removeSecondFactor(actor.user());
      if (account.asksForCode()) {
        audit.append(actor, "second-factor.disabled", actor.user(), Map.of());
        letters.secondFactor(actor.user(), account.email(), false);
      }
    });
  }

  /** Uses up a code of the app or a recovery code; false if it is neither, or has been used. */
  boolean use(Credentials.Account account, String code) {
    var factor = account.secondFactor();
    if (factor == null) {
      return false;
    }
    var plain = normal(code);
    var step = Totp.step(factor.secret(), plain, clock.instant(), factor.lastStep());
    return step.isPresent()
        ? credentials.useStep(account.user(), step.getAsLong())
        : credentials.useRecoveryCode(account.user(), plain);
  }

  private Credentials.Account account(Actor actor) {
    return credentials.find(actor.user()).orElseThrow(Problem.UNAUTHENTICATED::exception);
  }

  private static Set<String> recoveryCodes() {
    var codes = new LinkedHashSet<String>();
    while (codes.size() < RECOVERY_CODES) {
      var code = new StringBuilder();
      for (byte octet : Secrets.octets(RECOVERY_CODE_LENGTH * 8)) {
        int index = octet & 31; // the two that have no letter are skipped: no letter is likelier
        if (index < READABLE.length() && code.length() < RECOVERY_CODE_LENGTH) {
          code.append(READABLE.charAt(index));
        }
      }
      if (code.length() == RECOVERY_CODE_LENGTH) {
        codes.add(code.insert(8, '-').insert(4, '-').toString());
      }
    }
    return codes;
  }

  private static Set<String> stored(Set<String> codes) {
    var plain = new LinkedHashSet<String>();
    codes.forEach(code -> plain.add(normal(code)));
    return plain;
  }

  private static String normal(String code) {
    return code.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
  }

  /** Whether it is on. */
  public record State(boolean enabled, int recoveryCodesLeft) {}

  /** A secret for an authenticator app. */
  public record Secret(String secret, String uri) {
    @Override
    public String toString() {
      return "Secret[***]";
    }
  }
}
