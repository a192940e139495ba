package io.connexus.user.application;

import io.connexus.platform.Actor;
import io.connexus.platform.E164;
import io.connexus.platform.Event;
import io.connexus.platform.EventBus;
import io.connexus.platform.Ids;
import io.connexus.platform.Language;
import io.connexus.platform.Problem;
import io.connexus.platform.Role;
import io.connexus.platform.Secrets;
import io.connexus.platform.Wording;
import io.connexus.platform.WorkspaceId;
import io.connexus.platform.audit.AuditLog;
import io.connexus.platform.mail.Letter;
import io.connexus.platform.mail.Mail;
import io.connexus.user.Invitations;
import io.connexus.user.Languages;
import io.connexus.user.Member;
import io.connexus.user.Members;
import io.connexus.user.application.InvitationStore.Mailed;
import io.connexus.user.domain.InvitationLimits;
import io.connexus.user.domain.TeamRules;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;

/** Inviting people by mail, in the language of the inviter, and their coming. */
public final class TeamInvitations implements Invitations {
  private static final Duration LIFE = Duration.ofDays(7);
  private static final int MOST = 50;
  private static final Wording SUBJECT =
      new Wording("Join %s on ConnexUS", "Únete a %s en ConnexUS");
  private static final Wording TEXT =
      new Wording(
          """
          %s invites you to join %s on ConnexUS as %s.

          To accept, open this link within seven days:
          %s/invitation#token=%s

          If you did not expect this, do nothing: without you nothing happens.
          """,
          """
          %s te invita a unirte a %s en ConnexUS con el rol de %s.

          Para aceptar, abre este enlace antes de siete días:
          %s/invitation#token=%s

          Si no esperabas esta invitación, no hagas nada: sin ti no pasa nada.
          """);

  private final InvitationStore store;
  private final TeamStore team;
  private final Members members;
  private final Languages languages;
  private final Mail mail;
  private final AuditLog audit;
  private final EventBus bus;
  private final TransactionTemplate transactions;
  private final InstantSource clock;
  private final String publicUrl;

  /**
   * @param publicUrl where people open the web client, without a slash at the end
   */
  public TeamInvitations(
      InvitationStore store,
      TeamStore team,
      Members members,
      Languages languages,
      Mail mail,
      AuditLog audit,
      EventBus bus,
      TransactionTemplate transactions,
      InstantSource clock,
      String publicUrl) {
    this.store = store;
    this.team = team;
    this.members = members;
    this.languages = languages;
    this.mail = mail;
    this.audit = audit;
    this.bus = bus;
    this.transactions = transactions;
    this.clock = clock;
    this.publicUrl = publicUrl;
  }

  /** Those that wait for an answer. */
  public List<Invitation> open(Actor actor) {
    return store.open(actor.workspace(), clock.instant());
  }

  /** Invites an address, instead of any invitation it has from this workspace. */
  public Invitation invite(Actor actor, String email, Role role) {
    return transactions.execute(_ -> {
      var inviter = inviter(actor);
      Team.allow(TeamRules.invite(inviter.role(), role));
      if (team.hasEmail(actor.workspace(), email)) {
        throw Problem.EMAIL_TAKEN.exception();
      }
      var others =
          open(actor).stream().filter(other -> !other.email().equalsIgnoreCase(email)).count();
      if (others >= MOST) {
        throw Problem.LIMIT_REACHED.exception(
            "a workspace has up to 50 open invitations",
            "Un negocio puede tener hasta 50 invitaciones abiertas");
      }
      return send(actor, inviter, Ids.next(), email, role);
    });
  }

  /** Mails it again with another link; the one before ends. */
  public void resend(Actor actor, UUID id) {
    transactions.executeWithoutResult(_ -> {
      var inviter = inviter(actor);
      var found = find(actor, id);
      send(actor, inviter, found.id(), found.email(), found.role());
    });
  }

  /** Takes it back. */
  public void withdraw(Actor actor, UUID id) {
    transactions.executeWithoutResult(_ -> {
      var _ = inviter(actor);
      var found = find(actor, id);
      store.remove(found);
      audit.append(actor, "invitation.withdrawn", id, details(found));
    });
  }

  private Member inviter(Actor actor) {
    team.lock(actor.workspace());
    return members
        .find(actor.workspace(), actor.user())
        .filter(member -> member.role().atLeast(Role.ADMIN))
        .orElseThrow(Problem.FORBIDDEN::exception);
  }

  private Invitation find(Actor actor, UUID id) {
    return store
        .find(actor.workspace(), id, clock.instant())
        .orElseThrow(Problem.INVITATION_NOT_FOUND::exception);
  }

  private Invitation send(Actor actor, Member inviter, UUID id, String email, Role role) {
    var now = clock.instant();
    pause(actor.workspace(), email, now);
    var invitation =
        new Invitation(id, actor.workspace(), email, role, inviter.fullName(), now, now.plus(LIFE));
    var token = Secrets.token();
    store.put(invitation, inviter.id(), Secrets.hash(token));
    store.noteMail(invitation, now.minus(InvitationLimits.HOUR));
    mail.send(id, letter(invitation, token, languages.languageOf(inviter.id())));
    audit.append(actor, "invitation.sent", id, details(invitation));
    return invitation;
  }

  /** Refuses what would be too many, under the lock of {@link #inviter}. */
  private void pause(WorkspaceId workspace, String email, Instant now) {
    var mailed = store.mailed(workspace, now.minus(InvitationLimits.HOUR));
    var toAddress = mailed.stream().filter(mail -> mail.email().equalsIgnoreCase(email));
    var pause =
        InvitationLimits.pause(
            toAddress.map(Mailed::at).toList(), mailed.stream().map(Mailed::at).toList(), now);
    if (pause.isPresent()) {
      throw Problem.RATE_LIMITED.exception(pause.get());
    }
  }

  private Letter letter(Invitation invitation, String token, Language language) {
    var business = members.businessName(invitation.workspace());
    return new Letter(
        invitation.email(),
        SUBJECT.in(language, business),
        TEXT.in(
            language,
            invitation.invitedBy(),
            business,
            role(invitation.role()).in(language),
            publicUrl,
            token));
  }

  private static Wording role(Role role) {
    return switch (role) {
      case OWNER -> new Wording("owner", "propietario");
      case ADMIN -> new Wording("admin", "administrador");
      case AGENT -> new Wording("agent", "agente");
      case VIEWER -> new Wording("viewer", "solo lectura");
    };
  }

  private static Map<String, String> details(Invitation invitation) {
    return Map.of("email", invitation.email(), "role", invitation.role().text());
  }

  @Override
  public Optional<Offer> find(String token) {
    return store
        .find(Secrets.hash(token), clock.instant())
        .map(found ->
            new Offer(members.businessName(found.workspace()), found.email(), found.role()));
  }

  @Override
  public Optional<Member> accept(String token, String fullName, E164 phone) {
    return store
        .find(Secrets.hash(token), clock.instant())
        .filter(store::remove) // of two at once, one
        .map(found -> {
          var member = store.join(found, fullName, phone);
          audit.append(
              member.workspace(),
              member.id(),
              "member.joined",
              member.id(),
              Map.of("role", member.role().text(), "invitedBy", found.invitedBy()));
          bus.publish(Event.memberChanged(member.workspace(), member.id()));
          return member;
        });
  }
}
