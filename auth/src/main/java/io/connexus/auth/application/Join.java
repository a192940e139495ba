package io.connexus.auth.application;

import io.connexus.auth.domain.Email;
import io.connexus.platform.E164;
import io.connexus.platform.Language;
import io.connexus.platform.Problem;
import io.connexus.user.Invitations;
import io.connexus.user.Languages;
import java.util.Optional;
import org.springframework.transaction.support.TransactionTemplate;

/** Joins a workspace by an invitation: all of it or nothing. */
public final class Join {
  private final Invitations invitations;
  private final Credentials credentials;
  private final Languages languages;
  private final Passwords passwords;
  private final Sessions sessions;
  private final TransactionTemplate transactions;

  public Join(
      Invitations invitations,
      Credentials credentials,
      Languages languages,
      Passwords passwords,
      Sessions sessions,
      TransactionTemplate transactions) {
    this.invitations = invitations;
    this.credentials = credentials;
    this.languages = languages;
    this.passwords = passwords;
    this.sessions = sessions;
    this.transactions = transactions;
  }

  /** What the invitation is for. */
  public Optional<Invitations.Offer> offer(String token) {
    return invitations.find(token);
  }

  /**
   * Makes the member and their account and signs them in.
   *
   * @throws io.connexus.platform.ProblemException {@link Problem#INVALID_TOKEN}, {@link
   *     Problem#EMAIL_TAKEN}
   */
  public Session join(
      String token, String fullName, E164 phone, String password, Language language) {
    if (invitations.find(token).isEmpty()) { // asked again below; this spares the hash
      throw Problem.INVALID_TOKEN.exception();
    }
    var hash = passwords.hash(password); // slow, so before the transaction
    return transactions.execute(_ -> {
      var member =
          invitations.accept(token, fullName, phone).orElseThrow(Problem.INVALID_TOKEN::exception);
      if (!credentials.add(member.id(), new Email(member.email()), hash)) {
        throw Problem.EMAIL_TAKEN.exception();
      }
      languages.welcome(member.id(), language);
      return sessions.begin(member);
    });
  }
}
