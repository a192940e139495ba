package io.connexus.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connexus.platform.Role;
import io.connexus.platform.access.Operation;
import io.connexus.platform.access.Operations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every operation and every frame, with the ids of one workspace, asked by the owner of another and
 * by a member who was removed.
 */
class OtherWorkspaceE2E {
  /**
   * Ends what is the caller's own; of others it says that they are not signed in, and they stay.
   */
  private static final Set<String> CHANGES_NOTHING = Set.of("endSession");

  /** What of one's own an id in a body may be of, where it is known to be taken then. */
  private static final Map<String, String> OWN =
      Map.of(
          "sendText/templateId", "/v1/sms/templates/",
          "createDepartment/memberIds/0", "/v1/team/members/",
          "updateDepartment/memberIds/0", "/v1/team/members/",
          "updatePhoneNumber/assignedTo/memberId", "/v1/team/members/",
          "updatePhoneNumber/assignedTo/departmentId", "/v1/routing/departments/");

  /** Frames that ask nothing of a call: whoever is not in its room has left it. */
  private static final Set<String> OF_NO_CALL = Set.of("resume", "leave-call");

  private static final World WORLD = World.SHARED;
  private static Things things;

  @BeforeAll
  static void makeThings() {
    var caller = WORLD.ring("+13125550136");
    caller.awaitHeard("Harbor Bakery");
    var call = WORLD.awaitPhase(caller.number(), "ai").path("id").asString();
    caller.hangUp();
    awaitSummary(call);
    things = Things.of(WORLD.app).withCall(call);
  }

  /** The last that changes by itself of a call that is over. */
  private static void awaitSummary(String call) {
    await().until(() -> WORLD.app.get("/v1/calls/" + call).json().hasNonNull("summary"));
  }

  @Test
  void noIdOfAnotherWorkspaceInAPathReachesAnything() {
    var stranger = WORLD.stranger();
    var before = everything();
    var wrong = new ArrayList<String>();
    for (var operation : Operations.ALL) {
      if (!operation.path().contains("{id}")) {
        continue;
      }
      var answer = ask(stranger, operation, things.path(operation), body(operation));
      boolean refused = answer.status() == 403 || answer.status() == 404;
      if (!refused && !(answer.status() == 204 && CHANGES_NOTHING.contains(operation.id()))) {
        wrong.add(operation.id() + ": " + answer.status() + " " + answer.text());
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void noIdOfAnotherWorkspaceInABodyReachesAnything() {
    var stranger = WORLD.stranger();
    var own = Things.of(stranger);
    var before = everything();
    var wrong = new ArrayList<String>();
    int tried = 0;
    for (var operation : Operations.ALL) {
      if (operation.least() == null) {
        continue;
      }
      for (var text : Requests.texts(operation)) {
        if (!text.isId()) {
          continue;
        }
        var kind = OWN.get(operation.id() + text.pointer());
        if (kind != null) {
          var mine = ask(stranger, operation, own, text.pointer(), own.id(kind));
          assertThat(mine.status()).as(operation.id() + " " + mine.text()).isBetween(200, 299);
        }
        for (var prefix :
            List.of(
                "/v1/team/members/",
                "/v1/routing/departments/",
                "/v1/sms/templates/",
                "/v1/calls/")) {
          tried++;
          var answer = ask(stranger, operation, own, text.pointer(), things.id(prefix));
          if (answer.status() < 400 || answer.status() >= 500) {
            wrong.add(operation.id() + text.pointer() + " " + prefix + ": " + answer.status());
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(tried).isGreaterThanOrEqualTo(20);
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void whoWasRemovedReachesNothing() {
    var agent = WORLD.invited(Role.ADMIN);
    var id = agent.get("/v1/users/profile").json().path("userId").asString();
    assertThat(WORLD.app.delete("/v1/team/members/" + id).status()).isEqualTo(204);
    var before = everything();
    var wrong = new ArrayList<String>();
    for (var operation : Operations.ALL) {
      if (operation.least() != null) {
        var answer = ask(agent, operation, things.path(operation), body(operation));
        if (answer.status() != 401) {
          wrong.add(operation.id() + ": " + answer.status());
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void noFrameOpensAnotherWorkspace() {
    var us = WORLD.app.get("/v1/users/profile").json().path("userId").asString();
    var caller = WORLD.ring("+13125550137");
    caller.awaitHeard("Harbor Bakery");
    var call = WORLD.awaitPhase(caller.number(), "ai").path("id").asString();
    try (var ours = new Screen(WORLD, WORLD.app);
        var strangers = new Screen(WORLD, WORLD.stranger())) {
      var stream = ours.await("hello", _ -> true).path("stream").asString();
      assertThat(stream).isNotEmpty();
      for (var event : Operations.FRAMES.keySet()) {
        strangers.send(
            event,
            Map.of("callId", call, "stream", stream, "after", 0, "muted", true, "tone", "1"));
        var answer = strangers.answer(event);
        assertThat(answer.path("event").asString() + answer.at("/data/problem").asString(""))
            .as(event)
            .isEqualTo(OF_NO_CALL.contains(event) ? "ack" : "errorcall-not-found");
      }
      strangers.send("no-such-frame", Map.of());
      strangers.await("error", data -> data.path("problem").asString().equals("invalid-request"));

      var preferences = WORLD.app.get("/v1/users/preferences").json();
      assertThat(WORLD.app.put("/v1/users/preferences", preferences).status()).isEqualTo(200);
      ours.await("member-changed", data -> data.path("userId").asString().equals(us));
      strangers.send("no-such-frame", Map.of("last", true));
      strangers.await("error", _ -> true);
      assertThat(strangers.text()).doesNotContain(us, call).doesNotContain("participant-joined");
    }
    caller.hangUp();
    awaitSummary(call);
  }

  /** With this id, in a body of which nothing else would be refused. */
  private static Http.Answer ask(
      Http member, Operation operation, Things own, String pointer, String id) {
    var body = Requests.body(operation);
    switch (operation.id()) {
      case "sendText" -> {
        body.put("templateId", own.id("/v1/sms/templates/"));
        body.remove(pointer.equals("/callId") ? "to" : "callId");
      }
      case "createDepartment", "updateDepartment" -> body.put("name", "N " + System.nanoTime());
      case "updatePhoneNumber" ->
          ((ObjectNode) body.path("assignedTo"))
              .remove(pointer.endsWith("/memberId") ? "departmentId" : "memberId");
      case "transferCall", "addParticipant" -> body.retain(List.of(pointer.substring(1)));
      default -> {}
    }
    var given = Http.JSON.getNodeFactory().stringNode(id);
    return ask(member, operation, own.path(operation), Requests.with(body, pointer, given));
  }

  private static JsonNode body(Operation operation) {
    return Requests.body(operation);
  }

  private static Http.Answer ask(Http member, Operation operation, String path, JsonNode body) {
    return operation.method().equals("GET")
        ? member.get(path)
        : member.send(operation.method(), path, body);
  }

  /**
   * What the owner sees of their workspace, without what time alone changes, and what looking does:
   * an export is in the audit, whose own export has all that its first page would.
   */
  private static Map<String, String> everything() {
    var seen = new LinkedHashMap<String, String>();
    for (var operation : Operations.ALL) {
      boolean read = operation.method().equals("GET") && operation.least() != null;
      boolean elsewhere =
          operation.path().startsWith("/v1/auth/sessions") || operation.id().equals("listAudit");
      if (read && !elsewhere) {
        seen.put(
            operation.id(),
            WORLD
                .app
                .get(things.path(operation))
                .text()
                .replaceAll("urn:request:[^\"]*|\"lastNotifiedAt\":[^,}]*", "")
                .replaceAll("(?m)^.*\"(calls|contacts)\\.exported\".*\\R", ""));
      }
    }
    var sessions = new ArrayList<String>();
    WORLD
        .app
        .get("/v1/auth/sessions")
        .json()
        .path("items")
        .forEach(session -> sessions.add(session.path("id").asString()));
    seen.put("listSessions", sessions.toString());
    return seen;
  }
}
