package io.connexus.user.adapter.http;

import io.connexus.platform.Actor;
import io.connexus.platform.Role;
import io.connexus.platform.UserId;
import io.connexus.user.Presence;
import io.connexus.user.application.PreferencesStore;
import io.connexus.user.application.Team;
import io.connexus.user.application.TeamMember;
import io.connexus.user.application.TeamStore;
import io.connexus.user.domain.Preferences;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The members of the workspace. */
@RestController
@RequestMapping("/v1/team/members")
public class TeamController {
  private final Team team;
  private final TeamStore store;
  private final PreferencesStore preferences;
  private final Presence presence;
  private final InstantSource clock;

  public TeamController(
      Team team,
      TeamStore store,
      PreferencesStore preferences,
      Presence presence,
      InstantSource clock) {
    this.team = team;
    this.store = store;
    this.preferences = preferences;
    this.presence = presence;
    this.clock = clock;
  }

  /** All of them, the eldest first. */
  @GetMapping
  MemberList list(Actor actor) {
    var wishes = preferences.all(actor.workspace());
    return new MemberList(
        store.of(actor.workspace()).stream()
            .map(found ->
                view(found, wishes.getOrDefault(found.member().id(), Preferences.STANDARD)))
            .toList());
  }

  /** Gives one another role. */
  @PutMapping("/{id}")
  MemberView changeRole(Actor actor, @PathVariable UUID id, @Valid @RequestBody RoleChange change) {
    return view(team.changeRole(actor, new UserId(id), Role.of(change.role())));
  }

  /** Removes one, or lets the actor leave. */
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(Actor actor, @PathVariable UUID id) {
    team.remove(actor, new UserId(id));
  }

  /** Makes one the owner. */
  @PostMapping("/{id}/make-owner")
  MemberView makeOwner(
      Actor actor, @PathVariable UUID id, @Valid @RequestBody PasswordCheck check) {
    return view(team.passOwnershipOn(actor, new UserId(id), check.password()));
  }

  private MemberView view(TeamMember found) {
    return view(found, preferences.of(found.member().id()));
  }

  private MemberView view(TeamMember found, Preferences wishes) {
    var member = found.member();
    return new MemberView(
        member.id().value(),
        member.fullName(),
        member.email(),
        member.role().text(),
        presence(member.id(), wishes),
        found.avatar(),
        found.joinedAt());
  }

  /** Somebody who wants peace is not there for others, even with the app open. */
  private String presence(UserId user, Preferences wishes) {
    if (wishes.quietAt(clock.instant())) {
      return "do-not-disturb";
    }
    return presence.isOnline(user) ? "online" : "offline";
  }

  record RoleChange(@NotNull @InvitedRole String role) {}

  record PasswordCheck(@NotNull @Size(max = 128) String password) {
    @Override
    public String toString() {
      return "PasswordCheck[***]";
    }
  }

  record MemberList(List<MemberView> items) {}

  record MemberView(
      UUID id,
      String fullName,
      String email,
      String role,
      String presence,
      @Nullable String avatar,
      Instant joinedAt) {}
}
