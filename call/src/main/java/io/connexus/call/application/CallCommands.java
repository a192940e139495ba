package io.connexus.call.application;

import static java.util.Objects.requireNonNull;

import io.connexus.call.Receptionist;
import io.connexus.call.application.Carrier.CarrierException;
import io.connexus.call.application.Carrier.CarrierException.Kind;
import io.connexus.call.domain.Call;
import io.connexus.call.domain.CallCommand;
import io.connexus.call.domain.CallEvent;
import io.connexus.call.domain.CallEvent.Cause;
import io.connexus.call.domain.CallState;
import io.connexus.call.domain.Line;
import io.connexus.call.domain.RecordingPolicy;
import io.connexus.platform.CallId;
import io.connexus.platform.E164;
import io.connexus.platform.outbox.Command;
import io.connexus.platform.outbox.CommandHandler;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * Does what the life cycle wants done, and lets the call know when the outside would not. A leg
 * that is over meanwhile is an ordinary outcome. While the carrier does not answer, a command is
 * repeated with the same id for as long as it is still of use; then the call is told that it
 * failed, so that nobody waits in silence.
 */
public final class CallCommands implements CommandHandler {
  private static final String WAKE = CallService.COMMAND_PREFIX + "wake";
  private static final Duration RETRY = Duration.ofMillis(250);

  /**
   * The carrier recognises a repeated id for 60 s; before a later repetition we look whether it was
   * done.
   */
  private static final Duration REPEATABLE = Duration.ofSeconds(50);

  private static final Duration OUTSIDE_RINGS_FOR = Duration.ofSeconds(60);

  private final CallService service;
  private final Calls calls;
  private final Carrier carrier;
  private final Receptionist receptionist;
  private final CallRouting routing;
  private final Challenge challenge;
  private final RecordConversation recording;
  private final CatchUp catchUp;
  private final InstantSource clock;
  private final JsonMapper json;
  private final RoomCommands rooms;
  private final SpokenCommands spoken;
  private final RecordingCommands recordings;

  public CallCommands(
      CallService service,
      Calls calls,
      Carrier carrier,
      Receptionist receptionist,
      CallRouting routing,
      Challenge challenge,
      CallSettingsStore settings,
      CatchUp catchUp,
      InstantSource clock,
      JsonMapper json) {
    this.service = service;
    this.calls = calls;
    this.carrier = carrier;
    this.receptionist = receptionist;
    this.routing = routing;
    this.challenge = challenge;
    this.recording = new RecordConversation(calls, service, settings);
    this.catchUp = catchUp;
    this.clock = clock;
    this.json = json;
    this.rooms = new RoomCommands(service, calls, carrier);
    this.spoken = new SpokenCommands(calls, carrier, settings);
    this.recordings = new RecordingCommands(service, calls, carrier, settings);
  }

  @Override
  public Set<String> kinds() {
    return CallService.COMMANDS.all().stream()
        .map(name -> CallService.COMMAND_PREFIX + name)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** No deadline passes before the carrier has been asked what happened meanwhile. */
  @Override
  public Set<String> ready() {
    var all = kinds();
    return catchUp.isOver()
        ? all
        : all.stream().filter(kind -> !kind.equals(WAKE)).collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Result handle(Command command) {
    var name = command.kind().substring(CallService.COMMAND_PREFIX.length());
    return handle(command, json.readValue(command.body(), CallService.COMMANDS.type(name)));
  }

  private Result handle(Command command, CallCommand what) {
    var id = new CallId(command.subject());
    return switch (what) {
      case CallCommand.Answer(var leg) ->
          ask(
              command,
              Duration.ofSeconds(20),
              () ->
                  carrier.answer(
                      requireNonNull(leg.carrierId()), new LegTag(id, leg.number()), command.id()),
              failure -> service.record(id, new CallEvent.LegEnded(Line.CALLER, cause(failure))));
      case CallCommand.Reject(var carrierId) ->
          ask(
              command,
              Duration.ofSeconds(30),
              () -> carrier.reject(carrierId, command.id()),
              _ -> {});
      case CallCommand.PrepareAi(var session) -> prepare(id, session);
      case CallCommand.DialAi(var leg, var address, var callerId) ->
          dial(
              command,
              leg,
              call ->
                  carrier.dialAi(
                      new LegTag(id, leg), address, call.business(), callerId, command.id()));
      case CallCommand.DialHuman dial -> ring(command, id, dial);
      case CallCommand.AskToAccept(var leg, var carrierId) ->
          ask(
              command,
              Duration.ofSeconds(8),
              () -> spoken.askToAccept(id, leg, carrierId, command.id()),
              _ -> service.record(id, new CallEvent.TimeUp(CallEvent.Deadline.ACCEPT, leg)));
      case CallCommand.DialOutside(var memberId) ->
          dial(
              command,
              Line.CALLER,
              call -> {
                spoken.ring(id, memberId, command.id()); // before, so that it is never behind
                return carrier.dialOutside(
                    new LegTag(id, Line.CALLER),
                    call.outside(),
                    call.business(),
                    memberId,
                    OUTSIDE_RINGS_FOR,
                    command.id());
              });
      case CallCommand.StopRinging(var memberId) ->
          ask(
              command,
              Duration.ofSeconds(30),
              () -> spoken.stopRinging(memberId, command.id()),
              _ -> {});
      case CallCommand.Explain(var leg, var memberId, var phrase) ->
          ask(
              command,
              Duration.ofSeconds(5),
              () -> spoken.explain(id, memberId, phrase, command.id()),
              failure ->
                  service.record(
                      id,
                      failure.kind() == Kind.LEG_OVER
                          ? new CallEvent.LegEnded(leg, Cause.GONE)
                          : new CallEvent.ExplanationOver(leg)));
      case CallCommand.Bridge(var callerId, var leg, var carrierId) ->
          ask(
              command,
              Duration.ofSeconds(8),
              () -> {
                carrier.bridge(callerId, carrierId, command.id());
                service.record(
                    id, new CallEvent.LegBridged(leg)); // its own word may be long in coming
              },
              _ -> service.record(id, new CallEvent.BridgeFailed(leg)));
      case CallCommand.Say(var callerId, var phrase) ->
          say(command, id, callerId, phrase.in(spoken.language(id)));
      case CallCommand.Read(var callerId, var text) -> say(command, id, callerId, text);
      case CallCommand.Entertain(var callerId, var position) ->
          entertain(command, callerId, position);
      case CallCommand.PlayMusic(var callerId) ->
          ask(
              command,
              Duration.ofSeconds(10),
              () -> spoken.play(id, callerId, command.id()),
              _ -> {});
      case CallCommand.StopMusic(var callerId) ->
          ask(
              command,
              Duration.ofSeconds(30),
              () -> spoken.stopMusic(id, callerId, command.id()),
              _ -> {});
      case CallCommand.SeekPeople() -> seek(id);
      case CallCommand.SeekRound wanted ->
          done(() ->
              calls
                  .find(id)
                  .filter(call -> call.state() instanceof CallState.RingingHuman)
                  .ifPresent(call -> service.record(id, routing.seekRound(call, wanted))));
      case CallCommand.Transcribe(var callerId) ->
          ask(
              command,
              Duration.ofSeconds(10),
              () -> {
                if (recordings.policy(id) != RecordingPolicy.NEVER) {
                  carrier.transcribe(callerId, spoken.language(id), command.id());
                }
                recording.automatically(id);
              },
              _ -> recording.automatically(id));
      case CallCommand.StopTranscribing(var callerId) ->
          ask(
              command,
              Duration.ofSeconds(10),
              () -> carrier.stopTranscribing(callerId, command.id()),
              _ -> {});
      case CallCommand.HangUp(_, var carrierId) ->
          ask(command, Duration.ofHours(4), () -> carrier.hangUp(carrierId, command.id()), _ -> {});
      case CallCommand.SilenceAi() ->
          whileSo(id, true, version -> receptionist.silence(id, version));
      case CallCommand.ResumeAi(var phrase) ->
          whileSo(
              id,
              false,
              version -> receptionist.resume(id, version, phrase.in(spoken.language(id))));
      case CallCommand.OpenRoom open ->
          ask(
              command,
              Duration.ofSeconds(8),
              () -> rooms.open(id, open, command.id()),
              _ -> rooms.openFailed(id, open));
      case CallCommand.JoinRoom join ->
          ask(
              command,
              Duration.ofSeconds(8),
              () -> rooms.join(id, join, command.id()),
              failure -> rooms.joinFailed(id, join, failure));
      case CallCommand.LeaveRoom(var room, var callerId) ->
          ask(
              command,
              Duration.ofSeconds(8),
              () -> carrier.leave(room, callerId, command.id()),
              _ -> {});
      case CallCommand.Hold hold ->
          ask(
              command,
              Duration.ofSeconds(8),
              () -> rooms.hold(id, hold),
              _ -> service.record(id, new CallEvent.HoldFailed(hold.held())));
      case CallCommand.Mute mute ->
          ask(
              command,
              Duration.ofSeconds(8),
              () -> rooms.mute(id, mute),
              _ -> service.record(id, new CallEvent.MuteFailed(mute.leg(), mute.muted())));
      case CallCommand.Wake(var deadline, var number) ->
          done(() -> service.record(id, new CallEvent.TimeUp(deadline, number)));
      case CallCommand.Greet(var callerId, var greeting, var take) ->
          ask(
              command,
              Duration.ofSeconds(5),
              () -> spoken.greet(id, callerId, greeting, command.id()),
              failure -> recordings.failed(id, take, failure));
      case CallCommand.AnnounceRecording(var callerId, var text, var take) ->
          ask(
              command,
              Duration.ofSeconds(5),
              () -> spoken.say(id, callerId, text, command.id()),
              failure -> recordings.failed(id, take, failure));
      case CallCommand.TellOfRecording(var leg, var carrierId) ->
          ask(
              command,
              Duration.ofMinutes(10), // nobody is to be recorded untold
              () -> recordings.tell(id, leg, carrierId, command.id()),
              _ -> {});
      case CallCommand.StartRecording(var callerId, var kind, var take) ->
          record(command, callerId, new RecordingTag(new LegTag(id, Line.CALLER), kind, take));
      case CallCommand.StopRecording(var callerId) ->
          ask(
              command,
              Duration.ofMinutes(10), // whoever is recorded without wanting it waits for this
              () -> carrier.stopRecording(callerId, command.id()),
              _ -> {});
      case CallCommand.DoubtTelephone(var person) -> done(() -> challenge.failed(person.phone()));
    };
  }

  /** Rings a telephone; a softphone only if it can ring, or the caller would wait for nobody. */
  private Result ring(Command command, CallId id, CallCommand.DialHuman dial) {
    var person = dial.person();
    if (!person.isSoftphone()
        && new E164(person.phone()).isPremium()) { // saved before it was asked
      service.record(id, new CallEvent.LegEnded(dial.leg(), Cause.FAILED));
      return new Result.Done("refused");
    }
    boolean wanted = calls.find(id).filter(call -> call.wants(dial.leg())).isPresent();
    if (wanted && person.isSoftphone() && !challenge.isMet(person.phone())) {
      service.record(id, new CallEvent.LegEnded(dial.leg(), Cause.NO_ANSWER));
      return new Result.Done("silent");
    }
    return dial(
        command,
        dial.leg(),
        call ->
            carrier.dialHuman(
                new LegTag(id, dial.leg()),
                person.phone(),
                call.business(),
                dial.callerId(),
                ringFor(call),
                command.id()));
  }

  /** Only to somebody who waits still. */
  private Result entertain(Command command, String callerId, int position) {
    var id = new CallId(command.subject());
    if (!spoken.waits(id)) {
      if (age(command).compareTo(RETRY) < 0) { // so it was not tried before, and nobody hears it
        service.record(id, new CallEvent.AnnouncementOver());
      }
      return new Result.Done("moot");
    }
    return ask(
        command,
        Duration.ofSeconds(10),
        () -> spoken.entertain(id, callerId, position, command.id()),
        _ -> service.record(id, new CallEvent.AnnouncementOver()));
  }

  private Result seek(CallId id) {
    return done(() ->
        calls
            .find(id)
            .filter(call -> call.state() instanceof CallState.Queued)
            .ifPresent(call -> service.record(id, routing.seek(call))));
  }

  private Result say(Command command, CallId id, String callerId, String text) {
    return ask(
        command,
        Duration.ofSeconds(5),
        () -> spoken.say(id, callerId, text, command.id()),
        failure ->
            service.record(
                id,
                failure.kind() == Kind.LEG_OVER
                    ? new CallEvent.LegEnded(Line.CALLER, Cause.GONE)
                    : new CallEvent.AnnouncementOver()));
  }

  private Result record(Command command, String callerId, RecordingTag tag) {
    if (!recordings.mayBegin(tag)) {
      service.record(tag.call(), new CallEvent.RecordingFailed(tag.take()));
      return new Result.Done("moot");
    }
    return ask(
        command,
        Duration.ofSeconds(5),
        () -> recordings.begin(callerId, tag, spoken.language(tag.call()), command.id()),
        failure -> recordings.failed(tag.call(), tag.take(), failure));
  }

  private Result prepare(CallId id, int session) {
    var call = calls.find(id).filter(c -> !(c.state() instanceof CallState.Ended));
    if (call.isEmpty()) {
      return new Result.Done("moot");
    }
    var c = call.get();
    try {
      var address =
          receptionist.prepare(
              new Receptionist.Session(id, c.workspace(), session, c.outside(), c.business()));
      service.record(id, new CallEvent.AiPrepared(session, address));
      return new Result.Done("done");
    } catch (Receptionist.ReceptionistUnavailable e) {
      service.record(id, new CallEvent.AiUnavailable(session));
      return new Result.Done("unavailable");
    }
  }

  /**
   * Dials unless the call no longer wants the leg. A dial of before a crash is looked for first.
   */
  private Result dial(
      Command command, int leg, java.util.function.Function<Call, String> dialling) {
    var id = new CallId(command.subject());
    var call = calls.find(id).filter(c -> c.wants(leg));
    if (call.isEmpty()) {
      return new Result.Done("moot");
    }
    return ask(
        command,
        Duration.ofSeconds(10),
        () -> {
          var carrierId =
              age(command).compareTo(REPEATABLE) > 0
                  ? found(new LegTag(id, leg))
                  : dialling.apply(call.get());
          service.record(id, new CallEvent.LegDialled(leg, carrierId));
        },
        failure -> service.record(id, new CallEvent.LegEnded(leg, cause(failure))));
  }

  private String found(LegTag tag) {
    Supplier<CarrierException> never =
        () -> new CarrierException(Kind.REFUSED, new IllegalStateException("too old to dial"));
    Optional<String> live = carrier.find(tag);
    return live.orElseThrow(never);
  }

  /**
   * Commands have no order among themselves: one that came to be late must not undo a later one.
   */
  private Result whileSo(CallId id, boolean ringingHuman, IntConsumer deed) {
    var call =
        calls
            .find(id)
            .filter(found -> found.state() instanceof CallState.RingingHuman == ringingHuman);
    if (call.isEmpty()) {
      return new Result.Done("moot");
    }
    return done(() -> deed.accept(call.get().version()));
  }

  private static Duration ringFor(Call call) {
    return call.state() instanceof CallState.Live live
        ? Duration.ofSeconds(live.line().route().ringSeconds())
        : Duration.ZERO;
  }

  private Result ask(
      Command command, Duration patience, Runnable asking, Consumer<CarrierException> givenUp) {
    try {
      asking.run();
      return new Result.Done("done");
    } catch (CarrierException e) {
      if (e.kind() == Kind.UNAVAILABLE && age(command).compareTo(patience) < 0) {
        return new Result.Retry(RETRY);
      }
      givenUp.accept(e);
      return new Result.Done(CallJson.word(e.kind()));
    }
  }

  private static Result done(Runnable deed) {
    deed.run();
    return new Result.Done("done");
  }

  private static Cause cause(CarrierException failure) {
    return failure.kind() == Kind.LEG_OVER ? Cause.GONE : Cause.FAILED;
  }

  private Duration age(Command command) {
    return Duration.between(command.createdAt(), clock.instant());
  }
}
