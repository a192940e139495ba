package io.connexus.user.adapter.http;

import io.connexus.platform.Actor;
import io.connexus.platform.PlainText;
import io.connexus.user.Members;
import io.connexus.user.application.Team;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The business. */
@RestController
@RequestMapping("/v1/workspace")
public class WorkspaceController {
  private final Members members;
  private final Team team;

  public WorkspaceController(Members members, Team team) {
    this.members = members;
    this.team = team;
  }

  /** Its name. */
  @GetMapping
  WorkspaceView workspace(Actor actor) {
    return new WorkspaceView(actor.workspace().value(), members.businessName(actor.workspace()));
  }

  /** Renames it. */
  @PutMapping
  WorkspaceView rename(Actor actor, @Valid @RequestBody WorkspaceChange change) {
    team.rename(actor, change.businessName().strip());
    return workspace(actor);
  }

  record WorkspaceChange(@NotBlank @PlainText @Size(max = 100) String businessName) {}

  record WorkspaceView(UUID id, String businessName) {}
}
