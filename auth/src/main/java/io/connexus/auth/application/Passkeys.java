package io.connexus.auth.application;

import io.connexus.auth.application.PasskeyStore.Stored;
import io.connexus.platform.Actor;
import io.connexus.platform.Ids;
import io.connexus.platform.Problem;
import io.connexus.platform.Secrets;
import io.connexus.platform.audit.AuditLog;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Passkeys (WebAuthn Level 3). One stands for both factors: the authenticator itself asks for a
 * fingerprint or a PIN, which is required here.
 */
public final class Passkeys {
  private static final int MOST = 20;

  private final PasskeyStore store;
  private final Ceremonies ceremonies;
  private final Credentials credentials;
  private final PasswordCheck check;
  private final Sessions sessions;
  private final Letters letters;
  private final AuditLog audit;
  private final TransactionTemplate transactions;
  private final InstantSource clock;

  public Passkeys(
      PasskeyStore store,
      Ceremonies ceremonies,
      Credentials credentials,
      PasswordCheck check,
      Sessions sessions,
      Letters letters,
      AuditLog audit,
      TransactionTemplate transactions,
      InstantSource clock) {
    this.store = store;
    this.ceremonies = ceremonies;
    this.credentials = credentials;
    this.check = check;
    this.sessions = sessions;
    this.letters = letters;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** The member's passkeys, the oldest first. */
  public List<Stored> of(Actor actor) {
    return store.of(actor.user());
  }

  /** Begins a registration; the password is asked for again. */
  public Ceremony begin(Actor actor, String password) {
    var account = check.require(actor.user(), password);
    if (store.of(actor.user()).size() >= MOST) {
      throw Problem.LIMIT_REACHED.exception();
    }
    byte[] challenge = Secrets.octets(32);
    var known = store.of(actor.user()).stream().map(Stored::credentialId).toList();
    return new Ceremony(
        store.begin(actor.user(), challenge),
        ceremonies.creation(actor.user(), account.email(), challenge, known));
  }

  /**
   * Keeps what the browser has made; the member is told by mail.
   *
   * @param credential {@code RegistrationResponseJSON}
   */
  public Stored add(Actor actor, UUID ceremony, String name, String credential) {
    byte[] challenge =
        store.end(ceremony, actor.user()).orElseThrow(Problem.BAD_PASSKEY::exception);
    var made = ceremonies.registered(credential, challenge);
    var passkey =
        new Stored(
            Ids.next(),
            actor.user(),
            made.credentialId(),
            made.credential(),
            made.signCount(),
            name,
            clock.instant(),
            null);
    return transactions.execute(_ -> {
      sessions.hold(actor);
      if (store.of(actor.user()).size() >= MOST) { // others begun meanwhile
        throw Problem.LIMIT_REACHED.exception();
      }
      if (!store.add(passkey)) {
        throw Problem.BAD_PASSKEY.exception(
            "This passkey is kept already", "Esta llave de acceso ya está guardada");
      }
      audit.append(actor, "passkey.added", passkey.id(), Map.of("name", name));
      tell(actor, true);
      return passkey;
    });
  }

  /** Forgets one, which the member is told by mail; false if the member has no such. */
  public boolean remove(Actor actor, UUID passkey) {
    return transactions.execute(_ -> {
      boolean removed = store.remove(actor.user(), passkey);
      if (removed) {
        audit.append(actor, "passkey.removed", passkey, Map.of());
        tell(actor, false);
      }
      return removed;
    });
  }

  private void tell(Actor actor, boolean added) {
    credentials
        .find(actor.user())
        .ifPresent(account -> letters.passkey(actor.user(), account.email(), added));
  }

  /** Begins a sign-in; it names no account, so nobody learns of one. */
  public Ceremony beginSignIn() {
    byte[] challenge = Secrets.octets(32);
    return new Ceremony(store.begin(null, challenge), ceremonies.request(challenge));
  }

  /**
   * Signs in.
   *
   * @param credential {@code AuthenticationResponseJSON}
   */
  public Session signIn(UUID ceremony, String credential) {
    byte[] challenge = store.end(ceremony, null).orElseThrow(Problem.BAD_PASSKEY::exception);
    var passkey =
        store
            .find(ceremonies.credentialId(credential))
            .filter(known -> credentials.find(known.user()).isPresent())
            .orElseThrow(Problem.BAD_PASSKEY::exception);
    long signCount = ceremonies.signedIn(credential, challenge, passkey);
    return transactions.execute(_ -> {
      var _ =
          credentials.hold(passkey.user()); // before the passkey, in the order of all who have both
      if (!store.used(passkey.id(), signCount)) {
        throw Problem.BAD_PASSKEY.exception();
      }
      return sessions.begin(passkey.user()).orElseThrow(Problem.BAD_PASSKEY::exception);
    });
  }

  /** What a browser needs; {@code publicKey} is JSON by the standard's own names. */
  public record Ceremony(UUID id, Map<String, Object> publicKey) {}

  /** A passkey just made. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Made(byte[] credentialId, byte[] credential, long signCount) {}
}
