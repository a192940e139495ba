package io.connexus.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An operator restarts the product while people are on the line. */
class RestartE2E {
  private ProductProcess product;
  private Caller caller;

  @BeforeEach
  void aCallerTalksWithTheAi() throws Exception {
    product = ProductProcess.open();
    caller = Caller.ring(product.sandbox, "+13125550151", Demo.BUSINESS_NUMBER);
    caller.awaitHeard("Harbor Bakery");
    caller.say("Where do I find you?");
    caller.awaitHeard("12 Harbor Street");
  }

  @AfterEach
  void close() throws Exception {
    if (product != null) {
      product.close();
    }
  }

  @Test
  void theConversationGoesOnWhereItWas() throws Exception {
    retellTriesAgain(120, 1000);
    product.stop();
    product.start();

    caller.say("Do you take credit cards?");
    caller.awaitHeard("any card");
    assertThat(caller.heard()).containsOnlyOnce("Harbor Bakery").doesNotContain("I'm back");
    assertThat(product.count("select count(*) from call.call where phase = 'ai'")).isEqualTo(1);
    assertThat(endings()).isEmpty();
  }

  @Test
  void afterAnOutageLongerThanRetellsPatienceAnotherConversationBegins() throws Exception {
    retellTriesAgain(2, 1);
    product.stop();
    await("Retell gives up on us")
        .atMost(Duration.ofSeconds(20))
        .until(() -> caller.legsTo("sip:") == 0);
    assertThat(caller.look().path("state").asString()).isNotEqualTo("ended");
    product.start();

    caller.awaitHeard("I'm back with you");
    caller.say("Do you take credit cards?");
    caller.awaitHeard("any card");
    assertThat(product.count("select count(*) from call.call where phase = 'ai'")).isEqualTo(1);
  }

  private void retellTriesAgain(int times, int pauseMs) {
    var retell = Map.of("reconnectDelaysMs", Collections.nCopies(times, pauseMs));
    assertThat(product.sandbox.post("/sandbox/chaos", Map.of("retell", retell)).status())
        .isLessThan(300);
  }

  private List<String> endings() {
    return product
        .jdbc
        .sql("select body->>'reason' from call.call_event where type = 'conversation-ended'")
        .query(String.class)
        .list();
  }
}
