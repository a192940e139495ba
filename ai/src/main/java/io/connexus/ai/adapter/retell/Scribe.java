package io.connexus.ai.adapter.retell;

import io.connexus.ai.application.SessionStore.Registered;
import io.connexus.ai.domain.Passage;
import io.connexus.call.Conversations;
import io.connexus.call.Speaker;
import io.connexus.call.Turn;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what is said in one session, one change after the other and never on the thread that
 * listens or answers. Each transcript is the whole of it, so only the newest waits: if writing is
 * slow, steps in between are skipped and nothing is lost.
 */
final class Scribe {
  private static final System.Logger LOG = System.getLogger(Scribe.class.getName());

  private record Seen(List<Frame.Line> lines, boolean over) {}

  private final Registered session;
  private final Conversations conversations;
  private final Answers given;
  private final Executor executor;
  private final InstantSource clock;

  private @Nullable Seen waiting; // guarded by this
  private boolean writing; // guarded by this

  private final Map<Integer, Turn> written = new HashMap<>(); // only by the one who writes
  private boolean recalled; // only by the one who writes

  Scribe(
      Registered session,
      Conversations conversations,
      Answers given,
      Executor executor,
      InstantSource clock) {
    this.session = session;
    this.conversations = conversations;
    this.given = given;
    this.executor = executor;
    this.clock = clock;
    this.recalled = !session.opened(); // a new session has nothing to recall
  }

  /** Notes the newest transcript; it is written at the next {@link #wake}. */
  synchronized void see(List<Frame.Line> lines) {
    if (waiting == null || !waiting.over) {
      waiting = new Seen(lines, false);
    }
  }

  /** The session is over and this was said in it: every turn is settled. */
  void finish(List<Frame.Line> lines) {
    synchronized (this) {
      waiting = new Seen(lines, true);
    }
    wake();
  }

  /** Writes what has been seen, soon. */
  void wake() {
    synchronized (this) {
      if (writing || waiting == null) {
        return;
      }
      writing = true;
    }
    executor.execute(this::write);
  }

  private void write() {
    for (var seen = next(); seen != null; seen = next()) {
      try {
        write(seen);
      } catch (RuntimeException e) {
        LOG.log(
            System.Logger.Level.WARNING, "call " + session.call() + ": a turn was not written", e);
      }
    }
  }

  private synchronized @Nullable Seen next() {
    var seen = waiting;
    waiting = null;
    writing = seen != null;
    return seen;
  }

  private void write(Seen seen) {
    if (!recalled) {
      recall();
    }
    int last = seen.lines.size() - 1;
    for (int i = 0; i <= last; i++) {
      var line = seen.lines.get(i);
      if ((line.isAgent() || line.isUser()) && !line.content().isEmpty()) {
        write(i, line, seen.over || i < last || (line.isAgent() && given.isWhole(line.content())));
      }
    }
    if (seen.over) {
      settleRest();
    }
  }

  private void write(int index, Frame.Line line, boolean settled) {
    var before = written.get(index);
    if (before != null && before.text().equals(line.content()) && before.settled() == settled) {
      return;
    }
    publish(
        index,
        new Turn(
            idPrefix() + (index + 1),
            line.isAgent() ? Speaker.AI : Speaker.CALLER,
            line.content(),
            settled,
            before == null ? clock.instant() : before.at(),
            line.isAgent() ? source(line.content(), before) : null));
  }

  private Turn.@Nullable Source source(String content, @Nullable Turn before) {
    return given
        .passageOf(content)
        .map((Passage passage) -> new Turn.Source(passage.faqId(), passage.question()))
        .orElse(before != null && before.text().equals(content) ? before.source() : null);
  }

  /** What the last transcript did not show again still is what was said. */
  private void settleRest() {
    Map.copyOf(written)
        .forEach((index, t) -> {
          if (!t.settled()) {
            publish(index, new Turn(t.id(), t.speaker(), t.text(), true, t.at(), t.source()));
          }
        });
  }

  private void publish(int index, Turn turn) {
    conversations.turn(session.call(), session.number(), turn);
    written.put(index, turn);
  }

  /** After a restart: what was written before it, so that it is not written as new. */
  private void recall() {
    for (var turn : conversations.soFar(session.call())) {
      if (turn.id().startsWith(idPrefix())) {
        written.put(Integer.parseInt(turn.id().substring(idPrefix().length())) - 1, turn);
      }
    }
    recalled = true;
  }

  private String idPrefix() {
    return session.number() + ".";
  }
}
