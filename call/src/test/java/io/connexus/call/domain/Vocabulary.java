package io.connexus.call.domain;

import static io.connexus.call.domain.Rehearsal.AI;
import static io.connexus.call.domain.Rehearsal.AI_AGAIN;
import static io.connexus.call.domain.Rehearsal.CALLER;
import static io.connexus.call.domain.Rehearsal.OWNER;
import static io.connexus.call.domain.Rehearsal.PERSON;

import io.connexus.call.domain.CallEvent.Cause;
import io.connexus.call.domain.CallEvent.Deadline;
import io.connexus.platform.UserId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The words in which the table of rules is written. */
final class Vocabulary {
  private static final UserId STRANGER = new UserId(new UUID(7, 3));
  static final Map<String, Supplier<Rehearsal>> SITUATIONS = situations();
  static final Map<String, CallEvent> EVENTS = events();

  private Vocabulary() {}

  private static Map<String, Supplier<Rehearsal>> situations() {
    var all = new LinkedHashMap<String, Supplier<Rehearsal>>();
    all.put("nobody has called", Rehearsal::new);
    all.put("ringing", Rehearsal::aRingingCaller);
    all.put("ringing, AI ready", Rehearsal::aRingingCallerWithTheAiReady);
    all.put("ringing, AI unavailable", Rehearsal::aRingingCallerWithoutAi);
    all.put("waiting for the AI", Rehearsal::aCallerWaitingForTheAi);
    all.put("dialling the AI", Rehearsal::aCallerToWhomTheAiIsDialled);
    all.put("with an AI that is mute still", Rehearsal::aCallWithASilentAi);
    all.put("with the AI", Rehearsal::aCallWithTheAi);
    all.put("AI says goodbye", Rehearsal::aCallWhoseAiSaysGoodbye);
    all.put("ringing a person", Rehearsal::aCallRingingAPerson);
    all.put("ringing two people", Rehearsal::aCallRingingTwoPeople);
    all.put("picked up, asked for the key", Rehearsal::aCallWhoseTelephoneWasPickedUp);
    all.put("ringing another person", Rehearsal::aCallRingingAnotherPerson);
    all.put("nobody of a round answered", Rehearsal::aCallBetweenRounds);
    all.put("ringing a person, AI lost", Rehearsal::aCallRingingAPersonInsteadOfTheAi);
    all.put("AI lost, another is coming", Rehearsal::aCallWhoseAiWasLost);
    all.put("somebody is woken", Rehearsal::aCallerWhomSomebodyIsWokenFor);
    all.put("with the AI again", Rehearsal::aCallWithTheAiAgain);
    all.put("with the AI, person not rung", Rehearsal::aCallWhosePersonCouldNotBeRung);
    all.put("with a person", Rehearsal::aCallWithAPerson);
    all.put("person lost, AI dialled", Rehearsal::aCallWhosePersonWasLost);
    all.put("handing back", Rehearsal::aCallBeingGivenBack);
    all.put("handing back, AI dialled", Rehearsal::aCallBeingGivenBackToADialledAi);
    all.put("calling, member rings", Rehearsal::aMemberCallingSomebody);
    all.put("calling, outside rings", Rehearsal::aMemberHearingItRing);
    all.put("calling, told why not", Rehearsal::aMemberWhoIsToldWhy);
    all.put("waiting in the queue", Rehearsal::aCallerInTheQueue);
    all.put("saying sorry", Rehearsal::aCallSayingSorry);
    all.put("voicemail greets", Rehearsal::aCallerWhoHearsTheGreeting);
    all.put("voicemail records", Rehearsal::aCallerWhoLeavesAMessage);
    all.put("recorded with a person", Rehearsal::aRecordedCallWithAPerson);
    all.put("handing back, recorded", Rehearsal::aRecordedCallBeingGivenBack);
    all.put("told of the recording", Rehearsal::aCallerWhoIsToldOfTheRecording);
    all.put("over", Rehearsal::anEndedCall);
    all.put("over, a leg under way", Rehearsal::anEndedCallWithALegUnderWay);
    all.put("room being opened", Rehearsal::aRoomBeingOpened);
    all.put("room being opened, somebody outside", Rehearsal::aRoomBeingOpenedForSomebodyOutside);
    all.put("caller on hold", Rehearsal::aCallerOnHold);
    all.put("caller on hold, third rings", Rehearsal::aRoomThatSomebodyIsRungFor);
    all.put("caller on hold, two talk", Rehearsal::aRoomWithTwoPeople);
    all.put("room, AI dialled", Rehearsal::aRoomBeingGivenBack);
    all.put("room, AI given up", Rehearsal::aRoomWhoseAiWasGivenUp);
    all.put("one who woke is rung", Rehearsal::aCallRingingOneWhoWoke);
    all.put("passed on to one who sleeps", Rehearsal::aCallPassedOnToOneWhoSleeps);
    return all;
  }

  private static Map<String, CallEvent> events() {
    var all = new LinkedHashMap<String, CallEvent>();
    all.put("caller arrives", Rehearsal.arrives(OWNER));
    all.put("blocked caller", new CallEvent.CallerBlocked("leg-1", Rehearsal.FROM, Rehearsal.TO));
    all.put("member calls", Rehearsal.places());
    all.put("caller dialled", Rehearsal.dialled(CALLER));
    all.put("caller answered", Rehearsal.answered(CALLER));
    all.put("caller bridged", Rehearsal.bridged(CALLER));
    all.put("caller hangs up", Rehearsal.ended(CALLER, Cause.HUNG_UP));
    all.put("caller lost", Rehearsal.ended(CALLER, Cause.FAILED));
    for (int session = 1; session <= 2; session++) {
      all.put("AI prepared " + session, Rehearsal.prepared(session));
      all.put("AI unavailable " + session, Rehearsal.unavailable(session));
      all.put("AI connected " + session, Rehearsal.connected(session));
      all.put("AI goodbye " + session, Rehearsal.goodbye(session));
    }
    for (var leg :
        List.of(
            Map.entry("AI", AI), Map.entry("person", PERSON), Map.entry("AI again", AI_AGAIN))) {
      all.put(leg.getKey() + " dialled", Rehearsal.dialled(leg.getValue()));
      all.put(leg.getKey() + " answered", Rehearsal.answered(leg.getValue()));
      all.put(leg.getKey() + " bridged", Rehearsal.bridged(leg.getValue()));
      all.put(leg.getKey() + " hangs up", Rehearsal.ended(leg.getValue(), Cause.HUNG_UP));
      all.put(leg.getKey() + " failed", Rehearsal.ended(leg.getValue(), Cause.FAILED));
      all.put(leg.getKey() + " cannot be bridged", new CallEvent.BridgeFailed(leg.getValue()));
    }
    all.put("person accepts", Rehearsal.accepted(PERSON));
    all.put("person did not accept", Rehearsal.timeUp(Deadline.ACCEPT, PERSON));
    all.put("queue 1 waited", Rehearsal.timeUp(Deadline.QUEUE, 1));
    all.put("music 1 over", Rehearsal.timeUp(Deadline.MUSIC_OVER, 1));
    all.put("somebody is free", Rehearsal.somebodyIsFree());
    all.put("owner found for next round", Rehearsal.found(PERSON + 1, OWNER));
    all.put("nobody found for next round", Rehearsal.found(PERSON + 1));
    all.put("next round sought for long", Rehearsal.timeUp(Deadline.ROUND_SOUGHT, PERSON + 1));
    all.put("nobody woke", Rehearsal.timeUp(Deadline.ASLEEP, 2));
    all.put("caller wants one who sleeps", new CallEvent.HandoverRequested(null, List.of()));
    all.put("owner's desk woke", new CallEvent.TelephoneWoke(Rehearsal.OWNERS_DESK));
    all.put("all talk, second in line", new CallEvent.PeopleSought(2, List.of()));
    all.put("sentence over", new CallEvent.AnnouncementOver());
    all.put("explanation over", new CallEvent.ExplanationOver(2));
    all.put("conversation 1 over", new CallEvent.ConversationEnded(1, "hangup", "About a cake."));
    all.put("member takes over", Rehearsal.takeover());
    all.put("caller wants a person", Rehearsal.theCallerWantsAPerson());
    all.put("nobody to ring 1", new CallEvent.NobodyToRing(1));
    all.put("nobody to ring 2", new CallEvent.NobodyToRing(2));
    all.put("member declines", Rehearsal.declines());
    all.put("member passes on", Rehearsal.passesOn());
    all.put("member gives back", Rehearsal.giveBack());
    all.put("member hangs up", Rehearsal.hangUp());
    all.put("AI 1 slow", Rehearsal.timeUp(Deadline.AI_SLOW, 1));
    all.put("AI 2 slow", Rehearsal.timeUp(Deadline.AI_SLOW, 2));
    all.put("AI 1 not ready", Rehearsal.timeUp(Deadline.AI_READY, 1));
    all.put("AI 2 not ready", Rehearsal.timeUp(Deadline.AI_READY, 2));
    all.put("person rung long enough", Rehearsal.timeUp(Deadline.HUMAN_RING, PERSON));
    all.put("other rung long enough", Rehearsal.timeUp(Deadline.HUMAN_RING, 4));
    all.put("member rung long enough", Rehearsal.timeUp(Deadline.HUMAN_RING, 2));
    all.put("outside rung long enough", Rehearsal.timeUp(Deadline.OUTSIDE_RING, CALLER));
    all.put("announcement too long", Rehearsal.timeUp(Deadline.ANNOUNCEMENT, CALLER));
    all.put("AI 1 silent long enough", Rehearsal.timeUp(Deadline.AI_SILENT, 1));
    all.put("recording wanted", Rehearsal.wantsRecording(null));
    all.put("recording wanted with notice", Rehearsal.wantsRecording("You are recorded."));
    all.put("recording unwanted", new CallEvent.RecordingStopRequested(Rehearsal.MEMBER.user()));
    all.put("recording 1 failed", new CallEvent.RecordingFailed(1));
    all.put("recording 1 over", new CallEvent.RecordingOver(1));
    all.put("greeting 1 too long", Rehearsal.timeUp(Deadline.GREETING, 1));
    all.put("message 1 too long", Rehearsal.timeUp(Deadline.VOICEMAIL, 1));
    all.put("notice 1 too long", Rehearsal.timeUp(Deadline.RECORDING_NOTICE, 1));
    all.put("member holds", Rehearsal.holds(true));
    all.put("member unholds", Rehearsal.holds(false));
    all.put("stranger holds", new CallEvent.HoldRequested(STRANGER, true));
    all.put("hold failed", new CallEvent.HoldFailed(true));
    all.put("unhold failed", new CallEvent.HoldFailed(false));
    all.put("member mutes", Rehearsal.mutes(true));
    all.put("member unmutes", Rehearsal.mutes(false));
    all.put("mute failed", new CallEvent.MuteFailed(PERSON, true));
    all.put("member presses keys", new CallEvent.KeysRequested(Rehearsal.MEMBER.user(), 4));
    all.put("stranger presses keys", new CallEvent.KeysRequested(STRANGER, 4));
    all.put("member adds owner", Rehearsal.adds(OWNER));
    all.put("stranger adds owner", new CallEvent.AddRequested(STRANGER, List.of(OWNER), false));
    all.put("member leaves", Rehearsal.leaves(Rehearsal.MEMBER));
    all.put("owner leaves", Rehearsal.leaves(OWNER));
    all.put("member removes 4", Rehearsal.removes(4));
    all.put("owner removes 3", new CallEvent.RemoveRequested(OWNER.user(), PERSON));
    all.put("owner declines", new CallEvent.DeclineRequested(OWNER.user()));
    all.put("room opened", Rehearsal.opened(PERSON));
    all.put("room failed", new CallEvent.RoomFailed(PERSON));
    all.put("caller joined", Rehearsal.joined(CALLER));
    all.put("caller cannot join", new CallEvent.JoinFailed(CALLER, "room-3"));
    all.put("third joined", Rehearsal.joined(4));
    all.put("third cannot join", new CallEvent.JoinFailed(4, "room-3"));
    all.put("member passes on to one who sleeps", Rehearsal.passesOnToSleeper());
    all.put("sleeper 4 did not wake", Rehearsal.timeUp(Deadline.ASLEEP, 4));
    return all;
  }

  static String state(CallState state) {
    return state instanceof CallState.Ended(var outcome, _)
        ? "over: " + word(outcome)
        : spaced(state.getClass().getSimpleName());
  }

  static String commands(List<CallCommand> commands) {
    return commands.isEmpty()
        ? "-"
        : commands.stream().map(Vocabulary::command).collect(Collectors.joining(", "));
  }

  private static String command(CallCommand command) {
    return switch (command) {
      case CallCommand.Answer(var leg) -> "answer " + named(leg.number(), leg.carrierId());
      case CallCommand.Reject(var id) -> "reject " + id;
      case CallCommand.PrepareAi(var session) -> "prepare AI " + session;
      case CallCommand.DialAi(var leg, _, _) -> "dial AI " + leg;
      case CallCommand.DialHuman(var leg, var person, _) -> "ring " + who(person) + leg;
      case CallCommand.AskToAccept(var leg, var id) -> "ask " + named(leg, id) + " to accept";
      case CallCommand.DialOutside(var member) -> "dial outside for " + member;
      case CallCommand.Explain(var leg, _, var phrase) -> "explain to " + leg + ": " + word(phrase);
      case CallCommand.StopRinging(var member) -> "stop ringing for " + member;
      case CallCommand.Bridge(_, var leg, var id) -> "bridge " + named(leg, id);
      case CallCommand.Say(_, var phrase) -> "say " + word(phrase);
      case CallCommand.Entertain(_, var position) -> "music, place " + position;
      case CallCommand.PlayMusic(_) -> "play music";
      case CallCommand.StopMusic(_) -> "stop music";
      case CallCommand.SeekPeople() -> "seek people";
      case CallCommand.SeekRound(var leg, var then) ->
          "seek round of " + then.size() + " from " + leg;
      case CallCommand.Read(_, var text) -> "read " + text;
      case CallCommand.SilenceAi() -> "silence AI";
      case CallCommand.ResumeAi(var phrase) -> "resume AI: " + word(phrase);
      case CallCommand.Transcribe(_) -> "transcribe";
      case CallCommand.StopTranscribing(_) -> "stop transcribing";
      case CallCommand.HangUp(var leg, var id) -> "hang up " + named(leg, id);
      case CallCommand.OpenRoom(var leg, var id) -> "open room with " + named(leg, id);
      case CallCommand.JoinRoom(_, var leg, var id, var apart) ->
          "join " + named(leg, id) + (apart ? " apart" : "");
      case CallCommand.LeaveRoom(_, _) -> "leave room";
      case CallCommand.Hold(_, _, var held) -> held ? "hold" : "unhold";
      case CallCommand.Mute(_, var leg, var id, var muted) ->
          (muted ? "mute " : "unmute ") + named(leg, id);
      case CallCommand.Wake(var deadline, var number) -> "wake " + word(deadline) + " " + number;
      case CallCommand.Greet(_, var greeting, var take) ->
          "greet " + (greeting == null ? "" : "\"" + greeting + "\" ") + take;
      case CallCommand.AnnounceRecording(_, _, var take) -> "announce recording " + take;
      case CallCommand.TellOfRecording(var leg, _) -> "tell " + leg + " of recording";
      case CallCommand.StartRecording(_, var kind, var take) -> "record " + word(kind) + " " + take;
      case CallCommand.StopRecording(_) -> "stop recording";
      case CallCommand.DoubtTelephone(var person) -> "doubt " + who(person).strip();
    };
  }

  private static String who(Person person) {
    if (person.equals(Rehearsal.OUTSIDE)) {
      return "outside ";
    }
    return person.user().equals(OWNER.user()) ? "owner " : "member ";
  }

  private static String named(int leg, @Nullable String id) {
    return Objects.equals(id, "leg-" + leg) ? String.valueOf(leg) : leg + " called " + id;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String spaced(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }
}
