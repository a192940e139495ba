package io.connexus.sandbox.http;

import io.connexus.sandbox.chaos.ChaosBox;
import io.connexus.sandbox.chaos.Fault;
import io.connexus.sandbox.clockwork.Serial;
import io.connexus.sandbox.clockwork.Timers;
import io.connexus.sandbox.journal.Journal;
import io.connexus.sandbox.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one way in. Every request is journalled, may be made to fail, is checked for its key and only
 * then handled, whichever vendor it is for.
 */
public final class Door {
  private static final Logger LOG = LoggerFactory.getLogger(Door.class);
  private static final int KEPT_OF_A_BODY = 20_000;

  private final Journal journal;
  private final ChaosBox chaos;
  private final Serial inspections;

  public Door(Journal journal, ChaosBox chaos, Timers timers) {
    this.journal = journal;
    this.chaos = chaos;
    this.inspections = new Serial(timers);
  }

  /** Returns when every request that was answered so far has been held against its contract. */
  public void awaitInspections() {
    CompletableFuture<Boolean> reached = new CompletableFuture<>();
    inspections.execute(() -> reached.complete(true));
    reached.join();
  }

  public HandlerFunction<ServerResponse> open(House house, Handler handler) {
    return request -> respond(house, handler, request);
  }

  /**
   * Like {@link #open}, for the control API and its polling page, which would drown the journal.
   */
  public HandlerFunction<ServerResponse> openQuietly(House house, Handler handler) {
    return request -> render(answer(house, handler, new Ask(request, read(request))));
  }

  private ServerResponse respond(House house, Handler handler, ServerRequest request)
      throws IOException {
    long started = System.nanoTime();
    Ask ask = new Ask(request, read(request));
    Answer answer = hurt(house, ask);
    if (answer == null) {
      answer = answer(house, handler, ask);
    }
    note(ask, answer, (System.nanoTime() - started) / 1_000_000);
    inspections.execute(() -> inspect(house, ask));
    return render(answer);
  }

  /** After the answer: the first look into a large document takes seconds. */
  private void inspect(House house, Ask ask) {
    List<String> violations = house.violations(ask);
    if (!violations.isEmpty()) {
      journal.violated(ask.method() + " " + ask.path(), violations);
    }
  }

  private @Nullable Answer hurt(House house, Ask ask) {
    Fault.Hit hit = chaos.faultFor(ask.method() + " " + ask.path());
    if (hit == null) {
      return null;
    }
    try {
      Thread.sleep(hit.delayMs());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return hit.status() == 0 ? null : house.fault(hit.status());
  }

  private static Answer answer(House house, Handler handler, Ask ask) {
    try {
      house.admit(ask);
      return handler.handle(ask);
    } catch (Refusal refusal) {
      return house.refuse(refusal);
    } catch (RuntimeException e) {
      LOG.error("The sandbox failed on {} {}", ask.method(), ask.path(), e);
      return house.fault(500);
    }
  }

  private void note(Ask ask, Answer answer, long millis) {
    ObjectNode entry = Json.object();
    entry.put("method", ask.method()).put("path", ask.path());
    entry.put("status", answer.status()).put("durationMs", millis);
    entry.put("body", shortened(ask.bodyText()));
    if (answer.contentType().contains("json")) {
      entry.put("answer", shortened(new String(answer.body(), StandardCharsets.UTF_8)));
    }
    ask.header("Authorization").ifPresent(key -> entry.put("authorization", "***"));
    journal.add("request", entry);
  }

  private static String shortened(String text) {
    return text.length() <= KEPT_OF_A_BODY ? text : text.substring(0, KEPT_OF_A_BODY) + "…";
  }

  private static byte[] read(ServerRequest request) throws IOException {
    return request.servletRequest().getInputStream().readAllBytes();
  }

  private static ServerResponse render(Answer answer) {
    ServerResponse.BodyBuilder builder =
        ServerResponse.status(answer.status())
            .contentType(MediaType.parseMediaType(answer.contentType()));
    answer.headers().forEach((name, value) -> builder.header(name, value));
    return answer.body().length == 0 ? builder.build() : builder.body(answer.body());
  }
}
