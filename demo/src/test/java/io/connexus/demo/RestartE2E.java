package io.connexus.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An operator restarts the product while people are on the line. */
class RestartE2E {
  private ProductProcess product;

  @AfterEach
  void close() throws Exception {
    if (product != null) {
      product.close();
    }
  }

  @Test
  void aCallerOnTheLineTalksOnWithTheAi() throws Exception {
    product = ProductProcess.open();
    var caller = Caller.ring(product.sandbox, "+13125550151", Demo.BUSINESS_NUMBER);
    caller.awaitHeard("Harbor Bakery");
    caller.say("Where do I find you?");
    caller.awaitHeard("12 Harbor Street");

    product.stop();
    await("Retell gives up on us")
        .atMost(Duration.ofSeconds(40))
        .until(() -> aiLegsLeft(caller) == 0);
    assertThat(caller.look().path("state").asString()).isNotEqualTo("ended");
    product.start();

    caller.awaitHeard("I'm back with you");
    caller.say("Do you take credit cards?");
    caller.awaitHeard("any card");
    assertThat(product.count("select count(*) from call.call where phase = 'ai'")).isEqualTo(1);
    await("Retell tells why: the socket broke, and could not be opened again")
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(() -> assertThat(reasons()).contains("error_llm_websocket_open"));
    caller.hangUp();
  }

  private static long aiLegsLeft(Caller caller) {
    return StreamSupport.stream(caller.look().path("legs").spliterator(), false)
        .filter(leg -> leg.path("to").asString().startsWith("sip:"))
        .filter(leg -> !leg.path("state").asString().equals("ended"))
        .count();
  }

  private List<String> reasons() {
    return product
        .jdbc
        .sql("select body->>'reason' from call.call_event where type = 'conversation-ended'")
        .query(String.class)
        .list();
  }
}
