package io.connexus.auth.application;

import io.connexus.auth.application.AuthSettings.Registration;
import io.connexus.auth.domain.Email;
import io.connexus.platform.E164;
import io.connexus.platform.Language;
import io.connexus.platform.Wording;
import io.connexus.platform.audit.AuditLog;
import io.connexus.user.Languages;
import io.connexus.user.Members;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** Creates a workspace with its owner and signs them in: all of it or nothing. */
public final class Register {
  /** What the schema and the contract allow a business name to have. */
  private static final int LONGEST_NAME = 100;

  private static final Wording BUSINESS = new Wording("%s's business", "Negocio de %s");

  private final Credentials credentials;
  private final Members members;
  private final Languages languages;
  private final Passwords passwords;
  private final Sessions sessions;
  private final Account account;
  private final AuditLog audit;
  private final TransactionTemplate transactions;
  private final Registration registration;

  public Register(
      Credentials credentials,
      Members members,
      Languages languages,
      Passwords passwords,
      Sessions sessions,
      Account account,
      AuditLog audit,
      TransactionTemplate transactions,
      Registration registration) {
    this.credentials = credentials;
    this.members = members;
    this.languages = languages;
    this.passwords = passwords;
    this.sessions = sessions;
    this.account = account;
    this.audit = audit;
    this.transactions = transactions;
    this.registration = registration;
  }

  /** Registers the newcomer, if this server takes any more. */
  public Result register(Newcomer newcomer) {
    if (isClosed()) { // asked again below; this spares the hash
      return new Result.Closed();
    }
    var hash = passwords.hash(newcomer.password()); // slow, so before the transaction
    return transactions.execute(transaction -> {
      if (registration == Registration.FIRST) {
        credentials.holdAdding();
      }
      if (isClosed()) {
        return new Result.Closed();
      }
      var owner =
          members.createWorkspace(
              newcomer.businessNameOrDefault(),
              newcomer.email().strip(),
              newcomer.fullName(),
              newcomer.phone());
      if (account.mayBeRestoredTo(new Email(newcomer.email()))
          || !credentials.add(owner.id(), new Email(newcomer.email()), hash)) {
        transaction.setRollbackOnly();
        return new Result.EmailTaken();
      }
      languages.welcome(owner.id(), newcomer.language());
      audit.append(owner.workspace(), owner.id(), "workspace.created", owner.workspace(), Map.of());
      account.askToVerify(owner.id(), new Email(newcomer.email()));
      return new Result.Registered(sessions.begin(owner));
    });
  }

  private boolean isClosed() {
    return registration == Registration.FIRST && credentials.any();
  }

  /** What became of a registration. */
  public sealed interface Result {
    /** They own a workspace now and are signed in. */
    record Registered(Session session) implements Result {}

    /** The address has an account already. */
    record EmailTaken() implements Result {}

    /** This server has its workspace and takes no other. */
    record Closed() implements Result {}
  }

  /**
   * Somebody who registers.
   *
   * @param phone their own phone, rung when they take over a call
   * @param language what they read
   */
  public record Newcomer(
      String email,
      String password,
      String fullName,
      E164 phone,
      @Nullable String businessName,
      Language language) {

    String businessNameOrDefault() {
      if (businessName != null) {
        return businessName;
      }
      var name = BUSINESS.in(language, fullName);
      return name.length() <= LONGEST_NAME ? name : fullName;
    }

    @Override
    public String toString() {
      return "Newcomer[***]";
    }
  }
}
