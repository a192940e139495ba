package io.connexus.call.application;

import io.connexus.call.Conversations;
import io.connexus.call.Turn;
import io.connexus.call.domain.CallEvent;
import io.connexus.platform.CallId;
import java.util.List;

/** Takes down what the receptionist tells about its conversations. */
public final class ConversationNotes implements Conversations {
  private final CallService service;
  private final Calls calls;
  private final Transcript transcript;
  private final CallRouting routing;

  public ConversationNotes(
      CallService service, Calls calls, Transcript transcript, CallRouting routing) {
    this.service = service;
    this.calls = calls;
    this.transcript = transcript;
    this.routing = routing;
  }

  @Override
  public void connected(CallId call, int session) {
    service.record(call, new CallEvent.AiConnected(session));
  }

  @Override
  public void turn(CallId call, int session, Turn turn) {
    transcript.write(call, turn);
  }

  @Override
  public List<Turn> soFar(CallId call) {
    return transcript.of(call);
  }

  @Override
  public void handoverRequested(CallId call, int session) {
    calls
        .find(call)
        .map(now -> routing.rounds(now.workspace(), now.business()))
        .<CallEvent>map(rounds ->
            rounds.isEmpty()
                ? new CallEvent.NobodyToRing(session)
                : new CallEvent.HandoverRequested(
                    null, rounds.getFirst(), rounds.subList(1, rounds.size())))
        .ifPresent(event -> service.record(call, event));
  }

  @Override
  public void farewellSaid(CallId call, int session) {
    service.record(call, new CallEvent.AiSaidGoodbye(session));
  }

  @Override
  public void ended(CallId call, int session, String reason, String summary) {
    service.record(call, new CallEvent.ConversationEnded(session, reason, summary));
  }
}
