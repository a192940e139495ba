package io.connexus.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who answers is decided over the API, tried, and then is so. */
class RoutingE2E {
  private static final String RULES = "/v1/routing/rules";
  private static final String OWNER_PHONE = "+12125550199";

  private final World world = World.SHARED;
  private final String number = world.info.businessNumber();

  private Map<String, Object> rules(Map<String, ?> more) {
    var rules = new HashMap<String, Object>();
    rules.put("number", number);
    rules.putAll(
        Map.of(
            "open",
            "ai",
            "strategy",
            "all",
            "ringSeconds",
            25,
            "unanswered",
            "voicemail",
            "closed",
            "voicemail",
            "anonymous",
            "as-anybody"));
    rules.putAll(more);
    return rules;
  }

  private JsonNode decide(Map<String, ?> more) {
    var decided = world.app.post(RULES, rules(more));
    assertThat(decided.status()).as(decided.text()).isEqualTo(200);
    return decided.json();
  }

  @AfterEach
  void asUsual() {
    decide(Map.of());
  }

  private static Map<String, Object> closedAlways() {
    return Map.of("timeZone", "America/New_York", "week", List.of(), "holidays", List.of());
  }

  @Test
  void aPersonIsRungFirstWhereThatWasDecided() {
    decide(Map.of("open", "people", "unanswered", "ai"));
    var caller = world.ring("+13125550191");
    caller.awaitHeard("connecting you", "hold-music");
    world.accept(OWNER_PHONE, caller.number());
    assertThat(caller.legsTo("sip:")).isZero();
    caller.hangUp();
    world.awaitPhase(caller.number(), "ended");
  }

  @Test
  void aCallerWhoWaitsForAPersonIsAnsweredAtAnotherTelephone() {
    decide(Map.of("open", "people", "unanswered", "ai"));
    var caller = world.ring("+13125550198");
    world.awaitPhase(caller.number(), "ringing-human");
    var path = "/v1/calls/" + world.callFrom(caller.number()).path("id").asString() + "/answer";
    var mobile = "+13125550197";
    assertThat(world.app.post(path, Map.of("phone", mobile)).status()).isEqualTo(202);
    world.phone(mobile, "answer");
    world.awaitPhase(caller.number(), "human");
    var late = world.app.post(path);
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.text()).contains("waits for a person");
    caller.hangUp();
    world.awaitPhase(caller.number(), "ended");
  }

  @Test
  void theAiAnswersWhenNobodyPicksUp() {
    decide(Map.of("open", "people", "unanswered", "ai"));
    var caller = world.ring("+13125550192");
    world.phone(OWNER_PHONE, "decline");
    caller.awaitHeard("Harbor Bakery");
    world.awaitPhase(caller.number(), "ai");
    caller.hangUp();
    world.awaitPhase(caller.number(), "ended");
  }

  @Test
  void aPhonesOwnVoicemailTakesNobody() {
    decide(Map.of("open", "people", "unanswered", "ai"));
    var caller = world.ring("+13125550193");
    world.awaitPhase(caller.number(), "ringing-human");
    world.phone(OWNER_PHONE, "answer"); // which presses no key
    caller.awaitHeard("Harbor Bakery");
    world.awaitPhase(caller.number(), "ai");
    caller.hangUp();
    world.awaitPhase(caller.number(), "ended");
  }

  @Test
  void aClosedBusinessSaysSoInItsOwnWords() {
    decide(
        Map.of(
            "hours",
            closedAlways(),
            "closed",
            "message",
            "closedMessage",
            "The ovens rest until nine."));
    var caller = world.ring("+13125550193");
    caller.awaitHeard("The ovens rest until nine.");
    caller.awaitHungUp();
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> world.callFrom(caller.number()).path("outcome").asString("not yet"),
            "closed"::equals);
  }

  @Test
  void itCanBeTriedWithoutCallingAnybody() {
    var saved = world.app.get(RULES);
    assertThat(saved.json().at("/items/0/number").asString()).isEqualTo(number);
    var trial =
        Map.of(
            "number",
            number,
            "from",
            "+13125550194",
            "at",
            "2026-03-02T15:00:00Z",
            "rules",
            rules(Map.of("open", "people", "strategy", "in-turn")));
    var answer = world.app.post(RULES + "/try", trial);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.json().path("first").asString()).isEqualTo("people");
    assertThat(answer.json().path("because").get(0).asString()).isEqualTo("always-open");
    assertThat(answer.json().at("/rounds/0/0/display").asString()).isEqualTo("(212) 555-0199");
    assertThat(answer.json().path("unanswered").asString()).isEqualTo("voicemail");
    assertThat(world.app.get(RULES).text()).isEqualTo(saved.text());
  }

  @Test
  void whatCannotBeIsRefusedWithTheReason() {
    refused(Map.of("unanswered", "forward"), 400, "forwardTo");
    refused(Map.of("closed", "forward", "forwardTo", number), 400, "ring itself");
    refused(Map.of("forwardTo", "+19005550184"), 400, "forwarded to");
    refused(Map.of("ringSeconds", 90), 400, "ringSeconds");
    refused(Map.of("number", "+13125550195"), 404, "not-found");
    refused(hours(Map.of("timeZone", "Mars/Olympus")), 400, "timeZone");
    refused(hours(Map.of("week", List.of(open("17:00", "09:00")))), 400, "before closing");
    refused(
        hours(Map.of("week", List.of(open("09:00", "17:00"), open("16:00", "18:00")))),
        400,
        "overlap");
    refused(
        hours(Map.of("holidays", List.of(Map.of("date", "2026-02-30", "name", "Never")))),
        400,
        "no such day");
  }

  private static Map<String, Object> open(String from, String to) {
    return Map.of("day", "monday", "from", from, "to", to);
  }

  private static Map<String, Object> hours(Map<String, Object> more) {
    var hours = new HashMap<>(closedAlways());
    hours.putAll(more);
    return Map.of("hours", hours);
  }

  private void refused(Map<String, ?> more, int status, String why) {
    var answer = world.app.post(RULES, rules(more));
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.text()).contains(why);
  }
}
