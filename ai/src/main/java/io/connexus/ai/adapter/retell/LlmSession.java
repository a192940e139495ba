package io.connexus.ai.adapter.retell;

import io.connexus.ai.adapter.retell.Switchboard.Desk;
import io.connexus.ai.application.SessionStore.Registered;
import io.connexus.ai.domain.Kind;
import io.connexus.ai.domain.Reply;
import io.connexus.ai.domain.Said;
import io.connexus.ai.domain.Speech;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import tools.jackson.databind.node.ObjectNode;

/**
 * One AI conversation, over however many sockets Retell opens for it. Frames are read on the
 * socket's thread, thought about on a thread each, and sent under the call's lock, where it is also
 * decided whether they still may be: only the newest question is answered, only on the newest
 * socket, and not while the call is silenced.
 */
final class LlmSession {
  static final String FILLER = "One moment. ";
  static final String APOLOGY =
      "I'm sorry, something went wrong on my side. Could you ask me again?";
  static final CloseStatus SUPERSEDED = new CloseStatus(4409, "a newer connection took over");

  private static final System.Logger LOG = System.getLogger(LlmSession.class.getName());

  private final Registered session;
  private final CallLine line;
  private final Desk desk;
  private final Answers given = new Answers();
  private final Scribe scribe;

  private @Nullable Ear current; // these three guarded by the line's lock
  private boolean opened;
  private long interrupts;

  private volatile @Nullable List<Said> earlier;

  LlmSession(Registered session, CallLine line, Desk desk) {
    this.session = session;
    this.line = line;
    this.desk = desk;
    this.opened = session.opened();
    this.scribe = new Scribe(session, desk.conversations(), given, desk.executor(), desk.clock());
  }

  /** One socket and the newest question asked on it. */
  static final class Ear {
    final WebSocketSession socket;
    private long newest; // guarded by the line's lock

    Ear(WebSocketSession socket) {
      this.socket = socket;
    }
  }

  /** A question of Retell's. The flags are guarded by the line's lock. */
  private static final class Ask {
    final Ear ear;
    final long id;
    final long askedAt = System.nanoTime();
    boolean answering;
    boolean closed;

    Ask(Ear ear, long id) {
      this.ear = ear;
      this.id = id;
    }
  }

  /**
   * A socket opened: it becomes the one. Nothing is said on it unless it is the session's first.
   */
  Ear attach(WebSocketSession socket) {
    var ear = new Ear(socket);
    var before =
        line.locked(() -> {
          var last = current;
          current = ear;
          send(ear, config());
          return last;
        });
    if (before != null) {
      close(before, SUPERSEDED);
    }
    desk.executor().execute(() -> begin(ear));
    return ear;
  }

  /** A socket closed. The session may go on with the next; only the webhook says it is over. */
  void detach(Ear ear) {
    line.run(() -> {
      if (current == ear) {
        current = null;
      }
    });
  }

  boolean connected() {
    return current != null;
  }

  int number() {
    return session.number();
  }

  /** A frame came in. Returns at once; never throws. */
  void received(Ear ear, String text) {
    var frame = Frame.parse(text, desk.json());
    if (frame.isEmpty()) {
      desk.garbage().increment();
      return;
    }
    switch (frame.get()) {
      case Frame.Ping(var timestamp) ->
          line.run(() -> send(ear, node("ping_pong").put("timestamp", timestamp)));
      case Frame.Update(var transcript) -> {
        scribe.see(transcript);
        scribe.wake();
      }
      case Frame.Ask asked -> {
        var ask = line.locked(() -> accept(ear, asked.id()));
        if (ask != null) {
          scribe.see(asked.transcript());
          desk.executor().execute(() -> answer(ask, asked));
        }
      }
      case Frame.Other _ -> {}
    }
  }

  /** Says {@code text} at once, over anyone; false if no socket is open. With the lock held. */
  boolean interrupt(String text) {
    var ear = current;
    if (ear == null) {
      return false;
    }
    given.add(text, null);
    return send(
        ear,
        node("agent_interrupt")
            .put("interrupt_id", ++interrupts)
            .put("content", text)
            .put("content_complete", true)
            .put("no_interruption_allowed", true));
  }

  /** Retell says it is over, and what was said. */
  void finish(List<Frame.Line> transcript) {
    scribe.finish(transcript);
  }

  private @Nullable Ask accept(Ear ear, long id) {
    if (ear != current || id <= ear.newest) {
      return null; // an old socket's, or a question repeated or overtaken
    }
    ear.newest = id;
    return new Ask(ear, id);
  }

  private void begin(Ear ear) {
    tell(() -> desk.sessions().connected(session.retellCallId(), desk.clock().instant()));
    tell(() -> desk.conversations().connected(session.call(), session.number()));
    if (!line.locked(() -> opened)) {
      open(ear, openingWords());
    }
    line.payWhatIsOwed();
    tell(() -> desk.brain().recall(session.workspace())); // while the caller hears the greeting
  }

  private void open(Ear ear, String words) {
    boolean sent =
        line.locked(() -> {
          if (opened || ear != current) {
            return false;
          }
          opened = true;
          return line.speak(number(), () -> greet(ear, words)) || send(ear, response(0, "", true));
        });
    if (sent) {
      tell(() -> desk.sessions().opened(session.retellCallId(), desk.clock().instant()));
    }
  }

  private boolean greet(Ear ear, String words) {
    given.add(words, null);
    return send(ear, response(0, words, true));
  }

  private String openingWords() {
    try {
      return desk.brain().opening(session.workspace(), session.number(), earlier());
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "call " + session.call() + ": no greeting", e);
      return "Hello. How can I help?";
    }
  }

  private void answer(Ask ask, Frame.Ask asked) {
    var filler = later(ask, FILLER, false, desk.patience().filler().toMillis());
    var givingUp = later(ask, APOLOGY, true, desk.patience().givingUp().toMillis());
    try {
      deliver(ask, think(asked));
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "call " + session.call() + ": no answer", e);
      say(ask, List.of(APOLOGY), true, false);
    } finally {
      filler.cancel(false);
      givingUp.cancel(false);
      close(ask);
      scribe.wake(); // the answer first, then the record
    }
  }

  private Reply think(Frame.Ask asked) {
    var soFar = Utterances.before(earlier(), asked.transcript(), given);
    return asked.reminder()
        ? desk.brain().nudge(session.workspace(), soFar)
        : desk.brain()
            .reply(session.workspace(), Utterances.latestWords(asked.transcript()), soFar);
  }

  private void deliver(Ask ask, Reply reply) {
    boolean farewell = reply.kind() == Kind.FAREWELL;
    if (!claim(ask) || (farewell && line.silenced(number()))) {
      return;
    }
    given.add(reply.text(), reply.passage());
    if (farewell) {
      tell(() -> desk.conversations().farewellSaid(session.call(), session.number()));
    }
    boolean said = say(ask, Speech.pieces(reply.text()), true, farewell);
    if (said && reply.kind() == Kind.HUMAN) {
      tell(() -> desk.conversations().handoverRequested(session.call(), session.number()));
    }
  }

  /** From here on, the filler and the apology are not needed. */
  private boolean claim(Ask ask) {
    return line.locked(() -> {
      ask.answering = true;
      return mayAnswer(ask);
    });
  }

  /**
   * @param complete whether the turn is given back with the last of the pieces
   */
  private boolean say(Ask ask, List<String> pieces, boolean complete, boolean farewell) {
    return line.locked(
        () -> mayAnswer(ask) && line.speak(number(), () -> send(ask, pieces, complete, farewell)));
  }

  private boolean send(Ask ask, List<String> pieces, boolean complete, boolean farewell) {
    if (ask.answering) {
      desk.thinking().record(System.nanoTime() - ask.askedAt, TimeUnit.NANOSECONDS);
    }
    for (int i = 0; i < pieces.size(); i++) {
      boolean last = complete && i == pieces.size() - 1;
      var frame = response(ask.id, pieces.get(i), last);
      if (farewell) {
        frame.put("no_interruption_allowed", true);
        if (last) {
          frame.put("end_call", true);
        }
      }
      ask.closed = last;
      if (!send(ask.ear, frame)) {
        return false;
      }
    }
    return true;
  }

  /** Gives the turn back with nothing more said, unless that has happened or it is overtaken. */
  private void close(Ask ask) {
    line.run(() -> {
      if (!ask.closed && isNewest(ask)) {
        send(ask.ear, response(ask.id, "", true));
      }
      ask.closed = true;
    });
  }

  private boolean mayAnswer(Ask ask) {
    return !ask.closed && isNewest(ask);
  }

  private boolean isNewest(Ask ask) {
    return ask.ear == current && ask.id == ask.ear.newest;
  }

  /** Says {@code text} after a while, if the answer has not begun by then. */
  private ScheduledFuture<?> later(Ask ask, String text, boolean complete, long millis) {
    return desk.timer()
        .schedule(
            () ->
                desk.executor()
                    .execute(() ->
                        line.run(() -> {
                          if (!ask.answering) {
                            say(ask, List.of(text), complete, false);
                          }
                        })),
            millis,
            TimeUnit.MILLISECONDS);
  }

  /** What was said in the call before this session; read once. */
  private List<Said> earlier() {
    var known = earlier;
    if (known == null) {
      known = session.number() == 1 ? List.of() : earlierTurns();
      earlier = known;
    }
    return known;
  }

  private List<Said> earlierTurns() {
    var own = session.number() + ".";
    return Utterances.ofTurns(
        desk.conversations().soFar(session.call()).stream()
            .filter(turn -> !turn.id().startsWith(own))
            .toList());
  }

  /** What the call must know, but must not keep the receptionist from speaking. */
  private void tell(Runnable news) {
    try {
      news.run();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "call " + session.call() + " was not told", e);
    }
  }

  /** With the lock held; false if it did not go out. */
  private boolean send(Ear ear, ObjectNode frame) {
    if (ear != current) {
      return false;
    }
    try {
      ear.socket.sendMessage(new TextMessage(frame.toString()));
      return true;
    } catch (IOException | IllegalStateException _) {
      current = null; // Retell opens another one
      close(ear, CloseStatus.SERVER_ERROR);
      return false;
    }
  }

  private void close(Ear ear, CloseStatus why) {
    desk.executor()
        .execute(() -> {
          try {
            ear.socket.close(why);
          } catch (IOException | IllegalStateException _) {
            // it is gone already
          }
        });
  }

  private ObjectNode config() {
    var frame = node("config");
    frame.putObject("config").put("auto_reconnect", true).put("call_details", true);
    return frame;
  }

  private ObjectNode response(long id, String content, boolean complete) {
    return node("response")
        .put("response_id", id)
        .put("content", content)
        .put("content_complete", complete);
  }

  private ObjectNode node(String type) {
    return desk.json().createObjectNode().put("response_type", type);
  }
}
