package io.connexus.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.connexus.platform.Role;
import io.connexus.platform.access.Operation;
import io.connexus.platform.access.Operations;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Every operation, with every role: members who came by invitation and mail. What the table of
 * operations refuses is refused; what it allows gets past the edge.
 */
class RolesE2E {
  private static final List<String> ENDS_THE_SIGN_IN = List.of("endAllSessions");

  private final World world = World.SHARED;

  @Test
  void everyOperationIsRefusedToLesserRolesAndToNobodyElse() {
    var members = new EnumMap<Role, Http>(Role.class);
    members.put(Role.OWNER, world.app);
    for (var role : List.of(Role.ADMIN, Role.AGENT, Role.VIEWER)) {
      members.put(role, world.invited(role));
    }
    var wrong = new ArrayList<String>();
    for (var operation : Operations.ALL) {
      var least = operation.least();
      if (least == null || ENDS_THE_SIGN_IN.contains(operation.id())) {
        continue;
      }
      if (ask(world.anonymous(), operation).status() != 401) {
        wrong.add(operation.id() + " without a token");
      }
      members.forEach((role, member) -> {
        var answer = ask(member, operation);
        boolean refused =
            answer.status() == 403 && answer.json().path("type").asString().endsWith("/forbidden");
        if (refused == role.atLeast(least) || answer.status() == 401 || answer.status() >= 500) {
          wrong.add(operation.id() + " as " + role + ": " + answer.status());
        }
      });
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void whoIsRemovedIsOutAtOnceWithWhateverTokenTheyHold() {
    var agent = world.invited(Role.AGENT);
    var id = agent.get("/v1/users/profile").json().path("userId").asString();
    assertThat(agent.put("/v1/team/members/" + id, Map.of("role", "admin")).status())
        .isEqualTo(403);
    assertThat(world.app.put("/v1/team/members/" + id, Map.of("role", "viewer")).status())
        .isEqualTo(200);
    assertThat(agent.post("/v1/sms/send", Map.of()).status())
        .as("the role of the moment, not of the token")
        .isEqualTo(403);

    assertThat(world.app.delete("/v1/team/members/" + id).status()).isEqualTo(204);

    assertThat(agent.get("/v1/users/profile").status()).isEqualTo(401);
    assertThat(agent.post("/v1/realtime/ticket").status()).isEqualTo(401);
    var audit = world.app.get("/v1/audit?action=member.removed").json().path("items").path(0);
    assertThat(audit.path("subject").asString()).isEqualTo(id);
  }

  /** Bodies are empty and ids unknown: enough to tell who is let in, and nothing is done. */
  private static Http.Answer ask(Http member, Operation operation) {
    var path = operation.path().replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
    return switch (operation.method()) {
      case "GET" -> member.get(path);
      case "PUT" -> member.put(path, "{}");
      case "DELETE" -> member.delete(path);
      default -> member.post(path, "{}");
    };
  }
}
