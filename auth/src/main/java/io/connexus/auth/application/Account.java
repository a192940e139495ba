package io.connexus.auth.application;

import io.connexus.auth.application.Families.Reason;
import io.connexus.auth.application.MailedTokens.Purpose;
import io.connexus.auth.domain.Email;
import io.connexus.platform.Actor;
import io.connexus.platform.Event;
import io.connexus.platform.EventBus;
import io.connexus.platform.Ids;
import io.connexus.platform.Problem;
import io.connexus.platform.Secrets;
import io.connexus.platform.UserId;
import io.connexus.platform.audit.AuditLog;
import io.connexus.platform.outbox.Command;
import io.connexus.platform.outbox.CommandHandler;
import io.connexus.platform.outbox.Outbox;
import io.connexus.user.Member;
import io.connexus.user.Members;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** What members do to their own e-mail address and password. */
public final class Account implements CommandHandler {
  private static final String FORGOTTEN = "forgotten-password";

  /** A second factor that is on for so long is its owner's, whoever has got at the password. */
  private static final Duration SETTLED = Duration.ofDays(7);

  private final Credentials credentials;
  private final Members members;
  private final Passwords passwords;
  private final PasswordCheck check;
  private final MailedTokens tokens;
  private final PasskeyStore passkeys;
  private final Letters letters;
  private final Sessions sessions;
  private final AuditLog audit;
  private final EventBus bus;
  private final Outbox outbox;
  private final TransactionTemplate transactions;
  private final InstantSource clock;
  private final JsonMapper json = new JsonMapper();

  public Account(
      Credentials credentials,
      Members members,
      Passwords passwords,
      PasswordCheck check,
      MailedTokens tokens,
      PasskeyStore passkeys,
      Letters letters,
      Sessions sessions,
      AuditLog audit,
      EventBus bus,
      Outbox outbox,
      TransactionTemplate transactions,
      InstantSource clock) {
    this.credentials = credentials;
    this.members = members;
    this.passwords = passwords;
    this.check = check;
    this.tokens = tokens;
    this.passkeys = passkeys;
    this.letters = letters;
    this.sessions = sessions;
    this.audit = audit;
    this.bus = bus;
    this.outbox = outbox;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Mails a link that confirms the address; too many within the hour are not sent. */
  void askToVerify(UserId user, Email email) {
    tokens
        .issue(user, Purpose.VERIFY, email)
        .ifPresent(token -> letters.verify(user, email, token));
  }

  /** Mails the link again. */
  public void askToVerify(Actor actor) {
    transactions.executeWithoutResult(_ ->
        credentials
            .find(actor.user())
            .ifPresent(account -> askToVerify(actor.user(), account.email())));
  }

  /** Confirms the address the token was mailed to; returns it. */
  public String verify(String token) {
    return transactions.execute(_ -> {
      var found = tokens.find(token, Purpose.VERIFY).orElseThrow(Problem.INVALID_TOKEN::exception);
      var account = credentials.hold(found.user()).orElseThrow(Problem.INVALID_TOKEN::exception);
      if (found.used()) {
        if (account.email().equals(found.email())) {
          return found.email().value();
        }
        throw Problem.INVALID_TOKEN.exception();
      }
      if (!tokens.use(token)) { // ended a moment ago
        throw Problem.INVALID_TOKEN.exception();
      }
      setEmail(found.user(), found.email());
      boolean first = members.confirmEmail(found.user(), found.email().value());
      if (!account.email().equals(found.email())) {
        endTokens(found.user(), found.email());
        if (!first) { // or the one before was perhaps never theirs
          offerBack(account);
        }
      }
      members
          .find(found.user())
          .ifPresent(member -> {
            audit.append(member.workspace(), member.id(), "email.confirmed", member.id(), Map.of());
            bus.publish(Event.memberChanged(member.workspace(), member.id()));
          });
      return found.email().value();
    });
  }

  /**
   * Gives the account back the address the token was mailed to when another took its place; returns
   * it. Whoever asked for the other knew the password: it counts no more, every sign-in ends, the
   * passkeys go and so do the recovery codes, and a link to a new password is mailed. A second
   * factor stays if it was on for a week before: who has only the password cannot have turned it on
   * then.
   */
  public String restoreEmail(String token) {
    var _ = mailedTo(token, Purpose.RESTORE).orElseThrow(Problem.INVALID_TOKEN::exception);
    var nobodys = passwords.hash(Secrets.token()); // slow, so before the transaction
    return transactions.execute(_ -> {
      var found = mailedTo(token, Purpose.RESTORE).orElseThrow(Problem.INVALID_TOKEN::exception);
      var user = found.user();
      var email = found.email();
      var _ = credentials.hold(user);
      if (!tokens.use(token)) { // by another a moment ago
        throw Problem.INVALID_TOKEN.exception();
      }
      setEmail(user, email);
      credentials.setPassword(user, nobodys);
      endTokens(user, email);
      tokens.endRestoringAfter(user, found.issued());
      var _ = members.confirmEmail(user, email.value());
      members
          .find(user)
          .ifPresent(member -> {
            endPasskeys(member);
            endSecondFactorSince(member, found.issued().minus(SETTLED));
            audit.append(member.workspace(), user, "email.restored", user, Map.of());
            bus.publish(Event.memberChanged(member.workspace(), user));
          });
      sessions.endAll(user, Optional.empty(), Reason.PASSWORD);
      tokens
          .issue(user, Purpose.RESET, email)
          .ifPresent(reset -> letters.reset(user, email, reset));
      return email.value();
    });
  }

  /** Two who want an address at the same moment are told apart by the database. */
  private void setEmail(UserId user, Email email) {
    try {
      if (!credentials.setEmail(user, email)) {
        throw Problem.EMAIL_TAKEN.exception();
      }
    } catch (DuplicateKeyException e) {
      throw Problem.EMAIL_TAKEN.exception();
    }
  }

  private void endSecondFactorSince(Member member, Instant since) {
    if (credentials.removeSecondFactorSince(member.id(), since)) {
      audit.append(
          member.workspace(), member.id(), "second-factor.disabled", member.id(), Map.of());
    } else {
      credentials.setRecoveryCodes(member.id(), Set.of());
    }
  }

  private void offerBack(Credentials.Account before) {
    tokens
        .issue(before.user(), Purpose.RESTORE, before.email())
        .ifPresent(token -> letters.emailChanged(before.user(), before.email(), token));
  }

  private Optional<MailedTokens.Found> mailedTo(String token, Purpose purpose) {
    return tokens.find(token, purpose).filter(found -> !found.used());
  }

  /** Whether an account may still be given back to this address, so that it is nobody else's. */
  boolean mayBeRestoredTo(Email email) {
    return tokens.mayBeRestoredTo(email);
  }

  /** Mails a link to the new address, and a warning to the old one. */
  public void changeEmail(Actor actor, String password, Email email) {
    var account = check.require(actor.user(), password);
    transactions.executeWithoutResult(_ -> {
      check.hold(account);
      tokens.end(actor.user(), Purpose.RESET); // they lead to the old mailbox
      askToVerify(actor.user(), email);
      letters.emailChanging(actor.user(), account.email());
      audit.append(actor, "email.change-asked", actor.user(), Map.of());
    });
  }

  /**
   * Changes the password; ends all other sign-ins, and the mailed links to a password or another
   * address, so that one somebody else asked for is not taken after all.
   */
  public void changePassword(Actor actor, String current, String fresh) {
    var account = check.require(actor.user(), current);
    var hash = passwords.hash(fresh);
    transactions.executeWithoutResult(_ -> {
      check.hold(account);
      credentials.setPassword(actor.user(), hash);
      endTokens(actor.user(), account.email());
      sessions.endAll(actor.user(), Optional.of(actor.session()), Reason.PASSWORD);
      audit.append(actor, "password.changed", actor.user(), Map.of());
      letters.passwordChanged(actor.user(), account.email(), passkeys.of(actor.user()));
    });
  }

  /**
   * Somebody has forgotten their password. Whether there is such an account is looked up later, on
   * another thread: neither the answer nor its time can tell.
   */
  public void forgotten(Email email) {
    var now = clock.instant();
    transactions.executeWithoutResult(_ ->
        outbox.put(
            new Command(
                Ids.next(),
                FORGOTTEN,
                Ids.next(),
                json.writeValueAsString(Map.of("email", email.value())),
                now,
                now)));
  }

  @Override
  public Set<String> kinds() {
    return Set.of(FORGOTTEN);
  }

  @Override
  public Result handle(Command command) {
    var email = new Email(json.readTree(command.body()).get("email").asString());
    return new Result.Done(
        transactions.execute(_ ->
            credentials
                .find(email)
                .flatMap(account ->
                    tokens
                        .issue(account.user(), Purpose.RESET, email)
                        .map(token -> {
                          letters.reset(account.user(), email, token);
                          return "mailed";
                        }))
                .orElse("not-mailed")));
  }

  /**
   * Sets a new password with the token of the mail, which counts while the address it went to is
   * the account's; ends all sign-ins, and the mailed links to a password or another address. If
   * nobody had shown before that the address is theirs, whoever registered with it may have been
   * somebody else: their passkeys and their second factor go as well.
   */
  public void reset(String token, String password) {
    var found = unused(token).orElseThrow(Problem.INVALID_TOKEN::exception);
    var hash = passwords.hash(password); // slow, so before the transaction
    transactions.executeWithoutResult(_ -> {
      var account = // before its tokens, in the order of all who have both
          credentials.hold(found.user()).orElseThrow(Problem.INVALID_TOKEN::exception);
      if (unused(token).isEmpty() || !tokens.use(token)) {
        throw Problem.INVALID_TOKEN.exception();
      }
      credentials.setPassword(found.user(), hash);
      endTokens(found.user(), found.email());
      check.forgetGuesses(account.email());
      members
          .find(found.user())
          .ifPresent(member -> {
            audit.append(member.workspace(), member.id(), "password.reset", member.id(), Map.of());
            if (found.email().value().equalsIgnoreCase(member.email()) // their mail reached them
                && members.confirmEmail(member.id(), member.email())) {
              endWaysIn(member, account);
            }
          });
      sessions.endAll(found.user(), Optional.empty(), Reason.PASSWORD);
      letters.passwordChanged(found.user(), found.email(), passkeys.of(found.user()));
    });
  }

  private void endPasskeys(Member member) {
    for (var passkey : passkeys.of(member.id())) {
      if (passkeys.remove(member.id(), passkey.id())) {
        audit.append(member.workspace(), member.id(), "passkey.removed", passkey.id(), Map.of());
      }
    }
  }

  private void endWaysIn(Member member, Credentials.Account account) {
    endPasskeys(member);
    credentials.removeSecondFactor(member.id());
    if (account.asksForCode()) {
      letters.secondFactor(member.id(), account.email(), false);
      audit.append(
          member.workspace(), member.id(), "second-factor.disabled", member.id(), Map.of());
    }
  }

  private Optional<MailedTokens.Found> unused(String token) {
    return mailedTo(token, Purpose.RESET)
        .filter(found ->
            credentials
                .find(found.user())
                .filter(account -> account.email().equals(found.email()))
                .isPresent());
  }

  /** What was mailed leads to no password and to no other address than this any more. */
  private void endTokens(UserId user, Email email) {
    tokens.endVerifyingOthers(user, email);
    tokens.end(user, Purpose.RESET);
  }
}
