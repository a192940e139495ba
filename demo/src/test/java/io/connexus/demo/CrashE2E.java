package io.connexus.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The process is killed in the middle of a burst of calls whose webhooks come twice and out of
 * order. It starts again, and every call ends once, no command was done twice, none was lost. The
 * sandbox and the database are other processes than the one that dies.
 */
class CrashE2E {
  private static final int CALLS = 200;

  private final ExecutorService callers = Executors.newFixedThreadPool(8);
  private final List<JsonNode> requests = new ArrayList<>();
  private ProductProcess product;

  @AfterEach
  void stop() throws Exception {
    callers.shutdownNow();
    if (product != null) {
      product.close();
    }
  }

  @Test
  void everyCallEndsOnceNoCommandIsDoubledNoneIsLost() throws Exception {
    product = ProductProcess.open();
    var control = product.sandbox;
    var chaos = Map.of("duplicate", 0.5, "reorder", 0.5, "seed", 7);
    assertThat(control.post("/sandbox/chaos", chaos).status()).isLessThan(300);

    var rung = callers.submit((Callable<List<String>>) () -> ring(control));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> after(control, "select count(*) from call.call") >= CALLS / 3);
    product.kill();
    var ids = rung.get(60, TimeUnit.SECONDS);
    assertThat(ids).hasSize(CALLS);
    assertThat(product.count("select count(*) from call.call where phase <> 'ended'")).isPositive();

    product.start();
    await("every caller has a call")
        .atMost(Duration.ofSeconds(90))
        .until(() -> after(control, "select count(*) from call.call") == CALLS);
    await("every caller is picked up")
        .atMost(Duration.ofSeconds(90))
        .until(() -> after(control, "select count(*) from call.call where phase = 'ringing'") == 0);
    for (var id : ids) {
      control.post(
          "/sandbox/calls/" + id + "/hangup", Map.of()); // one that is over already says so
    }
    await("every call has ended")
        .atMost(Duration.ofSeconds(90))
        .until(
            () -> after(control, "select count(*) from call.call where phase = 'ended'") == CALLS);
    await("nothing is left to do")
        .atMost(Duration.ofSeconds(60))
        .until(() ->
            product.count(
                    "select count(*) from platform.outbox where done_at is null and kind <> 'call.wake'")
                == 0);

    assertThat(product.count("select count(distinct from_number) from call.call")).isEqualTo(CALLS);
    assertThat(
            product.count(
                "select count(*) from (select caller_leg from call.call group by 1 having count(*) > 1) d"))
        .isZero();
    commandsWereDoneOnce(control);
    for (var id : ids) {
      assertThat(control.get("/sandbox/calls/" + id).json().path("legs"))
          .allSatisfy(leg -> assertThat(leg.path("state").asString()).isEqualTo("ended"));
    }
  }

  private static List<String> ring(Http control) {
    var ids = new ArrayList<String>();
    for (int i = 0; i < CALLS; i++) {
      var call =
          control.post(
              "/sandbox/calls",
              Map.of("from", "+1312555%04d".formatted(2000 + i), "to", Demo.BUSINESS_NUMBER));
      ids.add(call.json().path("id").asString());
    }
    return ids;
  }

  /**
   * Each leg was answered and each of our legs dialled under one command id, however often it was
   * sent.
   */
  private void commandsWereDoneOnce(Http control) {
    follow(control);
    Map<String, Set<String>> ids = new HashMap<>();
    for (var request : requests) {
      var path = request.path("path").asString();
      var body =
          request.path("body").isString()
              ? parsed(request.path("body").asString())
              : request.path("body");
      if (path.endsWith("/actions/answer")) {
        ids.computeIfAbsent(path, _ -> new HashSet<>()).add(body.path("command_id").asString());
      } else if (path.equals("/telnyx/v2/calls")) {
        ids.computeIfAbsent(body.path("client_state").asString(), _ -> new HashSet<>())
            .add(body.path("command_id").asString());
      }
    }
    assertThat(ids).hasSizeGreaterThanOrEqualTo(CALLS);
    assertThat(ids).allSatisfy((what, commands) -> assertThat(commands).as(what).hasSize(1));
  }

  /** What a count is, having followed the journal, of which the sandbox keeps the newest alone. */
  private long after(Http control, String counting) throws Exception {
    follow(control);
    return product.count(counting);
  }

  private void follow(Http control) {
    JsonNode page;
    do {
      long last = requests.isEmpty() ? 0 : requests.getLast().path("seq").asLong();
      page = control.get("/sandbox/journal?kind=request&limit=1000&after=" + last).json();
      page.forEach(requests::add);
    } while (!page.isEmpty());
  }

  private static JsonNode parsed(String text) {
    return text.startsWith("{") ? Http.JSON.readTree(text) : Http.JSON.missingNode();
  }
}
