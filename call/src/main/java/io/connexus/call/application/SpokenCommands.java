package io.connexus.call.application;

import io.connexus.call.application.Carrier.CarrierException;
import io.connexus.call.application.Carrier.CarrierException.Kind;
import io.connexus.call.application.Carrier.Sound;
import io.connexus.call.domain.CallCommand.Phrase;
import io.connexus.call.domain.CallState;
import io.connexus.platform.CallId;
import io.connexus.platform.Ids;
import io.connexus.platform.Language;
import io.connexus.platform.Wording;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What callers hear from us: sentences in their language, and music while they wait; and members,
 * while whom they call is rung. Music and ringing have no end of their own, and nothing is to wait
 * behind them.
 */
final class SpokenCommands {
  private static final System.Logger LOG = System.getLogger(SpokenCommands.class.getName());
  private static final Wording PLACE_IN_LINE =
      new Wording("You are number %d in line.", "Usted es el número %d en la fila.");

  private static final Wording ACCEPT =
      new Wording(
          "A call for your business. To take it, press 1.",
          "Una llamada para su negocio. Para atenderla, pulse 1.");

  private final Calls calls;
  private final Carrier carrier;
  private final CallSettingsStore settings;

  SpokenCommands(Calls calls, Carrier carrier, CallSettingsStore settings) {
    this.calls = calls;
    this.carrier = carrier;
    this.settings = settings;
  }

  /** What the caller is spoken to in. */
  Language language(CallId id) {
    return settings(id).language();
  }

  private CallSettings settings(CallId id) {
    return calls.workspaceOf(id).map(settings::of).orElse(CallSettings.DEFAULT);
  }

  void say(CallId id, String callerId, String text, UUID commandId) {
    carrier.say(callerId, text, language(id), commandId);
  }

  /** Asks whoever picked up to press the key with which they take the caller, while that is so. */
  void askToAccept(CallId id, int leg, String carrierId, UUID commandId) {
    if (calls.find(id).filter(call -> call.asks(leg)).isPresent()) {
      var language = language(id);
      carrier.askForKey(carrierId, ACCEPT.in(language), language, commandId);
    }
  }

  /**
   * Greets for the voicemail.
   *
   * @param greeting null: the workspace's own
   */
  void greet(CallId id, String callerId, @Nullable String greeting, UUID commandId) {
    silence(callerId, commandId);
    say(id, callerId, greeting == null ? settings(id).greeting() : greeting, commandId);
  }

  /** Whether the caller is in the queue still. */
  boolean waits(CallId id) {
    return calls.find(id).filter(call -> call.state() instanceof CallState.Queued).isPresent();
  }

  /** Tells the caller their place in the line, 0 if it is not known yet; then music. */
  void entertain(CallId id, String callerId, int position, UUID commandId) {
    var language = language(id);
    silence(callerId, commandId);
    say(
        id,
        callerId,
        position == 0 ? Phrase.ALL_TALK.in(language) : PLACE_IN_LINE.in(language, position),
        commandId);
    play(id, callerId, commandId);
  }

  /** A carrier may refuse to end what does not play. */
  private void silence(String callerId, UUID commandId) {
    try {
      carrier.stopPlaying(callerId, Ids.named(commandId + "/stop"));
    } catch (CarrierException e) {
      if (e.kind() != Kind.REFUSED) {
        throw e;
      }
    }
  }

  /** Plays if that is wanted still, and not a moment longer than it is wanted. */
  void play(CallId id, String callerId, UUID commandId) {
    if (hearsMusic(id)) {
      carrier.play(callerId, Sound.MUSIC, Ids.named(commandId + "/music"));
      if (!hearsMusic(id)) { // they were picked up meanwhile
        carrier.stopPlaying(callerId, Ids.named(commandId + "/late"));
      }
    }
  }

  /**
   * Ends the music, unless it has begun anew, or a greeting has ended it already: a stop that comes
   * late would cut that.
   */
  void stopMusic(CallId id, String callerId, UUID commandId) {
    if (!hearsMusic(id) && !hearsGreeting(id)) {
      carrier.stopPlaying(callerId, commandId);
    }
  }

  /**
   * Lets a member hear it ring, unless whom they call has answered already. It is a courtesy: who
   * cannot be let hear it is called all the same.
   */
  void ring(CallId id, String memberId, UUID commandId) {
    try {
      if (hearsRinging(id)) {
        carrier.play(memberId, Sound.RINGBACK, Ids.named(commandId + "/ringback"));
        if (!hearsRinging(id)) { // this came late, and the other was dialled before
          carrier.stopPlaying(memberId, Ids.named(commandId + "/late"));
        }
      }
    } catch (CarrierException e) {
      LOG.log(System.Logger.Level.DEBUG, "a member does not hear it ring: {0}", e.kind());
    }
  }

  /** Ends the ringing that a member hears; nothing else is played to them that this could cut. */
  void stopRinging(String memberId, UUID commandId) {
    carrier.stopPlaying(memberId, commandId);
  }

  /** Says to a member why nobody answers, instead of the ringing. */
  void explain(CallId id, String memberId, Phrase phrase, UUID commandId) {
    silence(memberId, commandId);
    say(id, memberId, phrase.in(language(id)), commandId);
  }

  private boolean hearsRinging(CallId id) {
    return calls
        .find(id)
        .filter(call -> call.state() instanceof CallState.CallingOutside)
        .isPresent();
  }

  private boolean hearsGreeting(CallId id) {
    return calls.find(id).filter(call -> call.state() instanceof CallState.Voicemail).isPresent();
  }

  private boolean hearsMusic(CallId id) {
    return calls
        .find(id)
        .filter(call -> call.state() instanceof CallState.Live live && live.line().music())
        .isPresent();
  }
}
