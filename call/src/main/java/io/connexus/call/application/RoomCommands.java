package io.connexus.call.application;

import io.connexus.call.application.Carrier.CarrierException;
import io.connexus.call.domain.Call;
import io.connexus.call.domain.CallCommand;
import io.connexus.call.domain.CallEvent;
import io.connexus.call.domain.CallEvent.Cause;
import io.connexus.call.domain.CallState.InRoom;
import io.connexus.call.domain.Line;
import io.connexus.call.domain.Participant;
import io.connexus.call.domain.Room;
import io.connexus.platform.CallId;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * What the life cycle wants done in a room. Commands have no order among themselves, so each looks
 * whether it is still wanted, and again after it was done.
 */
final class RoomCommands {
  private final CallService service;
  private final Calls calls;
  private final Carrier carrier;

  RoomCommands(CallService service, Calls calls, Carrier carrier) {
    this.service = service;
    this.calls = calls;
    this.carrier = carrier;
  }

  void open(CallId id, CallCommand.OpenRoom open, UUID commandId) {
    boolean wanted =
        calls.find(id).flatMap(RoomCommands::room).filter(room -> room.id() == null).isPresent();
    if (wanted) {
      var room = carrier.openRoom(id + "/" + open.leg(), open.carrierId(), commandId);
      service.record(id, new CallEvent.RoomOpened(open.leg(), room));
    }
  }

  void openFailed(CallId id, CallCommand.OpenRoom open) {
    service.record(id, new CallEvent.RoomFailed(open.leg()));
  }

  void join(CallId id, CallCommand.JoinRoom join, UUID commandId) {
    var room = join.room();
    boolean caller = join.leg() == Line.CALLER;
    if (wanted(id, room).filter(r -> caller || r.at(join.leg()).isPresent()).isPresent()) {
      boolean apart = apart(id, room, join.leg(), join.apart());
      carrier.join(room, join.carrierId(), caller && apart, !caller && apart, commandId);
      if (caller && wanted(id, room).isEmpty()) { // taken off whoever has them by now
        service.record(id, new CallEvent.LegJoined(join.leg(), room));
      }
    }
  }

  void joinFailed(CallId id, CallCommand.JoinRoom join, CarrierException failure) {
    service.record(
        id,
        failure.kind() == CarrierException.Kind.LEG_OVER
            ? new CallEvent.LegEnded(join.leg(), Cause.GONE)
            : new CallEvent.JoinFailed(join.leg(), join.room()));
  }

  void hold(CallId id, CallCommand.Hold hold) {
    settle(
        () -> apart(id, hold.room(), Line.CALLER, hold.held()),
        held -> carrier.hold(hold.room(), hold.callerId(), held));
  }

  void mute(CallId id, CallCommand.Mute mute) {
    settle(
        () -> apart(id, mute.room(), mute.leg(), mute.muted()),
        muted -> carrier.mute(mute.room(), mute.carrierId(), muted));
  }

  /** Does what is wanted now, until that is still what is wanted after it was done. */
  private static void settle(BooleanSupplier wanted, Consumer<Boolean> deed) {
    boolean done;
    try {
      do {
        done = wanted.getAsBoolean();
        deed.accept(done);
      } while (wanted.getAsBoolean() != done);
    } catch (CarrierException e) {
      // refused is a leg that is not in the room yet, so it is worth another try
      throw e.kind() == CarrierException.Kind.REFUSED
          ? new CarrierException(CarrierException.Kind.UNAVAILABLE, e)
          : e;
    }
  }

  /** Whether the leg is to be on hold or muted now. */
  private boolean apart(CallId id, String room, int leg, boolean otherwise) {
    return wanted(id, room)
        .flatMap(
            r -> leg == Line.CALLER ? Optional.of(r.held()) : r.at(leg).map(Participant::muted))
        .orElse(otherwise);
  }

  private Optional<Room> wanted(CallId id, String room) {
    return calls.find(id).flatMap(RoomCommands::room).filter(r -> room.equals(r.id()));
  }

  private static Optional<Room> room(Call call) {
    return call.state() instanceof InRoom(_, var room, _) ? Optional.of(room) : Optional.empty();
  }
}
