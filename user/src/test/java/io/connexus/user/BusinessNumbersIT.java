package io.connexus.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connexus.platform.E164;
import io.connexus.platform.WorkspaceId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Numbers that were bought are managed, and given back. */
class BusinessNumbersIT extends NumbersCase {
  @Test
  void aBoughtNumberIsGivenBackUnlessItIsKept() throws Exception {
    var released = bought();
    json(delete(ada, NUMBERS + "/" + released.path("id").asString()), 204);
    await().until(() -> !heldByTheAccount(released));
    var kept = bought();
    json(delete(ada, NUMBERS + "/" + kept.path("id").asString() + "?keep=true"), 204);
    assertThat(json(get(ada, NUMBERS), 200).path("items")).isEmpty();
    assertThat(heldByTheAccount(kept)).isTrue();
  }

  @Test
  void aCarrierThatRefusesToTakeANumberBackIsAskedAgain() throws Exception {
    var bought = bought();
    chaos("{\"fail\":[{\"match\":\"DELETE .*phone_numbers.*\",\"status\":403,\"times\":1}]}");
    json(delete(ada, NUMBERS + "/" + bought.path("id").asString()), 204);
    await().until(this::wasPutOff);
    assertThat(heldByTheAccount(bought)).isTrue();
    clock.ahead = Duration.ofHours(1);
    await().until(() -> !heldByTheAccount(bought));
  }

  @Test
  void aNumberThatTheCarrierWillNotTakeBackIsShownAndInTheAuditOnceUntilItDoes() throws Exception {
    var bought = bought();
    var number = bought.path("number").asString();
    chaos("{\"fail\":[{\"match\":\"DELETE .*phone_numbers.*\",\"status\":403}]}");
    json(delete(ada, NUMBERS + "/" + bought.path("id").asString()), 204);
    await().until(() -> notTakenBack(ada).size() == 1);
    assertThat(notTakenBack(ada).get(0).path("number").asString()).isEqualTo(number);
    assertThat(notTakenBack(ada).get(0).has("since")).isTrue();
    assertThat(notTakenBack(bob)).isEmpty();
    clock.ahead = Duration.ofDays(8); // and asked again meanwhile
    await().until(() -> attempts() == 2);
    assertThat(audit.page(ada.workspace(), null, "phone-number.not-taken-back", 10))
        .singleElement()
        .satisfies(entry -> assertThat(entry.actor()).isNull())
        .satisfies(entry -> assertThat(entry.details()).containsEntry("number", number));

    chaos("{}");
    clock.ahead = Duration.ofDays(9).plusMinutes(1);
    await().until(() -> !heldByTheAccount(bought));
    await().until(() -> notTakenBack(ada).isEmpty());
  }

  @Test
  void aNumberThatWasAddedAgainIsNotGivenBackByWhatWasAskedBefore() throws Exception {
    var bought = bought();
    var number = bought.path("number").asString();
    chaos("{\"fail\":[{\"match\":\"DELETE .*phone_numbers.*\",\"status\":403}]}");
    json(delete(ada, NUMBERS + "/" + bought.path("id").asString()), 204);
    await().until(() -> notTakenBack(ada).size() == 1);
    chaos("{}");
    var again = json(post(ada, NUMBERS, "{\"number\":\"%s\"}".formatted(number)), 201);
    assertThat(notTakenBack(ada)).isEmpty();
    json(delete(ada, NUMBERS + "/" + again.path("id").asString() + "?keep=true"), 204);
    clock.ahead = Duration.ofHours(2);
    await().until(() -> attempts() == 0); // nothing waits any more
    assertThat(heldByTheAccount(bought)).isTrue();
  }

  private JsonNode notTakenBack(Member of) throws Exception {
    return json(get(of, NUMBERS), 200).path("notTakenBack");
  }

  private int attempts() {
    return database
        .jdbc()
        .sql("select coalesce(max(attempts), 0) from platform.outbox where done_at is null")
        .query(Integer.class)
        .single();
  }

  private boolean wasPutOff() {
    return database
            .jdbc()
            .sql("select count(*) from platform.outbox where attempts = 1 and done_at is null")
            .query(Integer.class)
            .single()
        == 1;
  }

  @Test
  void aNumberIsLabelledMadePrimaryAndAssigned() throws Exception {
    var first = bought();
    var second = bought();
    var department =
        json(post(ada, "/v1/routing/departments", group("Sales", ada.id())), 201).path("id");
    var path = NUMBERS + "/" + second.path("id").asString();

    var change =
        "{\"label\":\" Shop \",\"primary\":true,\"assignedTo\":{\"departmentId\":%s}}"
            .formatted(department);
    var changed = json(put(ada, path, change), 200);
    assertThat(changed.path("label").asString()).isEqualTo("Shop");
    assertThat(changed.path("primary").asBoolean()).isTrue();
    assertThat(changed.at("/assignedTo/departmentId")).isEqualTo(department);
    var e164 = new E164(second.path("number").asString());
    assertThat(numbers.primary(ada.workspace())).contains(e164);
    assertThat(numbers.assignees(e164)).containsExactly(ada.id());
    var id = UUID.fromString(department.asString());
    assertThat(numbers.department(ada.workspace(), id)).contains(List.of(ada.id()));
    assertThat(numbers.department(WorkspaceId.next(), id)).isEmpty();
    assertThat(json(put(ada, path, "{\"primary\":false}"), 400).path("detail").asString())
        .startsWith("primary");

    json(delete(ada, "/v1/routing/departments/" + department.asString()), 204);
    assertThat(numbers.assignees(e164)).isEmpty();
    json(delete(ada, path + "?keep=true"), 204);
    assertThat(numbers.primary(ada.workspace()))
        .contains(new E164(first.path("number").asString()));
  }

  @Test
  void nothingIsAssignedToStrangers() throws Exception {
    var number = bought();
    var path = NUMBERS + "/" + number.path("id").asString();
    var toBob = "{\"primary\":true,\"assignedTo\":{\"memberId\":\"%s\"}}".formatted(bob.id());
    assertThat(json(put(ada, path, toBob), 400).path("detail").asString()).startsWith("assignedTo");
    json(put(ada, path, "{\"primary\":true,\"assignedTo\":{}}"), 400);
    json(post(ada, "/v1/routing/departments", group("Sales", bob.id())), 400);
  }

  @Test
  void whatIsAnothersDoesNotExist() throws Exception {
    var business = NUMBERS + "/" + bought().path("id").asString();
    var own = NUMBERS + "/" + own(ada).path("id").asString();
    var department =
        "/v1/routing/departments/"
            + json(post(ada, "/v1/routing/departments", group("Sales", ada.id())), 201)
                .path("id")
                .asString();
    for (var path : List.of(business, own)) {
      json(put(bob, path, "{\"primary\":true}"), 404);
      json(delete(bob, path), 404);
      json(post(bob, path + "/verify", "{\"code\":\"123456\"}"), 404);
      json(post(bob, path + "/verify/send", ""), 404);
    }
    json(put(bob, department, group("Mine", bob.id())), 404);
    json(delete(bob, department), 404);
    assertThat(json(get(bob, NUMBERS), 200).path("items")).isEmpty();
    assertThat(json(get(bob, ORDERS), 200).path("items")).isEmpty();
  }

  @Test
  void onlyAdminsSpendMoneyAndManageBusinessNumbers() throws Exception {
    var path = NUMBERS + "/" + bought().path("id").asString();
    json(send(ada, "agent", "POST", ORDERS, "{\"number\":\"+12125550177\"}"), 403);
    json(send(ada, "agent", "GET", NUMBERS + "/available", ""), 403);
    json(send(ada, "agent", "POST", NUMBERS, "{\"number\":\"+12125550123\"}"), 403);
    json(send(ada, "agent", "PUT", path, "{\"primary\":true}"), 403);
    json(send(ada, "agent", "DELETE", path, ""), 403);
    var mine = "{\"kind\":\"personal\",\"number\":\"%s\"}".formatted(someNumber());
    json(send(ada, "viewer", "POST", NUMBERS, mine), 201);
  }
}
