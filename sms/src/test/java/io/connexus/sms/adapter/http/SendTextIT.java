package io.connexus.sms.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.connexus.platform.Actor;
import io.connexus.platform.E164;
import io.connexus.platform.Role;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import io.connexus.sms.Fakes;
import io.connexus.sms.application.TextCarrier.Answer;
import io.connexus.sms.application.TextUpdated;
import io.connexus.user.Contacts;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Texts, from the wish to the carrier and the history. */
class SendTextIT extends SmsServices {
  @Test
  void aTextToACallerGoesOutFromTheNumberThatWasCalled() {
    numbers.primary.put(actor.workspace(), new E164("+13125550999"));
    var call = calls.add(actor.workspace(), "+13125550101", "+13125550200");
    var reply =
        send(
            Map.of(
                "templateId",
                template("Hi {{name}}, {{business}}"),
                "callId",
                call.toString(),
                "variables",
                Map.of("name", "Ann")));

    assertThat(reply.status()).isEqualTo(202);
    Contract.check("Text", reply.body());
    assertThat(reply.json().path("status").asString()).isEqualTo("pending");
    assertThat(reply.json().path("callId").asString()).isEqualTo(call.toString());
    await().until(() -> carrier.sent.size() == 1);
    assertThat(carrier.sent)
        .containsExactly(
            new Fakes.Carrier.Sent(
                new E164("+13125550200"), new E164("+13125550101"), "Hi Ann, Rosa's Bakery"));
    var history = history();
    Contract.check("TextList", history.body());
    assertThat(history.json().path("items").path(0)).isEqualTo(reply.json());
    assertThat(
            ask(get("/v1/sms/history?callId=" + UUID.randomUUID()), null)
                .json()
                .path("items")
                .size())
        .isZero();
  }

  @Test
  void aTextSaysWhoseTheNumberIsInTheAnswerTheListAndOnTheScreens() {
    numbers.primary.put(actor.workspace(), new E164("+13125550999"));
    var ann = new Contacts.Name(UUID.randomUUID(), "Ann Lee", false, true);
    contacts.all.put(new E164("+13125550101"), ann);

    var reply = send(Map.of("templateId", template("Hi"), "to", "+13125550101"));

    Contract.check("Text", reply.body());
    assertThat(reply.json().at("/contact/name").asString()).isEqualTo("Ann Lee");
    assertThat(history().json().at("/items/0/contact/id").asString())
        .isEqualTo(ann.id().toString());
    assertThat(events)
        .filteredOn(event -> event.name().equals("text-updated"))
        .first()
        .extracting(event -> ((TextUpdated) event.data()).text().contact())
        .isEqualTo(ann);
  }

  @Test
  void aTextToANumberGoesOutFromThePrimaryNumber() {
    numbers.primary.put(actor.workspace(), new E164("+13125550999"));
    var reply = send(Map.of("templateId", template("Hi"), "to", "+13125550101"));
    Contract.check("Text", reply.body());
    assertThat(reply.json().path("from").asString()).isEqualTo("+13125550999");
    assertThat(reply.json().has("callId")).isFalse();
  }

  @Test
  void exactlyOneOfCallAndNumberIsNeeded() {
    var id = template("Hi");
    var call = calls.add(actor.workspace(), "+13125550101", "+13125550200").toString();
    assertThat(send(Map.of("templateId", id)).slug()).isEqualTo("invalid-request");
    assertThat(send(Map.of("templateId", id, "callId", call, "to", "+13125550101")).slug())
        .isEqualTo("invalid-request");
    assertThat(send(Map.of("templateId", id, "to", "0123")).status()).isEqualTo(400);
    assertThat(send(Map.of("to", "+13125550101")).status()).isEqualTo(400);
    assertThat(carrier.sent).isEmpty();
  }

  @Test
  void aForeignCallIsNotThere() {
    var call = calls.add(WorkspaceId.next(), "+13125550101", "+13125550200").toString();
    assertThat(send(Map.of("templateId", template("Hi"), "callId", call)).slug())
        .isEqualTo("call-not-found");
  }

  @Test
  void withoutANumberOfItsOwnAWorkspaceCannotText() {
    assertThat(send(Map.of("templateId", template("Hi"), "to", "+13125550101")).slug())
        .isEqualTo("invalid-request");
  }

  @Test
  void missingVariablesAreNamed() {
    numbers.primary.put(actor.workspace(), new E164("+13125550999"));
    var reply =
        send(
            Map.of(
                "templateId",
                template("{{a}} {{b}} {{c}}"),
                "to",
                "+13125550101",
                "variables",
                Map.of("b", "x")));
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.slug()).isEqualTo("missing-variable");
    assertThat(reply.json().path("detail").asString()).isEqualTo("No value for: a, c");
    assertThat(history().json().path("items").size()).isZero();
  }

  @Test
  void aWishThatIsRepeatedWithItsKeyIsOneText() {
    numbers.primary.put(actor.workspace(), new E164("+13125550999"));
    var wish = Map.<String, Object>of("templateId", template("Hi"), "to", "+13125550101");
    var first = send(wish, "k-1");
    var again = send(wish, "k-1");

    assertThat(first.status()).isEqualTo(202);
    assertThat(again.status()).isEqualTo(202);
    Contract.check("Text", again.body());
    assertThat(again.json().path("id")).isEqualTo(first.json().path("id"));
    assertThat(history().json().path("items").size()).isEqualTo(1);

    send(wish, "k-2");
    send(wish);
    send(wish);
    assertThat(history().json().path("items").size()).isEqualTo(4);
    var colleague = new Actor(UserId.next(), actor.workspace(), Role.AGENT, UUID.randomUUID());
    actor = colleague;
    assertThat(send(wish, "k-1").json().path("id")).isNotEqualTo(first.json().path("id"));
    assertThat(history().json().path("items").size()).isEqualTo(5);
  }

  @Test
  void aWishSentManyTimesAtOnceIsOneText() throws Exception {
    numbers.primary.put(actor.workspace(), new E164("+13125550999"));
    var wish = Map.<String, Object>of("templateId", template("Hi"), "to", "+13125550101");
    var ids = new HashSet<JsonNode>();
    try (var threads = Executors.newFixedThreadPool(4)) {
      Callable<Reply> sending = () -> send(wish, "k-1");
      for (var reply : threads.invokeAll(Collections.nCopies(4, sending))) {
        ids.add(reply.get().json().path("id"));
      }
    }
    assertThat(ids).hasSize(1);
    assertThat(history().json().path("items").size()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "12345678901234567890123456789012345678901234567890123456789012345"})
  void aKeyIsNeitherEmptyNorLongerThanSixtyFour(String key) {
    numbers.primary.put(actor.workspace(), new E164("+13125550999"));
    var reply = send(Map.of("templateId", template("Hi"), "to", "+13125550101"), key);
    assertThat(reply.slug()).isEqualTo("invalid-request");
  }

  @Test
  void aTextThatGrowsTooLongIsRefused() {
    numbers.primary.put(actor.workspace(), new E164("+13125550999"));
    var reply =
        send(
            Map.of(
                "templateId",
                template("{{a}}{{a}}{{a}}{{a}}{{a}}{{a}}"),
                "to",
                "+13125550101",
                "variables",
                Map.of("a", "x".repeat(300))));
    assertThat(reply.slug()).isEqualTo("invalid-request");
  }

  @Test
  void aRefusedTextShowsAsFailedWithTheReason() {
    numbers.primary.put(actor.workspace(), new E164("+13125550999"));
    carrier.answers.add(new Answer.Refused("Not routable"));
    send(Map.of("templateId", template("Hi"), "to", "+13125550101"));
    await().until(() -> "failed".equals(statusInHistory()));
    assertThat(history().json().path("items").path(0).path("error").asString())
        .isEqualTo("Not routable");
    Contract.check("TextList", history().body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "101", "-1"})
  void aLimitOutsideOneToAHundredIsRefused(String limit) {
    assertThat(ask(get("/v1/sms/history?limit=" + limit), null).status()).isEqualTo(400);
  }

  @Test
  void sixtyTextsLeaveAWorkspaceInAMinuteAndTheNextMustWait() {
    numbers.primary.put(actor.workspace(), new E164("+12125550123"));
    var id = template("Hi");
    for (int i = 0; i < 60; i++) {
      assertThat(send(Map.of("templateId", id, "to", "+13125550101")).status()).isEqualTo(202);
    }
    assertThat(send(Map.of("templateId", id, "to", "+13125550101")).slug())
        .isEqualTo("rate-limited");
    clock.advance(java.time.Duration.ofSeconds(61));
    assertThat(send(Map.of("templateId", id, "to", "+13125550101")).status()).isEqualTo(202);
  }

  @Test
  void manyAtOnceAreNoMoreThanOneAfterTheOther() throws Exception {
    numbers.primary.put(actor.workspace(), new E164("+12125550123"));
    var id = template("Hi");
    for (int i = 0; i < 50; i++) {
      send(Map.of("templateId", id, "to", "+13125550101"));
    }
    Callable<Reply> one = () -> send(Map.of("templateId", id, "to", "+13125550101"));
    int sent = 0;
    try (var threads = Executors.newFixedThreadPool(20)) {
      for (var answer : threads.invokeAll(Collections.nCopies(30, one))) {
        sent += answer.get().status() == 202 ? 1 : 0;
      }
    }
    assertThat(sent).isEqualTo(10);
  }

  @Test
  void whatCostsExtraAndWhatDoesNotExistIsSentNothing() {
    numbers.primary.put(actor.workspace(), new E164("+12125550123"));
    var id = template("Hi");
    for (var number : List.of("+19005550184", "+15550100101", "+19")) {
      assertThat(send(Map.of("templateId", id, "to", number)).slug()).isEqualTo("number-refused");
    }
    var call = calls.add(actor.workspace(), "+19005550184", "+12125550123").toString();
    assertThat(send(Map.of("templateId", id, "callId", call)).slug()).isEqualTo("number-refused");
    assertThat(history().json().path("items")).isEmpty();
  }
}
