package io.connexus.ai;

import io.connexus.call.Conversations;
import io.connexus.call.Turn;
import io.connexus.platform.CallId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what it is told, in order. Turns with one id replace each other, as in the call. */
final class ConversationsFake implements Conversations {
  /** Such as {@code connected 1}, or {@code turn 1.2 the text}. */
  final List<String> told = new CopyOnWriteArrayList<>();

  private final Map<CallId, List<String>> byCall = new ConcurrentHashMap<>();
  volatile boolean failing;

  private final Map<CallId, Map<String, Turn>> turns = new LinkedHashMap<>();

  /** What it was told about one call. */
  List<String> told(CallId call) {
    return byCall.getOrDefault(call, List.of());
  }

  @Override
  public void connected(CallId call, int session) {
    tell(call, "connected " + session);
  }

  @Override
  public void turn(CallId call, int session, Turn turn) {
    tell(call, "turn " + turn.id() + " " + turn.text() + (turn.settled() ? "" : " ..."));
    say(call, turn);
  }

  synchronized void say(CallId call, Turn turn) {
    turns.computeIfAbsent(call, _ -> new LinkedHashMap<>()).put(turn.id(), turn);
  }

  @Override
  public synchronized List<Turn> soFar(CallId call) {
    return new ArrayList<>(turns.getOrDefault(call, Map.of()).values());
  }

  @Override
  public void handoverRequested(CallId call, int session) {
    tell(call, "handover " + session);
  }

  @Override
  public void farewellSaid(CallId call, int session) {
    tell(call, "farewell " + session);
  }

  @Override
  public void ended(CallId call, int session, String reason, String summary) {
    tell(call, "ended " + session + " " + reason + " [" + summary + "]");
  }

  private void tell(CallId call, String news) {
    told.add(news);
    byCall.computeIfAbsent(call, _ -> new CopyOnWriteArrayList<>()).add(news);
    if (failing) {
      throw new IllegalStateException("the call does not listen");
    }
  }
}
