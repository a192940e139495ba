package io.connexus.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * When the carrier or the AI vendor fails, the caller is told something and nobody is left in
 * silence.
 */
class FaultsE2E {
  private static final String OWNER_PHONE = "+12125550199";

  /** Not what is done with a leg that is there. */
  private static final String DIALS = "POST /telnyx/v2/calls$";

  private final World world = World.SHARED;

  @AfterEach
  void calm() {
    world.sandbox.delete("/sandbox/chaos");
  }

  private void fail(String match, int status, int delayMs) {
    var fault = Map.of("match", match, "status", status, "delayMs", delayMs, "times", 1000);
    var answer = world.sandbox.post("/sandbox/chaos", Map.of("fail", List.of(fault)));
    assertThat(answer.status()).as(answer.text()).isLessThan(300);
  }

  @Test
  void withTheAiVendorDownAPersonIsRung() {
    fail("POST /retell/v2/register-phone-call", 503, 0);
    var caller = world.ring("+13125550121");
    caller.awaitHeard("connecting you");
    world.accept(OWNER_PHONE, caller.number());
    caller.hangUp();
    world.awaitPhase(caller.number(), "ended");
  }

  @Test
  void withTheAiVendorDownAndNobodyThereTheCallerLeavesAMessage() {
    fail("POST /retell/v2/register-phone-call", 503, 0);
    var caller = world.ring("+13125550122");
    caller.awaitHeard("connecting you");
    world.phone(OWNER_PHONE, "decline");
    caller.awaitHeard("nobody can take your call");
    caller.awaitHeard("beep");
    caller.say("This is Vera. Please keep two rye loaves for me, I will come at five.");
    caller.awaitHungUp(); // after six seconds of silence
    var ended = world.awaitPhase(caller.number(), "ended");
    assertThat(ended.path("outcome").asString()).isEqualTo("voicemail");
    assertThat(ended.path("status").asString()).isEqualTo("missed");
  }

  @Test
  void withTheAiVendorSlowTheCallerIsToldToWait() {
    fail("POST /retell/v2/register-phone-call", 0, 20_000);
    var caller = world.ring("+13125550123");
    caller.awaitHeard("moment");
    world.accept(OWNER_PHONE, caller.number());
    caller.hangUp();
    world.awaitPhase(caller.number(), "ended");
  }

  @Test
  void withTheDialToTheAiFailingAPersonIsRung() {
    world.sandbox.post("/sandbox/chaos", Map.of("retell", Map.of("dialFails", true)));
    var caller = world.ring("+13125550124");
    caller.awaitHeard("connecting you");
    world.accept(OWNER_PHONE, caller.number());
    caller.hangUp();
    world.awaitPhase(caller.number(), "ended");
  }

  @Test
  void withTheCarrierStumblingTheCommandIsRepeatedAndTheCallerHelped() {
    var fault = Map.of("match", "POST /telnyx/v2/calls", "status", 503, "times", 3);
    world.sandbox.post("/sandbox/chaos", Map.of("fail", List.of(fault)));
    var caller = world.ring("+13125550125");
    caller.awaitHeard("Harbor Bakery");
    caller.hangUp();
    assertThat(world.awaitPhase(caller.number(), "ended").path("outcome").asString())
        .isEqualTo("handled-by-ai");
  }

  private void takeOver(Caller caller) {
    var id = world.callFrom(caller.number()).path("id").asString();
    assertThat(world.app.post("/v1/calls/" + id + "/takeover").status()).isEqualTo(202);
  }

  @Test
  void withTheCarrierBusyTheMemberWhoTakesOverIsRungALittleLater() {
    var caller = world.ring("+13125550127");
    caller.awaitHeard("Harbor Bakery");
    var fault = Map.of("match", DIALS, "status", 429, "times", 3);
    world.sandbox.post("/sandbox/chaos", Map.of("fail", List.of(fault)));
    takeOver(caller);
    world.phone(OWNER_PHONE, "answer");
    world.awaitPhase(caller.number(), "human");
    caller.hangUp();
    world.awaitPhase(caller.number(), "ended");
  }

  @Test
  void withTheCarrierRingingNobodyTheCallerIsTheAisAgain() {
    var caller = world.ring("+13125550128");
    caller.awaitHeard("Harbor Bakery");
    fail(DIALS, 503, 0);
    takeOver(caller);
    caller.awaitHeard("nobody is free");
    world.awaitPhase(caller.number(), "ai");
    caller.hangUp();
    world.awaitPhase(caller.number(), "ended");
  }

  @Test
  void duplicatedAndReorderedWebhooksChangeNothing() {
    world.sandbox.post("/sandbox/chaos", Map.of("duplicate", 1.0, "reorder", 0.5, "seed", 7));
    var caller = world.ring("+13125550126");
    caller.awaitHeard("Harbor Bakery");
    caller.say("Do you deliver?");
    caller.awaitHeard("five miles");
    caller.hangUp();
    var ended = world.awaitPhase(caller.number(), "ended");
    assertThat(TheCallE2E.timeline(ended)).containsOnlyOnce("caller-arrived");
  }
}
