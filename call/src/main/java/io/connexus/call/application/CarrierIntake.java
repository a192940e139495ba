package io.connexus.call.application;

import io.connexus.call.Speaker;
import io.connexus.call.Turn;
import io.connexus.call.application.CallService.Recorded;
import io.connexus.call.domain.Call;
import io.connexus.call.domain.CallEvent;
import io.connexus.call.domain.CallEvent.CallerArrived;
import io.connexus.call.domain.Line;
import io.connexus.platform.CallId;
import io.connexus.platform.WorkspaceId;
import io.connexus.user.BusinessNumbers;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;

/**
 * Finds the call that a carrier's event is about and lets it happen there. All of it belongs into
 * one transaction with the keeping of the event. An event of a caller who has not arrived yet (the
 * carrier delivers out of order) waits for the arrival.
 */
public final class CarrierIntake {

  /** Keeps an event for later in the form it came. */
  public interface Reader {
    /** The event in a kept form; empty if it is none of ours. */
    Optional<CarrierEvent> read(String kept);
  }

  private final Calls calls;
  private final CallService service;
  private final Transcript transcript;
  private final BusinessNumbers numbers;
  private final CallRouting routing;
  private final KeepRecordings keeping;
  private final MeterRegistry metrics;

  public CarrierIntake(
      Calls calls,
      CallService service,
      Transcript transcript,
      BusinessNumbers numbers,
      CallRouting routing,
      KeepRecordings keeping,
      MeterRegistry metrics) {
    this.calls = calls;
    this.service = service;
    this.transcript = transcript;
    this.numbers = numbers;
    this.routing = routing;
    this.keeping = keeping;
    this.metrics = metrics;
  }

  /**
   * Lets the event happen.
   *
   * @param kept the form in which {@code reader} can read it again, should it have to wait
   */
  public void accept(CarrierEvent event, String kept, Reader reader) {
    if (event instanceof CarrierEvent.Arrived arrived) {
      arrive(arrived, reader);
      return;
    }
    var tag = event.tag();
    if (tag != null) {
      happen(tag.call(), tag.leg(), event);
      return;
    }
    calls.lockCaller(event.carrierId());
    calls
        .withCaller(event.carrierId())
        .ifPresentOrElse(
            call -> happen(call, Line.CALLER, event),
            () -> calls.keepEarly(event.carrierId(), event.at(), kept));
  }

  private void arrive(CarrierEvent.Arrived arrived, Reader reader) {
    calls.lockCaller(arrived.carrierId());
    if (calls.withCaller(arrived.carrierId()).isPresent()) {
      return;
    }
    var workspace = numbers.workspaceOf(arrived.to());
    if (workspace.isEmpty()) {
      turnAway(arrived);
      return;
    }
    var call = service.arrive(workspace.get(), first(workspace.get(), arrived), arrived.at());
    for (var kept : calls.takeEarly(arrived.carrierId())) {
      reader.read(kept).ifPresent(early -> happen(call, Line.CALLER, early));
    }
  }

  private CallEvent first(WorkspaceId workspace, CarrierEvent.Arrived arrived) {
    return routing
        .decide(workspace, arrived.from(), arrived.to())
        .route()
        .<CallEvent>map(route ->
            new CallerArrived(arrived.carrierId(), arrived.from(), arrived.to(), null, route))
        .orElseGet(
            () -> new CallEvent.CallerBlocked(arrived.carrierId(), arrived.from(), arrived.to()));
  }

  private void turnAway(CarrierEvent.Arrived arrived) {
    metrics.counter("connexus.call.turned.away").increment();
    service.turnAway(arrived.carrierId());
  }

  private void happen(CallId call, int leg, CarrierEvent event) {
    if (event instanceof CarrierEvent.Joined joined) {
      joined(call, joined);
      return;
    }
    if (event instanceof CarrierEvent.RoomExpired(_, _, var at, var room)) {
      service.record(call, new CallEvent.JoinFailed(Line.CALLER, room), at); // a bridge will do
      return;
    }
    if (leg != Line.CALLER || calls.withCaller(event.carrierId()).isEmpty()) {
      var named =
          service.record(call, new CallEvent.LegDialled(leg, event.carrierId()), event.at());
      if (!isIt(named, leg, event.carrierId())) {
        metrics.counter("connexus.call.twins").increment();
        return;
      }
    }
    switch (event) {
      case CarrierEvent.Arrived _,
          CarrierEvent.Dialled _,
          CarrierEvent.Joined _,
          CarrierEvent.RoomExpired _ -> {}
      case CarrierEvent.Answered _ ->
          service.record(call, new CallEvent.LegAnswered(leg), event.at());
      case CarrierEvent.Accepted _ ->
          service.record(call, new CallEvent.LegAccepted(leg), event.at());
      case CarrierEvent.NotAccepted _ ->
          service.record(call, new CallEvent.TimeUp(CallEvent.Deadline.ACCEPT, leg), event.at());
      case CarrierEvent.Bridged _ ->
          service.record(call, new CallEvent.LegBridged(leg), event.at());
      case CarrierEvent.Ended ended ->
          service.record(call, new CallEvent.LegEnded(leg, ended.cause()), event.at());
      case CarrierEvent.Said _ ->
          service.record(
              call,
              leg == Line.CALLER
                  ? new CallEvent.AnnouncementOver()
                  : new CallEvent.ExplanationOver(leg), // or a notice, for which nothing waits
              event.at());
      case CarrierEvent.Heard heard -> heard(call, heard);
      case CarrierEvent.Recorded recorded -> recorded(call, recorded);
      case CarrierEvent.RecordingFailed(_, _, var at, var recording) -> {
        if (recording != null) {
          service.record(call, new CallEvent.RecordingFailed(recording.take()), at);
        }
      }
      case CarrierEvent.RecordingTranscribed transcribed -> transcribed(call, transcribed);
    }
  }

  /** False for a second leg under the same tag, which the watchdog will hang up. */
  private static boolean isIt(Recorded recorded, int leg, String carrierId) {
    var call =
        switch (recorded) {
          case Recorded.Moved(var moved) -> moved;
          case Recorded.Ignored(var same) -> same;
          case Recorded.Unknown _ -> null;
        };
    return call == null
        || leg > call.legs().size()
        || carrierId.equals(call.legs().get(leg - 1).carrierId());
  }

  /** Beside the recording, and among what was said, where it is found. */
  private void transcribed(CallId call, CarrierEvent.RecordingTranscribed transcribed) {
    var id = transcribed.recordingId();
    var text = transcribed.text().strip();
    if (text.isEmpty()) {
      return;
    }
    transcript.write(call, new Turn("r." + id, Speaker.CALLER, text, true, transcribed.at(), null));
    calls.workspaceOf(call).ifPresent(workspace -> keeping.transcribed(workspace, call, id, text));
  }

  /** Kept even if the call knows better by now: it was recorded. */
  private void recorded(CallId call, CarrierEvent.Recorded recorded) {
    var tag = recorded.recording();
    if (tag == null) {
      metrics.counter("connexus.recordings.foreign").increment();
      return;
    }
    service.record(call, new CallEvent.RecordingOver(tag.take()), recorded.at());
    calls
        .workspaceOf(call)
        .ifPresent(workspace -> keeping.saved(workspace, call, tag.kind(), recorded));
  }

  /** The tag may be that of whoever opened the room, but a leg that joins has a known name. */
  private void joined(CallId call, CarrierEvent.Joined joined) {
    calls.find(call).stream()
        .flatMap(found -> found.legs().stream())
        .filter(leg -> joined.carrierId().equals(leg.carrierId()))
        .findFirst()
        .ifPresent(leg ->
            service.record(
                call, new CallEvent.LegJoined(leg.number(), joined.room()), joined.at()));
  }

  /**
   * The carrier writes down what a person and the caller say; of the AI's words we know better.
   * What was said before the person left may be told after it.
   */
  private void heard(CallId call, CarrierEvent.Heard heard) {
    boolean withPerson =
        calls
            .workspaceOf(call)
            .flatMap(workspace -> Call.foldUntil(heard.at(), call, workspace, calls.log(call)))
            .filter(Call::isWithPerson)
            .isPresent();
    if (!withPerson) {
      return;
    }
    var speaker = heard.byCaller() ? Speaker.CALLER : Speaker.HUMAN;
    transcript.write(
        call, new Turn("h." + heard.eventId(), speaker, heard.text(), true, heard.at(), null));
  }
}
