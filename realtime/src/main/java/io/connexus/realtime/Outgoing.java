package io.connexus.realtime;

import java.io.IOException;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

/**
 * What waits to be written to one socket. Any thread may add, without blocking; one virtual thread
 * writes. When more waits than may, all of it is thrown away and the socket closed: a screen that
 * far behind is better off reading again.
 */
final class Outgoing {
  private static final System.Logger LOG = System.getLogger(Outgoing.class.getName());

  private final WebSocketSession session;
  private final RealtimeSettings.Bound bound;
  private final ArrayDeque<String> waiting = new ArrayDeque<>();
  private long size;
  private boolean ping;
  private @Nullable Closing closing;

  Outgoing(WebSocketSession session, RealtimeSettings.Bound bound) {
    this.session = session;
    this.bound = bound;
  }

  void start() {
    Thread.ofVirtual().name("realtime-" + session.getId()).start(this::write);
  }

  synchronized void add(String frame) {
    if (closing != null) {
      return;
    }
    waiting.addLast(frame);
    size += frame.length();
    if (waiting.size() > bound.frames() || size > bound.size()) {
      close(Closing.TOO_SLOW);
    } else {
      notifyAll();
    }
  }

  /** Asks whether the other side is there, after what waits. */
  synchronized void ping() {
    ping = true;
    notifyAll();
  }

  /** Ends the socket; what waits is not sent any more. The first reason counts. */
  synchronized void close(Closing reason) {
    if (closing == null) {
      closing = reason;
      waiting.clear();
      notifyAll();
    }
  }

  /** Why it is being closed from here; null if it is not. */
  synchronized @Nullable Closing closing() {
    return closing;
  }

  private void write() {
    try {
      while (session.isOpen()) {
        var next = next();
        switch (next) {
          case Next.Text(var json) -> session.sendMessage(new TextMessage(json));
          case Next.Ping _ -> session.sendMessage(new PingMessage());
          case Next.Close(var reason) -> {
            session.close(reason.status());
            return;
          }
        }
      }
    } catch (IOException | IllegalStateException e) {
      LOG.log(System.Logger.Level.DEBUG, "a socket broke while it was written to");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized Next next() throws InterruptedException {
    while (closing == null && waiting.isEmpty() && !ping) {
      wait();
    }
    if (closing != null) {
      return new Next.Close(closing);
    }
    var frame = waiting.pollFirst();
    if (frame == null) {
      ping = false;
      return new Next.Ping();
    }
    size -= frame.length();
    return new Next.Text(frame);
  }

  private sealed interface Next {
    record Text(String json) implements Next {}

    record Ping() implements Next {}

    record Close(Closing reason) implements Next {}
  }
}
