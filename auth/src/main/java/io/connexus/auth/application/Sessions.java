package io.connexus.auth.application;

import io.connexus.auth.domain.Presented.Verdict;
import io.connexus.platform.UserId;
import io.connexus.user.Member;
import io.connexus.user.Members;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;

/** Begins, continues and ends sign-ins. */
public final class Sessions {
  private static final System.Logger LOG = System.getLogger(Sessions.class.getName());

  private final Families families;
  private final Members members;
  private final AccessTokens accessTokens;
  private final AuthSettings settings;
  private final TransactionTemplate transactions;
  private final InstantSource clock;

  public Sessions(
      Families families,
      Members members,
      AccessTokens accessTokens,
      AuthSettings settings,
      TransactionTemplate transactions,
      InstantSource clock) {
    this.families = families;
    this.members = members;
    this.accessTokens = accessTokens;
    this.settings = settings;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Signs the member in, in a transaction of its own or the current one. */
  Session begin(Member member) {
    return transactions.execute(_ -> continued(families.begin(member.id()), member));
  }

  /** Signs in the user, whoever they work for; empty if they work nowhere any more. */
  Optional<Session> begin(UserId user) {
    return members.find(user).map(this::begin);
  }

  /** Trades a refresh token for a new pair; empty if the sign-in has ended, or ends by this. */
  public Optional<Session> refresh(RefreshToken token) {
    return transactions.execute(_ -> families.hold(token).flatMap(found -> trade(token, found)));
  }

  /** Ends the sign-in this token belongs to, used or not. Unknown tokens change nothing. */
  public void end(RefreshToken token) {
    transactions.executeWithoutResult(
        _ -> families.hold(token).ifPresent(found -> families.revoke(found.family(), "logout")));
  }

  private Optional<Session> trade(RefreshToken token, Families.Found found) {
    var verdict = found.token().at(clock.instant());
    if (verdict == Verdict.REUSED) {
      LOG.log(
          System.Logger.Level.WARNING,
          "a used refresh token came again; sign-in {0} of user {1} is revoked",
          found.family(),
          found.user());
      families.revoke(found.family(), "reuse");
    }
    if (verdict == Verdict.REUSED || verdict == Verdict.ENDED) {
      return Optional.empty();
    }
    if (verdict == Verdict.ROTATE) {
      families.markUsed(token);
    }
    return members.find(found.user()).map(member -> continued(found.family(), member));
  }

  private Session continued(UUID family, Member member) {
    var next = RefreshToken.next();
    families.issue(family, next, clock.instant().plus(settings.refreshTokenLife()));
    var access = accessTokens.issue(member);
    return new Session(access.token(), access.expiresAt(), next);
  }
}
