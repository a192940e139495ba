package io.connexus.bench;

import io.connexus.bench.VendorStub.Expected;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** From a webhook to the command it causes, at a steady rate and as fast as it goes. */
final class WebhookBench implements Bench.Measurement {
  private static final int CALLS_PER_SECOND = 50;
  private static final int CONNECTIONS = 16;

  /** After these the compilers' threads are nearly idle. */
  private static final int WARM_UP_ROUNDS = 8;

  /** Signed beforehand, so that signing does not take the processor while it is measured. */
  private static final int SIGNED_PER_SECOND = 600;

  private static final long SECOND = 1_000_000_000L;

  @Override
  public String measure(Plan plan, Path work) throws Exception {
    try (var product = Product.start(work)) {
      for (int i = 0; i < WARM_UP_ROUNDS; i++) { // until then a fresh JVM is busy with itself
        var _ = round(product, plan.seconds());
      }
      var _ = steadily(product, Math.max(3, plan.seconds() / 2));
      var steady = steadily(product, plan.seconds());
      return steady.shown() + "\n" + flatOut(product, plan, work);
    }
  }

  // ---- open loop

  private record Steady(
      Latencies accepted, Latencies later, Latencies own, AtomicInteger failures) {
    Steady() {
      this(new Latencies(), new Latencies(), new Latencies(), new AtomicInteger());
    }

    String shown() {
      return "Open loop, %d calls a second, milliseconds; %d failures\n\n"
              .formatted(CALLS_PER_SECOND, failures.get())
          + new Figures("", "count", "p50", "p99", "max")
              .row("`call.initiated` → 200", accepted)
              .row("`call.answered`, `call.hangup` → 200", later)
              .row("`call.initiated` → `answer` at the carrier (own time)", own);
    }
  }

  private static Steady steadily(Product product, int seconds) {
    var steady = new Steady();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      long due = System.nanoTime();
      for (int i = 0; i < CALLS_PER_SECOND * seconds; i++) {
        var caller = product.carrier().caller();
        byte[] webhook = product.carrier().initiated(caller);
        due += SECOND / CALLS_PER_SECOND;
        waitUntil(due);
        long at = due;
        threads.execute(() -> call(product, caller, webhook, at, steady));
      }
    }
    return steady;
  }

  /** One call. Counted from when it was due, so that a stall is not hidden by what it held up. */
  private static void call(
      Product product, Carrier.Caller caller, byte[] webhook, long due, Steady steady) {
    var carrier = product.carrier();
    var expected = product.vendors().expect(caller);
    try {
      carrier.send(webhook);
      steady.accepted.add(System.nanoTime() - due);
      steady.own.add(Expected.await(expected.answeredAt()) - due);
      later(carrier, carrier.answered(caller), steady);
      LockSupport.parkNanos(SECOND);
      later(carrier, carrier.hungUp(caller), steady);
    } catch (Exception e) {
      steady.failures.incrementAndGet();
    } finally {
      product.vendors().forget(caller);
    }
  }

  private static void later(Carrier carrier, byte[] webhook, Steady steady) throws IOException {
    long began = System.nanoTime();
    carrier.send(webhook);
    steady.later.add(System.nanoTime() - began);
  }

  private static void waitUntil(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  // ---- closed loop

  /**
   * One round of the closed loop.
   *
   * @param webhooks a second, acknowledged
   * @param answers a second that reached the carrier meanwhile
   * @param transactions of the database for each webhook, those for its commands included
   * @param processor milliseconds that the product's JVM computed for each, commands included
   * @param catchUp seconds until all commands were done
   */
  private record Round(
      double webhooks,
      double answers,
      double transactions,
      double processor,
      double catchUp,
      Latencies accepted) {}

  private static String flatOut(Product product, Plan plan, Path work) throws Exception {
    var rounds = new ArrayList<Round>();
    var databases = new ArrayList<Pgbench.Round>();
    var pgbench = new Pgbench(product, CONNECTIONS, work);
    for (int i = 0; i < plan.rounds(); i++) {
      rounds.add(round(product, plan.seconds()));
      if (Pgbench.present()) {
        databases.add(pgbench.round(plan.seconds()));
      }
    }
    return shown(rounds, databases);
  }

  private static String shown(List<Round> rounds, List<Pgbench.Round> databases) {
    double webhooks = Figures.median(rounds.stream().map(Round::webhooks).toList());
    double rows = Figures.median(databases.stream().map(Pgbench.Round::perSecond).toList());
    var table =
        new Figures(
                "Closed loop, medians of " + rounds.size() + " rounds", "a second", "p50", "p99")
            .row(
                "webhooks taken, " + CONNECTIONS + " connections",
                webhooks,
                median(rounds, 0.5),
                median(rounds, 0.99))
            .row(
                "`answer` commands at the carrier meanwhile",
                Figures.median(rounds.stream().map(Round::answers).toList()),
                "",
                "");
    if (databases.isEmpty()) {
      return table + "\n`pgbench` is not on the PATH: nothing to compare with.\n";
    }
    table
        .row(
            "`pgbench`, the same rows in one transaction, " + CONNECTIONS + " clients",
            rows,
            Figures.median(databases.stream().map(round -> round.latencies().millis(0.5)).toList()),
            Figures.median(
                databases.stream().map(round -> round.latencies().millis(0.99)).toList()))
        .row("ratio webhooks : `pgbench`", webhooks / rows, "", "");
    return table + remarks(rounds);
  }

  private static double median(List<Round> rounds, double share) {
    return Figures.median(rounds.stream().map(round -> round.accepted.millis(share)).toList());
  }

  private static String remarks(List<Round> rounds) {
    return "\nA webhook with all its commands costs %s transactions and %s ms of processor time in the product's JVM; after a round, the last command was done %s s later.\n"
        .formatted(
            Figures.shown(Figures.median(rounds.stream().map(Round::transactions).toList())),
            Figures.shown(Figures.median(rounds.stream().map(Round::processor).toList())),
            Figures.shown(Figures.median(rounds.stream().map(Round::catchUp).toList())));
  }

  private static Round round(Product product, int seconds) throws Exception {
    var signed = new ConcurrentLinkedQueue<byte[]>();
    for (int i = 0; i < SIGNED_PER_SECOND * seconds; i++) {
      signed.add(webhook(product));
    }
    var accepted = new Latencies();
    long transactions = transactions(product);
    double processor = product.processorSeconds();
    int answers = product.vendors().answers();
    long began = System.nanoTime();
    var senders = new ArrayList<Future<?>>();
    try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
      for (int i = 0; i < CONNECTIONS; i++) {
        senders.add(
            threads.submit(() -> {
              send(product, signed, began + seconds * SECOND, accepted);
              return true;
            }));
      }
    }
    for (var sender : senders) {
      var _ = sender.get();
    }
    double took = (System.nanoTime() - began) / 1e9;
    double meanwhile = (product.vendors().answers() - answers) / took;
    double catchUp = untilIdle(product);
    double each = (double) (transactions(product) - transactions) / accepted.count();
    double computed = (product.processorSeconds() - processor) * 1_000 / accepted.count();
    return new Round(accepted.count() / took, meanwhile, each, computed, catchUp, accepted);
  }

  private static byte[] webhook(Product product) {
    return product.carrier().initiated(product.carrier().caller());
  }

  private static void send(Product product, Queue<byte[]> signed, long until, Latencies accepted)
      throws IOException {
    var line = product.carrier().newLine();
    try {
      while (System.nanoTime() < until) {
        var ready = signed.poll();
        byte[] webhook = ready == null ? webhook(product) : ready;
        long began = System.nanoTime();
        if (line.send(webhook) == 200) {
          accepted.add(System.nanoTime() - began);
        }
        if (!line.usable()) {
          line.close();
          line = product.carrier().newLine();
        }
      }
    } finally {
      line.close();
    }
  }

  private static double untilIdle(Product product) throws InterruptedException {
    long began = System.nanoTime();
    while (waiting(product) > 0 && System.nanoTime() - began < 60 * SECOND) {
      Thread.sleep(50);
    }
    double took = (System.nanoTime() - began) / 1e9;
    Thread.sleep(1_500); // the server publishes its counters every second
    return took;
  }

  private static int waiting(Product product) {
    return product
        .jdbc()
        .sql("select count(*) from platform.outbox where done_at is null and due_at <= now()")
        .query(Integer.class)
        .single();
  }

  private static long transactions(Product product) {
    return product
        .jdbc()
        .sql("select xact_commit from pg_stat_database where datname = current_database()")
        .query(Long.class)
        .single();
  }
}
