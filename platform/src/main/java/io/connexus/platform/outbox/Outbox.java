package io.connexus.platform.outbox;

import io.connexus.platform.EventBus;
import io.connexus.platform.TraceContext;
import io.connexus.platform.Wire;
import io.connexus.platform.outbox.CommandHandler.Result;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Commands to the outside. A command is written in the transaction that decided on it and done
 * right after the commit, on a virtual thread of its own; so a crash can delay a command but not
 * lose it. What a crash left, and what is due later, a sweeper picks up: it takes rows that are due
 * and whose lease has run out, skipping those another node holds. Commands are independent of each
 * other; order comes from the deciding side, which waits for one's effect before it writes the
 * next.
 *
 * <p>Among several processes each does the kinds it has a handler for and leaves the others alone:
 * a command of another's kind is written, and after the commit its owners are rung at.
 */
public final class Outbox implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Outbox.class.getName());

  /** Longer than any handler takes; how long a crash can delay a command. */
  static final Duration LEASE = Duration.ofSeconds(10);

  /** What must be left of a lease for a command to be begun. */
  private static final Duration LONGEST_DEED = Duration.ofSeconds(6);

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final int SWEEP = 200;

  private static final String CHANNEL = "outbox";

  private final JdbcClient jdbc;
  private final InstantSource clock;
  private final Wire wire;
  private final Map<String, Doer> doers = new ConcurrentHashMap<>();
  private final AtomicBoolean rung = new AtomicBoolean();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService sweeper =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("outbox-sweeper").factory());
  private final int concurrency;
  private final Queue<Map.Entry<UUID, String>> done = new ConcurrentLinkedQueue<>();
  private final ReentrantLock noting = new ReentrantLock();

  /** Who does a kind, and how many more of theirs may be outside now. */
  private record Doer(CommandHandler handler, Semaphore inFlight) {}

  /**
   * @param concurrency how many commands of one handler may be outside at once; the rest wait their
   *     turn. Those of others do not: a push service that answers slowly keeps no caller waiting.
   */
  public Outbox(JdbcClient jdbc, InstantSource clock, int concurrency) {
    this(jdbc, clock, concurrency, Wire.NONE);
  }

  /**
   * @param concurrency how many commands of one handler may be outside at once
   * @param wire to the other processes that do commands
   */
  public Outbox(JdbcClient jdbc, InstantSource clock, int concurrency, Wire wire) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.wire = wire;
    this.concurrency = concurrency;
  }

  /** Names who does which kinds, before {@link #start}. */
  public void register(CommandHandler handler) {
    var doer = new Doer(handler, new Semaphore(concurrency));
    for (var kind : handler.kinds()) {
      if (doers.putIfAbsent(kind, doer) != null) {
        throw new IllegalStateException("two handlers for " + kind);
      }
    }
  }

  /** Begins to sweep, every {@code period}. */
  public void start(Duration period) {
    var _ =
        sweeper.scheduleWithFixedDelay(
            this::sweepSafely, 0, period.toMillis(), TimeUnit.MILLISECONDS);
    wire.listen(CHANNEL, this::rung);
  }

  /** Another process has written a command of this kind. */
  private void rung(String kind) {
    if (doers.containsKey(kind) && rung.compareAndSet(false, true) && !sweeper.isShutdown()) {
      sweeper.execute(() -> {
        rung.set(false); // first, so that what comes from now on is not overlooked
        sweepSafely();
      });
    }
  }

  /** One who is alone does everything, and complains about what nobody knows. */
  private boolean isOurs(String kind) {
    return wire.equals(Wire.NONE) || doers.containsKey(kind);
  }

  /** Writes the command in the current transaction. A command with a known id changes nothing. */
  public void put(Command command) {
    var now = clock.instant();
    boolean atOnce = !command.dueAt().isAfter(now);
    boolean ours = isOurs(command.kind());
    var lease = atOnce && ours ? now.plus(LEASE) : now;
    int inserted =
        jdbc.sql(
                """
                insert into platform.outbox (command_id, kind, subject, body, created_at, due_at, lease_until)
                values (:id, :kind, :subject, cast(:body as jsonb), :created, :due, :lease)
                on conflict (command_id) do nothing
                """)
            .param("id", command.id())
            .param("kind", command.kind())
            .param("subject", command.subject())
            .param("body", command.body())
            .param("created", Timestamp.from(command.createdAt()))
            .param("due", Timestamp.from(command.dueAt()))
            .param("lease", Timestamp.from(lease))
            .update();
    if (inserted == 1 && atOnce && ours) {
      EventBus.afterCommit(() -> submit(command, 0, lease));
    } else if (inserted == 1 && atOnce) {
      EventBus.afterCommit(() -> wire.send(CHANNEL, command.kind()));
    }
  }

  /**
   * Takes what is due and held by nobody, and does it. Each handler's by itself: what waits for one
   * must not be taken in place of what another could do.
   */
  void sweep() {
    for (var doer : Set.copyOf(doers.values())) {
      sweep("kind = any(:kinds)", doer.handler().ready());
    }
    if (wire.equals(Wire.NONE)) { // nobody else is there who could know the others
      sweep("not kind = any(:kinds)", doers.keySet());
    }
  }

  private void sweep(String which, Set<String> kinds) {
    var now = clock.instant();
    var lease = now.plus(LEASE);
    List<Map.Entry<Command, Integer>> due =
        jdbc.sql(
                """
                update platform.outbox o set lease_until = :lease
                from (select command_id from platform.outbox
                      where done_at is null and due_at <= :now and lease_until <= :now and %s
                      order by due_at limit :limit for update skip locked) d
                where o.command_id = d.command_id
                returning o.command_id, o.kind, o.subject, o.body::text, o.created_at, o.due_at, o.attempts
                """
                    .formatted(which))
            .param("lease", Timestamp.from(lease))
            .param("now", Timestamp.from(now))
            .param("kinds", new SqlParameterValue(Types.ARRAY, kinds.toArray(String[]::new)))
            .param("limit", SWEEP)
            .query((row, _) ->
                Map.entry(
                    new Command(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getObject(3, UUID.class),
                        row.getString(4),
                        row.getTimestamp(5).toInstant(),
                        row.getTimestamp(6).toInstant()),
                    row.getInt(7)))
            .list();
    due.forEach(row -> submit(row.getKey(), row.getValue(), lease));
  }

  private void sweepSafely() {
    try {
      sweep();
      noteDone(); // what could not be noted before; last, so that it keeps nobody from sweeping
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "the outbox could not be swept", e);
    }
  }

  private void submit(Command command, int attempts, Instant lease) {
    if (!threads.isShutdown()) {
      threads.execute(() -> doOne(command, attempts, lease));
    }
  }

  private void doOne(Command command, int attempts, Instant lease) {
    var doer = doers.get(command.kind());
    if (doer == null) {
      LOG.log(System.Logger.Level.ERROR, "nobody does " + command.kind());
      noteSafely(command, attempts, new Result.Retry(LONGEST_PAUSE));
      return;
    }
    try {
      doer.inFlight.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return; // the lease runs out and the sweeper takes it
    }
    if (!clock.instant().isBefore(lease.minus(LONGEST_DEED))) { // it waited too long for its turn
      doer.inFlight.release();
      return;
    }
    try {
      noteSafely(command, attempts, resultOf(command, doer.handler));
    } finally {
      doer.inFlight.release();
    }
  }

  private void noteSafely(Command command, int attempts, Result result) {
    try {
      note(command, attempts, result);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "command " + command.kind() + " could not be noted", e);
    }
  }

  private Result resultOf(Command command, CommandHandler handler) {
    TraceContext.about(command.subject()).remember();
    try {
      if (handler.atMostOnce(command.kind()) && !firstStart(command)) {
        return handler.interrupted(command);
      }
      return handler.handle(command);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "command " + command.kind() + " failed", e);
      return new Result.Retry(Duration.ofSeconds(1));
    } finally {
      TraceContext.forget();
    }
  }

  /** Marks it started; false if it already was, so a try before this one was cut off. */
  private boolean firstStart(Command command) {
    return jdbc.sql(
                "update platform.outbox set started_at = :now where command_id = :id and started_at is null")
            .param("now", Timestamp.from(clock.instant()))
            .param("id", command.id())
            .update()
        == 1;
  }

  private void note(Command command, int attempts, Result result) {
    switch (result) {
      case Result.Done(var word) -> {
        done.add(Map.entry(command.id(), word));
        noteDone();
      }
      case Result.Retry(var pause) -> {
        Instant next = clock.instant().plus(growing(pause, attempts));
        jdbc.sql(
                """
                update platform.outbox set attempts = attempts + 1, due_at = :next, lease_until = :next, started_at = null
                where command_id = :id
                """)
            .param("next", Timestamp.from(next))
            .param("id", command.id())
            .update();
      }
    }
  }

  /**
   * Notes all that is done, in one statement: while one thread waits for the database, the others
   * leave their notes to the next. Returns when this thread's own is noted or another has taken it.
   * If the database fails, the notes wait for the next sweep; a command whose lease runs out before
   * is done again.
   */
  void noteDone() {
    while (!done.isEmpty() && noting.tryLock()) {
      try {
        var notes = new ArrayList<Map.Entry<UUID, String>>();
        for (var note = done.poll(); note != null; note = done.poll()) {
          notes.add(note);
        }
        try {
          write(notes);
        } catch (RuntimeException e) {
          done.addAll(notes);
          throw e;
        }
      } finally {
        noting.unlock();
      }
    }
  }

  private void write(List<Map.Entry<UUID, String>> notes) {
    var ids = notes.stream().map(Map.Entry::getKey).toArray(UUID[]::new);
    var results = notes.stream().map(Map.Entry::getValue).toArray(String[]::new);
    jdbc.sql(
            """
            update platform.outbox o set done_at = :now, result = d.result, attempts = attempts + 1
            from unnest(:ids, :results) d (id, result) where o.command_id = d.id
            """)
        .param("now", Timestamp.from(clock.instant()))
        .param("ids", new SqlParameterValue(Types.ARRAY, ids))
        .param("results", new SqlParameterValue(Types.ARRAY, results))
        .update();
  }

  private static Duration growing(Duration pause, int attempts) {
    if (pause.compareTo(LONGEST_PAUSE) >= 0) {
      return pause; // as the outside asked for
    }
    Duration grown = pause.multipliedBy(1L << Math.min(attempts, 8));
    return grown.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : grown;
  }

  /** Stops taking commands and lets those that are outside finish, for a few seconds. */
  @Override
  public void close() {
    sweeper.shutdownNow();
    threads.shutdown();
    try {
      if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
