package io.connexus.auth.application;

import io.connexus.auth.application.Families.Found;
import io.connexus.auth.application.Families.Holder;
import io.connexus.auth.application.Families.Reason;
import io.connexus.platform.Actor;
import io.connexus.platform.Event;
import io.connexus.platform.EventBus;
import io.connexus.platform.Origin;
import io.connexus.platform.Problem;
import io.connexus.platform.UserId;
import io.connexus.platform.audit.AuditLog;
import io.connexus.user.Member;
import io.connexus.user.Members;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;

/** Begins, continues and ends sign-ins. What ends one tells the edge and the open screens. */
public final class Sessions {
  private static final System.Logger LOG = System.getLogger(Sessions.class.getName());

  private final Families families;
  private final Credentials credentials;
  private final Members members;
  private final AccessTokens accessTokens;
  private final Letters letters;
  private final AuditLog audit;
  private final EventBus bus;
  private final AuthSettings settings;
  private final TransactionTemplate transactions;
  private final InstantSource clock;

  public Sessions(
      Families families,
      Credentials credentials,
      Members members,
      AccessTokens accessTokens,
      Letters letters,
      AuditLog audit,
      EventBus bus,
      AuthSettings settings,
      TransactionTemplate transactions,
      InstantSource clock) {
    this.families = families;
    this.credentials = credentials;
    this.members = members;
    this.accessTokens = accessTokens;
    this.letters = letters;
    this.audit = audit;
    this.bus = bus;
    this.settings = settings;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Signs the member in, in a transaction of its own or the current one. A device or network they
   * have not come from before is told by mail.
   */
  Session begin(Member member) {
    var origin = Origin.here();
    return transactions.execute(_ -> {
      if (families.any(member.id()) && !families.isKnown(member.id(), origin)) {
        credentials
            .find(member.id())
            .ifPresent(account -> letters.newDevice(member.id(), account.email(), origin));
      }
      var family = families.begin(member.id(), origin);
      audit.append(member.workspace(), member.id(), "session.started", family, Map.of());
      return signed(member, family, issued(family));
    });
  }

  /** Signs in the user, whoever they work for; empty if they work nowhere any more. */
  Optional<Session> begin(UserId user) {
    return members.find(user).map(this::begin);
  }

  /**
   * For what leaves a member a way in: their sign-in has not been ended, and no new password ends
   * it before the current transaction.
   */
  void hold(Actor actor) {
    var _ = credentials.hold(actor.user());
    if (families.live(actor.session()).filter(actor.user()::equals).isEmpty()) {
      throw Problem.UNAUTHENTICATED.exception();
    }
  }

  /** Trades a refresh token for a new pair; empty if the sign-in has ended, or ends by this. */
  public Optional<Session> refresh(RefreshToken token) {
    var next = RefreshToken.next();
    return families
        .rotate(token, next, expiry(), Origin.here())
        .or(() ->
            transactions.execute(
                _ -> families.hold(token).flatMap(found -> trade(token, next, found))))
        .flatMap(holder ->
            members.find(holder.user()).map(member -> signed(member, holder.family(), next)));
  }

  /** Ends the sign-in this token belongs to, used or not. Unknown tokens change nothing. */
  public void end(RefreshToken token) {
    transactions.executeWithoutResult(_ ->
        families
            .hold(token)
            .map(Found::holder)
            .ifPresent(holder -> end(holder.user(), holder.family(), Reason.LOGOUT)));
  }

  /** The member's sign-ins, the last used first. */
  public List<Families.Family> of(Actor actor) {
    return families.of(actor.user());
  }

  /** Ends one of the actor's sign-ins; unknown ones change nothing. */
  public void end(Actor actor, UUID family) {
    transactions.executeWithoutResult(_ -> end(actor.user(), family, Reason.ENDED));
  }

  /** Ends the actor's sign-ins, all but this one if {@code keepCurrent}. */
  public void endAll(Actor actor, boolean keepCurrent) {
    endAll(
        actor.user(), keepCurrent ? Optional.of(actor.session()) : Optional.empty(), Reason.ENDED);
  }

  /** Ends all sign-ins of the user but {@code kept}. */
  void endAll(UserId user, Optional<UUID> kept, Reason reason) {
    transactions.executeWithoutResult(_ ->
        families.of(user).stream()
            .map(Families.Family::id)
            .filter(family -> !kept.equals(Optional.of(family)))
            .forEach(family -> end(user, family, reason)));
  }

  private void end(UserId user, UUID family, Reason reason) {
    if (families.revoke(user, family, reason)) {
      members
          .find(user)
          .ifPresent(member -> {
            audit.append(
                member.workspace(),
                user,
                "session.ended",
                family,
                Map.of("reason", reason.name().toLowerCase(java.util.Locale.ROOT)));
            bus.publish(Event.accessChanged(member.workspace(), user));
          });
    }
  }

  private Optional<Holder> trade(RefreshToken token, RefreshToken next, Found found) {
    var holder = found.holder();
    return switch (found.token().at(clock.instant())) {
      case ROTATE -> families.rotate(token, next, expiry(), Origin.here());
      case SIBLING -> {
        families.issueAgain(holder.family(), token, next, expiry());
        yield Optional.of(holder);
      }
      case REUSED -> {
        reused(holder);
        yield Optional.empty();
      }
      case ENDED -> Optional.empty();
    };
  }

  private void reused(Holder holder) {
    LOG.log(
        System.Logger.Level.WARNING,
        "a refresh token is in two hands; sign-in {0} of user {1} is revoked",
        holder.family(),
        holder.user());
    end(holder.user(), holder.family(), Reason.REUSE);
    credentials
        .find(holder.user())
        .ifPresent(account -> letters.reuse(holder.user(), account.email()));
  }

  private RefreshToken issued(UUID family) {
    var token = RefreshToken.next();
    families.issue(family, token, expiry());
    return token;
  }

  private Instant expiry() {
    return clock.instant().plus(settings.refreshTokenLife());
  }

  private Session signed(Member member, UUID family, RefreshToken refresh) {
    var access = accessTokens.issue(member, family);
    return new Session(access.token(), access.expiresAt(), refresh);
  }
}
