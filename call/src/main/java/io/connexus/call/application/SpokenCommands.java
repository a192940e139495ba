package io.connexus.call.application;

import io.connexus.call.application.Carrier.CarrierException;
import io.connexus.call.application.Carrier.CarrierException.Kind;
import io.connexus.call.domain.CallCommand.Phrase;
import io.connexus.call.domain.CallState;
import io.connexus.platform.CallId;
import io.connexus.platform.Ids;
import io.connexus.platform.Language;
import io.connexus.platform.Wording;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What callers hear from us: sentences in their language, and music while they wait. The music has
 * no end of its own, and nothing is to wait behind it.
 */
final class SpokenCommands {
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

  /** Asks whoever picked up to press the key with which they take the caller. */
  void askToAccept(CallId id, String carrierId, UUID commandId) {
    var language = language(id);
    carrier.askForKey(carrierId, ACCEPT.in(language), language, commandId);
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
      carrier.stopMusic(callerId, Ids.named(commandId + "/stop"));
    } catch (CarrierException e) {
      if (e.kind() != Kind.REFUSED) {
        throw e;
      }
    }
  }

  /** Plays if that is wanted still, and not a moment longer than it is wanted. */
  void play(CallId id, String callerId, UUID commandId) {
    if (hearsMusic(id)) {
      carrier.playMusic(callerId, Ids.named(commandId + "/music"));
      if (!hearsMusic(id)) { // they were picked up meanwhile
        carrier.stopMusic(callerId, Ids.named(commandId + "/late"));
      }
    }
  }

  /**
   * Ends the music, unless it has begun anew, or a greeting has ended it already: a stop that comes
   * late would cut that.
   */
  void stopMusic(CallId id, String callerId, UUID commandId) {
    if (!hearsMusic(id) && !hearsGreeting(id)) {
      carrier.stopMusic(callerId, commandId);
    }
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
