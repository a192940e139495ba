package io.connexus.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.connexus.platform.MutableClock;
import io.connexus.platform.TestDatabase;
import io.connexus.platform.TraceContext;
import io.connexus.platform.Wire;
import io.connexus.platform.outbox.CommandHandler.Result;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sweeper is started by hand, so that each test says when it comes. */
class OutboxIT {
  private static final TestDatabase DATABASE = new TestDatabase();
  private static final String KIND = "test.deed";
  private static final String ONCE = "test.once";
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final MutableClock clock = new MutableClock();
  private final List<Outbox> opened = new ArrayList<>();
  private final Deeds deeds = new Deeds();
  private final Outbox outbox = outbox(deeds, 8);

  private static final class Deeds implements CommandHandler {
    final List<Command> done = new CopyOnWriteArrayList<>();
    final List<Command> cutOff = new CopyOnWriteArrayList<>();
    volatile Function<Command, Result> how = _ -> new Result.Done("done");

    @Override
    public Set<String> kinds() {
      return Set.of(KIND, ONCE);
    }

    @Override
    public Result handle(Command command) {
      done.add(command);
      return how.apply(command);
    }

    @Override
    public boolean atMostOnce(String kind) {
      return kind.equals(ONCE);
    }

    @Override
    public Result interrupted(Command command) {
      cutOff.add(command);
      return new Result.Done("unknown");
    }
  }

  private Outbox outbox(CommandHandler handler, int concurrency) {
    var made = new Outbox(DATABASE.jdbc(), clock, concurrency);
    made.register(handler);
    opened.add(made);
    return made;
  }

  @BeforeEach
  void nothingIsLeftOver() {
    DATABASE.jdbc().sql("truncate platform.outbox").update();
  }

  @AfterEach
  void close() {
    opened.forEach(Outbox::close);
  }

  @Test
  void aCommandIsDoneRightAfterTheCommitWithoutTheSweeper() {
    var command = command(KIND);
    DATABASE
        .transactions()
        .executeWithoutResult(_ -> {
          outbox.put(command);
          assertThat(deeds.done).isEmpty();
        });
    await().until(() -> result(command).equals("done"));
    assertThat(deeds.done).containsExactly(command);
  }

  @Test
  void whoAnswersSlowlyKeepsNobodyElseWaiting() {
    var over = new CountDownLatch(1);
    var slow =
        new CommandHandler() {
          @Override
          public Set<String> kinds() {
            return Set.of("test.slow");
          }

          @Override
          public Result handle(Command command) {
            waitFor(over);
            return new Result.Done("done");
          }
        };
    outbox.register(slow);
    for (int i = 0; i < 20; i++) {
      DATABASE.transactions().executeWithoutResult(_ -> outbox.put(command("test.slow")));
    }
    var command = command(KIND);
    DATABASE.transactions().executeWithoutResult(_ -> outbox.put(command));
    await().until(() -> result(command).equals("done"));

    DATABASE
        .transactions()
        .executeWithoutResult(_ -> {
          for (int i = 0; i < 1000; i++) {
            outbox.put(command("test.slow", clock.instant().plus(SECOND)));
          }
        });
    var later = put(command(KIND, clock.instant().plus(SECOND.multipliedBy(2))));
    clock.advance(SECOND.multipliedBy(3));
    outbox.sweep();
    await("what is due later than a thousand").until(() -> result(later).equals("done"));
    over.countDown();
  }

  @Test
  void whatIsDoneAboutASubjectIsOneTrace() {
    var traces = new CopyOnWriteArrayList<String>();
    deeds.how =
        _ -> {
          traces.add(TraceContext.current().orElseThrow().next());
          return new Result.Done("done");
        };
    var command = command(KIND);
    DATABASE.transactions().executeWithoutResult(_ -> outbox.put(command));
    await().until(() -> result(command).equals("done"));
    assertThat(traces)
        .singleElement()
        .asString()
        .matches("00-" + command.subject().toString().replace("-", "") + "-[0-9a-f]{16}-00");
  }

  @Test
  void anotherProcesssCommandIsLeftAloneAndItsOwnerIsRungAtAfterTheCommit() {
    var rung = new CopyOnWriteArrayList<String>();
    var bells = new CopyOnWriteArrayList<Consumer<String>>();
    var wire =
        new Wire() {
          @Override
          public void send(String channel, String text) {
            rung.add(text);
            bells.forEach(bell -> bell.accept(text));
          }

          @Override
          public void listen(String channel, Consumer<String> listener) {
            bells.add(listener);
          }
        };
    var writer = new Outbox(DATABASE.jdbc(), clock, 8, wire); // has a handler for nothing
    opened.add(writer);
    var command = command(KIND);
    DATABASE
        .transactions()
        .executeWithoutResult(_ -> {
          writer.put(command);
          assertThat(rung).isEmpty();
        });
    writer.sweep();
    assertThat(rung).containsExactly(KIND);
    assertThat(deeds.done).isEmpty();

    var owner = new Outbox(DATABASE.jdbc(), clock, 8, wire);
    opened.add(owner);
    owner.register(deeds);
    owner.start(Duration.ofHours(1));
    await().until(() -> result(command).equals("done"));

    var next = command(KIND);
    DATABASE.transactions().executeWithoutResult(_ -> writer.put(next));
    await("without waiting for a sweep").until(() -> result(next).equals("done"));
    assertThat(deeds.done).containsExactly(command, next);
  }

  @Test
  void aCommandOfARolledBackTransactionIsNeverDone() {
    var command = command(KIND);
    DATABASE
        .transactions()
        .executeWithoutResult(status -> {
          outbox.put(command);
          status.setRollbackOnly();
        });
    clock.advance(Duration.ofMinutes(1));
    outbox.sweep();
    var marker = put(command(KIND));
    await().until(() -> result(marker).equals("done"));
    assertThat(deeds.done).containsExactly(marker);
  }

  @Test
  void aCommandPutTwiceIsDoneOnce() {
    var command = put(command(KIND));
    await().until(() -> result(command).equals("done"));

    put(command);
    var marker = put(command(KIND));

    await().until(() -> result(marker).equals("done"));
    assertThat(deeds.done).containsExactly(command, marker);
  }

  @Test
  void whatACrashLeftIsDoneWhenItsLeaseHasRunOut() {
    var command = leftByACrash(KIND, false);

    outbox.sweep();
    clock.advance(Outbox.LEASE.minusMillis(1));
    outbox.sweep();
    assertThat(lease(command))
        .as("still somebody's")
        .isEqualTo(command.createdAt().plus(Outbox.LEASE));

    clock.advance(Duration.ofMillis(1));
    outbox.sweep();
    await().until(() -> result(command).equals("done"));
    assertThat(deeds.done).containsExactly(command);
  }

  @Test
  void aDeedThatMustNotHappenTwiceIsNotRepeatedAfterACrash() {
    var untouched = leftByACrash(ONCE, false);
    var begun = leftByACrash(ONCE, true);
    clock.advance(Outbox.LEASE);

    outbox.sweep();

    await().until(() -> result(untouched).equals("done") && result(begun).equals("unknown"));
    assertThat(deeds.done).containsExactly(untouched);
    assertThat(deeds.cutOff).containsExactly(begun);
  }

  @Test
  void aDeedThatMustNotHappenTwiceMayBeRetriedWhenItSaysSo() {
    deeds.how = _ -> deeds.done.size() == 1 ? new Result.Retry(SECOND) : new Result.Done("done");
    var command = put(command(ONCE));
    await().until(() -> attempts(command) == 1);

    clock.advance(SECOND);
    outbox.sweep();

    await().until(() -> result(command).equals("done"));
    assertThat(deeds.done).hasSize(2);
    assertThat(deeds.cutOff).isEmpty();
  }

  @Test
  void thePauseBetweenTriesGrowsUpToHalfAMinute() {
    deeds.how = _ -> new Result.Retry(SECOND);
    var command = put(command(KIND));
    var pauses = new ArrayList<Long>();
    for (int tries = 1; tries <= 8; tries++) {
      int expected = tries;
      await().until(() -> attempts(command) == expected);
      var pause = Duration.between(clock.instant(), due(command));
      pauses.add(pause.toSeconds());

      clock.advance(pause.minusMillis(1));
      outbox.sweep(); // too early
      clock.advance(Duration.ofMillis(1));
      outbox.sweep();
    }
    assertThat(pauses).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L);
    assertThat(deeds.done).hasSizeBetween(8, 9);
  }

  @Test
  void anExceptionCountsAsATry() {
    deeds.how =
        _ -> {
          throw new IllegalStateException("a bug");
        };
    var command = put(command(KIND));
    await().until(() -> attempts(command) == 1);
    assertThat(result(command)).isEmpty();
    assertThat(due(command)).isEqualTo(clock.instant().plus(SECOND));
  }

  @Test
  void aCommandForLaterIsATimer() {
    var now = clock.instant();
    var timer =
        new Command(UUID.randomUUID(), KIND, UUID.randomUUID(), "{}", now, now.plusSeconds(4));
    put(timer);

    clock.advance(Duration.ofMillis(3999));
    outbox.sweep();
    assertThat(lease(timer)).as("not taken").isEqualTo(now);

    clock.advance(Duration.ofMillis(1));
    outbox.sweep();
    await().until(() -> result(timer).equals("done"));
    assertThat(deeds.done).containsExactly(timer);
  }

  @Test
  void theSweeperComesByItself() {
    var command = leftByACrash(KIND, false);
    clock.advance(Outbox.LEASE);
    outbox.start(Duration.ofMillis(10));
    await().until(() -> result(command).equals("done"));
  }

  @Test
  void twoNodesShareTheWorkAndDoNothingTwice() throws Exception {
    var all = new ArrayList<Command>();
    for (int i = 0; i < 300; i++) {
      all.add(leftByACrash(KIND, false));
    }
    clock.advance(Outbox.LEASE);
    var other = outbox(deeds, 8);

    var first = Thread.ofVirtual().start(() -> sweepAll(outbox));
    var second = Thread.ofVirtual().start(() -> sweepAll(other));
    first.join();
    second.join();

    await().until(() -> open() == 0);
    assertThat(deeds.done).containsExactlyInAnyOrderElementsOf(all);
  }

  private static void sweepAll(Outbox outbox) {
    for (int i = 0; i < 4; i++) {
      outbox.sweep();
    }
  }

  @Test
  void aNodeDoesNotWaitForARowThatAnotherHolds() {
    var held = leftByACrash(KIND, false);
    var free = leftByACrash(KIND, false);
    clock.advance(Outbox.LEASE);

    DATABASE
        .transactions()
        .executeWithoutResult(_ -> {
          DATABASE
              .jdbc()
              .sql("select 1 from platform.outbox where command_id = :id for update")
              .param("id", held.id())
              .query(Integer.class)
              .single();
          inAnotherThread(outbox::sweep);
          await().until(() -> result(free).equals("done"));
        });
    assertThat(deeds.done).containsExactly(free);
  }

  private static void inAnotherThread(Runnable deed) {
    try {
      assertThat(Thread.ofVirtual().start(deed).join(Duration.ofSeconds(5))).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aCommandThatWaitedItsTurnLongerThanItsLeaseIsStillDoneOnce() throws Exception {
    var entered = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var narrow =
        outbox(
            new Named(
                "test.narrow",
                command -> {
                  if (entered.getCount() == 1) {
                    entered.countDown();
                    waitFor(goOn);
                  }
                  deeds.done.add(command);
                  return new Result.Done("done");
                }),
            1);
    DATABASE.transactions().executeWithoutResult(_ -> narrow.put(command("test.narrow")));
    assertThat(entered.await(5, TimeUnit.SECONDS)).isTrue();
    var waiting = command("test.narrow");
    DATABASE.transactions().executeWithoutResult(_ -> narrow.put(waiting));

    clock.advance(Outbox.LEASE.plusSeconds(1));
    narrow.sweep(); // finds both leases run out
    goOn.countDown();

    await().until(() -> open() == 0);
    narrow.close();
    assertThat(deeds.done).filteredOn(waiting::equals).hasSize(1);
  }

  @Test
  void closingLetsWhatIsOutsideFinish() throws Exception {
    var entered = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    deeds.how =
        _ -> {
          entered.countDown();
          waitFor(goOn);
          return new Result.Done("done");
        };
    var command = put(command(KIND));
    assertThat(entered.await(5, TimeUnit.SECONDS)).isTrue();

    var closing = Thread.ofVirtual().start(outbox::close);
    goOn.countDown();

    assertThat(closing.join(Duration.ofSeconds(5))).isTrue();
    assertThat(result(command)).isEqualTo("done");
  }

  @Test
  void whatIsPutAfterTheCloseIsLeftForTheNextStart() {
    outbox.close();
    var command = put(command(KIND));
    assertThat(result(command)).isEmpty();

    var next = outbox(deeds, 8);
    clock.advance(Outbox.LEASE);
    next.sweep();
    await().until(() -> result(command).equals("done"));
  }

  @Test
  void aNoteThatTheDatabaseRefusedIsWrittenLater() {
    var table = "alter table platform.outbox ";
    DATABASE
        .jdbc()
        .sql(table + "add constraint not_now check (done_at is null) not valid")
        .update();
    var command = put(command(KIND));
    outbox.close(); // the deed is done, its note refused
    DATABASE.jdbc().sql(table + "drop constraint not_now").update();
    assertThat(result(command)).isEmpty();

    outbox.noteDone();

    assertThat(result(command)).isEqualTo("done");
    assertThat(deeds.done).containsExactly(command);
  }

  @Test
  void aKindHasOneHandler() {
    assertThatThrownBy(() -> outbox.register(new Deeds())).hasMessageContaining("two handlers");
  }

  @Test
  void aCommandNobodyDoesIsKept() {
    var command = put(command("test.orphan"));
    await().until(() -> attempts(command) == 1);
    assertThat(result(command)).isEmpty();
  }

  // ---- helpers

  private record Named(String kind, Function<Command, Result> how) implements CommandHandler {
    @Override
    public Set<String> kinds() {
      return Set.of(kind);
    }

    @Override
    public Result handle(Command command) {
      return how.apply(command);
    }
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      assertThat(latch.await(5, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Command command(String kind) {
    return command(kind, clock.instant());
  }

  private Command command(String kind, Instant due) {
    return new Command(UUID.randomUUID(), kind, UUID.randomUUID(), "{}", clock.instant(), due);
  }

  private Command put(Command command) {
    DATABASE.transactions().executeWithoutResult(_ -> outbox.put(command));
    return command;
  }

  /** A command whose process died right after the commit, or after it had begun. */
  private Command leftByACrash(String kind, boolean begun) {
    var command = command(kind);
    var crashed = new Outbox(DATABASE.jdbc(), clock, 1);
    crashed.close();
    DATABASE.transactions().executeWithoutResult(_ -> crashed.put(command));
    if (begun) {
      DATABASE
          .jdbc()
          .sql("update platform.outbox set started_at = :now where command_id = :id")
          .param("now", Timestamp.from(clock.instant()))
          .param("id", command.id())
          .update();
    }
    return command;
  }

  private static <T> T column(Command command, String column, Class<T> type) {
    return DATABASE
        .jdbc()
        .sql("select " + column + " from platform.outbox where command_id = :id")
        .param("id", command.id())
        .query(type)
        .single();
  }

  private static String result(Command command) {
    return column(command, "coalesce(result, '')", String.class);
  }

  private static int attempts(Command command) {
    return column(command, "attempts", Integer.class);
  }

  private static Instant due(Command command) {
    return column(command, "due_at", Timestamp.class).toInstant();
  }

  private static Instant lease(Command command) {
    return column(command, "lease_until", Timestamp.class).toInstant();
  }

  private static int open() {
    return DATABASE
        .jdbc()
        .sql("select count(*) from platform.outbox where done_at is null")
        .query(Integer.class)
        .single();
  }
}
