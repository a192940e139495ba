package io.connexus.bench;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** From Retell's question to the first words of the answer. */
final class TurnBench implements Bench.Measurement {
  private static final int MANY = 50;
  private static final Duration THINKING = Duration.ofSeconds(1);

  /** A call of that many questions is followed by the next caller's. */
  private static final int QUESTIONS_A_CALL = 12;

  private final AtomicInteger asked = new AtomicInteger();

  private record Result(
      int sockets,
      String pace,
      Latencies first,
      Latencies whole,
      AtomicInteger right,
      AtomicInteger failures) {
    Result(int sockets, String pace) {
      this(
          sockets,
          pace,
          new Latencies(),
          new Latencies(),
          new AtomicInteger(),
          new AtomicInteger());
    }
  }

  @Override
  public String measure(Plan plan, Path work) throws Exception {
    try (var product = Product.start(work);
        var http = HttpClient.newHttpClient()) {
      Questions.teach(product.api());
      var _ = talk(product, http, 4, Duration.ZERO, plan.seconds()); // warms up
      var table =
          new Figures(
              "sockets",
              "pace",
              "turns",
              "turns/s",
              "first frame p50",
              "p99",
              "max",
              "last frame p99",
              "answered as taught %",
              "failures");
      add(table, talk(product, http, 1, Duration.ZERO, plan.seconds()), plan);
      add(table, talk(product, http, MANY, THINKING, plan.seconds()), plan);
      add(table, talk(product, http, MANY, Duration.ZERO, plan.seconds()), plan);
      return "`response_required` → answer, milliseconds\n\n" + table;
    }
  }

  private static void add(Figures table, Result result, Plan plan) {
    int turns = result.first.count();
    table.row(
        result.sockets,
        result.pace,
        turns,
        (double) turns / plan.seconds(),
        result.first.millis(0.5),
        result.first.millis(0.99),
        result.first.millis(1),
        result.whole.millis(0.99),
        100.0 * result.right.get() / turns,
        result.failures.get());
  }

  private Result talk(
      Product product, HttpClient http, int sockets, Duration thinking, int seconds) {
    var pace = thinking.isZero() ? "at once" : "about " + thinking.toSeconds() + " s of thought";
    var result = new Result(sockets, pace);
    long until = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < sockets; i++) {
        threads.execute(() -> {
          think(thinking); // callers do not all ring in the same instant
          while (System.nanoTime() < until) {
            call(product, http, thinking, until, result);
          }
        });
      }
    }
    return result;
  }

  private void call(
      Product product, HttpClient http, Duration thinking, long until, Result result) {
    try (var conversation = Conversation.begin(product, http)) {
      for (int i = 0; i < QUESTIONS_A_CALL; i++) {
        think(thinking);
        if (System.nanoTime() >= until) {
          return;
        }
        var question = Questions.number(asked.getAndIncrement());
        var answer = conversation.ask(question.words());
        result.first.add(answer.first());
        result.whole.add(answer.whole());
        if (answer.text().contains(question.answer())) {
          result.right.incrementAndGet();
        }
      }
    } catch (Exception e) {
      result.failures.incrementAndGet();
    }
  }

  /** Between half and one and a half times as long. */
  private static void think(Duration about) {
    if (!about.isZero()) {
      long nanos = about.toNanos();
      LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(nanos / 2, nanos * 3 / 2));
    }
  }
}
