package io.connexus.user.adapter.http;

import io.connexus.platform.Actor;
import io.connexus.platform.PlainText;
import io.connexus.platform.Role;
import io.connexus.user.application.Invitation;
import io.connexus.user.application.TeamInvitations;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Invitations as the team sees them. */
@RestController
@RequestMapping("/v1/team/invitations")
public class InvitationsController {
  private final TeamInvitations invitations;

  public InvitationsController(TeamInvitations invitations) {
    this.invitations = invitations;
  }

  /** Those that wait for an answer. */
  @GetMapping
  InvitationList list(Actor actor) {
    return new InvitationList(invitations.open(actor).stream().map(InvitationView::of).toList());
  }

  /** Invites somebody by mail. */
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  InvitationView invite(Actor actor, @Valid @RequestBody NewInvitation wanted) {
    return InvitationView.of(
        invitations.invite(actor, wanted.email().strip(), Role.of(wanted.role())));
  }

  /** Takes one back. */
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void withdraw(Actor actor, @PathVariable UUID id) {
    invitations.withdraw(actor, id);
  }

  /** Mails one again. */
  @PostMapping("/{id}/send")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void resend(Actor actor, @PathVariable UUID id) {
    invitations.resend(actor, id);
  }

  record NewInvitation(
      @NotBlank @PlainText @Email @Size(max = 254) String email,
      @NotNull @InvitedRole String role) {}

  record InvitationList(List<InvitationView> items) {}

  record InvitationView(
      UUID id, String email, String role, String invitedBy, Instant sentAt, Instant expiresAt) {

    static InvitationView of(Invitation invitation) {
      return new InvitationView(
          invitation.id(),
          invitation.email(),
          invitation.role().text(),
          invitation.invitedBy(),
          invitation.sentAt(),
          invitation.expiresAt());
    }
  }
}
