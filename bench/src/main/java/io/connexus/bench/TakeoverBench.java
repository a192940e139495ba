package io.connexus.bench;

import io.connexus.bench.VendorStub.Expected;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * From the tap on *Take over* to the bridge, with a telephone that is picked up at once; and
 * whether the AI says a word after the tap was answered, whenever it falls into a question and its
 * answer.
 */
final class TakeoverBench implements Bench.Measurement {
  private static final int CALLERS = 4;

  /** So often the member is busy, and the AI goes on, before they come. */
  private static final int BUSY = 9;

  /** A tap comes up to so long before the question and three times as long after it. */
  private static final long SPREAD_NANOS = 5_000_000;

  private final Latencies fence = new Latencies();
  private final Latencies dial = new Latencies();
  private final Latencies bridge = new Latencies();
  private final Latencies whole = new Latencies();
  private final AtomicInteger taps = new AtomicInteger();
  private final AtomicInteger spoken = new AtomicInteger();
  private final AtomicInteger onTheWay = new AtomicInteger();
  private final AtomicInteger after = new AtomicInteger();
  private final AtomicInteger failures = new AtomicInteger();
  private final AtomicInteger asked = new AtomicInteger();

  private record Tap(long at, long silent) {}

  @Override
  public String measure(Plan plan, Path work) throws Exception {
    try (var product = Product.start(work);
        var http = HttpClient.newHttpClient()) {
      Questions.teach(product.api());
      new TakeoverBench().run(product, http, Math.min(20, plan.seconds())); // warms up
      run(product, http, plan.seconds());
    }
    return new Figures("from the tap", "count", "p50 ms", "p99 ms", "max ms")
            .row("the AI is silent (202)", fence)
            .row("the member's telephone is dialled", dial)
            .row("picked up at once, the bridge is acknowledged", whole)
        + "\n"
        + new Figures("from the pick-up", "count", "p50 ms", "p99 ms", "max ms")
            .row("the bridge is asked for", bridge)
        + "\n"
        + new Figures(
                "taps",
                "that met an answer",
                "words sent after the 202",
                "on the wire at the 202",
                "failures")
            .row(taps.get(), spoken.get(), after.get(), onTheWay.get(), failures.get());
  }

  private void run(Product product, HttpClient http, int seconds) {
    long until = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < CALLERS; i++) {
        threads.execute(() -> {
          while (System.nanoTime() < until) {
            call(product, http, until);
          }
        });
      }
    }
  }

  private void call(Product product, HttpClient http, long until) {
    try (var conversation = Conversation.begin(product, http)) {
      var carrier = product.carrier();
      var caller = conversation.caller();
      for (int i = 0; i < BUSY && System.nanoTime() < until; i++) {
        tap(product, conversation);
        var rung = Expected.await(conversation.expected().rung());
        carrier.send(carrier.busy(rung, caller));
        conversation.hear(); // that nobody is free
      }
      long tapped = tap(product, conversation);
      var rung = Expected.await(conversation.expected().rung());
      dial.add(rung.at() - tapped);
      long pickedUp = System.nanoTime();
      carrier.send(carrier.event("call.answered", rung, caller));
      bridge.add(Expected.await(conversation.expected().bridged()) - pickedUp);
      carrier.send(carrier.event("call.bridged", rung, caller));
      whole.add(System.nanoTime() - tapped);
    } catch (Exception e) {
      System.err.println("A takeover failed: " + e);
      failures.incrementAndGet();
    }
  }

  /**
   * A question, and a tap at some moment before, in or after its answer; then another question.
   *
   * @return when it was tapped
   */
  private long tap(Product product, Conversation conversation) throws Exception {
    int number = taps.incrementAndGet();
    int before = conversation.words().size();
    long offset = ThreadLocalRandom.current().nextLong(-SPREAD_NANOS, 3 * SPREAD_NANOS);
    var tap = new CompletableFuture<Tap>();
    Thread.startVirtualThread(() -> tap(product, conversation, number, offset, tap));
    LockSupport.parkNanos(-offset);
    conversation.begin(question());
    conversation.untilEcho(number); // what was sent before the 202 is here
    var tapped = Expected.await(tap);
    var words = conversation.words().subList(before, conversation.words().size());
    spoken.addAndGet(words.isEmpty() ? 0 : 1);
    onTheWay.addAndGet((int) words.stream().filter(at -> at > tapped.silent).count());
    int silent = conversation.words().size();
    var _ = conversation.ask(question());
    after.addAndGet(conversation.words().size() - silent);
    return tapped.at;
  }

  private void tap(
      Product product,
      Conversation conversation,
      int number,
      long offset,
      CompletableFuture<Tap> tap) {
    try {
      var path = "/v1/calls/" + conversation.id() + "/takeover";
      LockSupport.parkNanos(offset);
      long at = System.nanoTime();
      var _ = product.api().post(path, Map.of());
      long silent = System.nanoTime();
      conversation.ping(number);
      fence.add(silent - at);
      tap.complete(new Tap(at, silent));
    } catch (Exception e) {
      conversation.ping(number);
      tap.completeExceptionally(e);
    }
  }

  private String question() {
    return Questions.number(asked.getAndIncrement()).words();
  }
}
