package io.connexus.call.adapter.telnyx;

import io.connexus.call.application.Carrier;
import io.connexus.call.application.LegTag;
import io.connexus.call.application.RecordingTag;
import io.connexus.call.domain.RecordingKind;
import io.connexus.platform.E164;
import io.connexus.platform.Language;
import io.connexus.telnyx.ActiveCall;
import io.connexus.telnyx.Dial;
import io.connexus.telnyx.RecordingWish;
import io.connexus.telnyx.RejectCause;
import io.connexus.telnyx.TelnyxClient;
import io.connexus.telnyx.TelnyxException;
import io.connexus.telnyx.TranscriptionTracks;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@link Carrier} on Telnyx Call Control. */
public final class TelnyxCarrier implements Carrier {
  /**
   * How a language is spoken and understood.
   *
   * @param voice of Amazon Polly
   * @param code the language as Telnyx names it, for what it says and what it writes down
   */
  private record Speech(String voice, String code) {
    static Speech of(Language language) {
      return switch (language) {
        case EN -> new Speech("AWS.Polly.Joanna", "en-US");
        case ES -> new Speech("AWS.Polly.Mia", "es-MX");
      };
    }
  }

  /** Retell answers at once or not at all. */
  private static final Duration AI_RINGS_FOR = Duration.ofSeconds(8);

  /** A live conference has this name. */
  private static final String NAME_TAKEN = "90033";

  /** The leg is in this conference. */
  private static final String IN_IT_ALREADY = "90044";

  private static final String KEY = "1";

  /** After each of the two times that it is asked. */
  private static final Duration ACCEPTS_WITHIN = Duration.ofSeconds(5);

  private final TelnyxClient telnyx;
  private final String connectionId;
  private final URI music;
  private final URI ringback;

  /**
   * @param connectionId the Call Control application our legs belong to
   * @param music what waiting callers hear: a WAV file that the carrier can fetch
   * @param ringback another, of what members hear while it rings
   */
  public TelnyxCarrier(TelnyxClient telnyx, String connectionId, URI music, URI ringback) {
    this.telnyx = telnyx;
    this.connectionId = connectionId;
    this.music = music;
    this.ringback = ringback;
  }

  @Override
  public void answer(String carrierId, LegTag tag, UUID commandId) {
    ask(() -> telnyx.answer(carrierId, tag.encode(), commandId));
  }

  @Override
  public void reject(String carrierId, UUID commandId) {
    ask(() -> telnyx.reject(carrierId, RejectCause.CALL_REJECTED, commandId));
  }

  @Override
  public void hangUp(String carrierId, UUID commandId) {
    ask(() -> telnyx.hangup(carrierId, null, commandId));
  }

  @Override
  public String dialAi(LegTag tag, String address, E164 from, String callerId, UUID commandId) {
    return Asked.of(() ->
        telnyx
            .dial(
                Dial.builder(connectionId, from.value(), address, commandId)
                    .timeout(AI_RINGS_FOR)
                    .clientState(tag.encode())
                    .linkTo(callerId)
                    .bridgeOnAnswer()
                    .parkAfterUnbridge()
                    .build())
            .callControlId());
  }

  @Override
  public String dialHuman(
      LegTag tag,
      String to,
      E164 from,
      @Nullable String callerId,
      Duration ringFor,
      UUID commandId) {
    var dial =
        Dial.builder(connectionId, from.value(), to, commandId)
            .timeout(ringFor)
            .clientState(tag.encode())
            .linkTo(callerId);
    if (to.startsWith("sip:")) {
      dial.header("X-Connexus-Call", tag.call().toString());
    }
    return Asked.of(() -> telnyx.dial(dial.build()).callControlId());
  }

  @Override
  public String dialOutside(
      LegTag tag, E164 to, E164 from, String memberId, Duration ringFor, UUID commandId) {
    return Asked.of(() ->
        telnyx
            .dial(
                Dial.builder(connectionId, from.value(), to.value(), commandId)
                    .timeout(ringFor)
                    .clientState(tag.encode())
                    .linkTo(memberId)
                    .bridgeOnAnswer()
                    .parkAfterUnbridge()
                    .build())
            .callControlId());
  }

  @Override
  public void bridge(String callerId, String otherId, UUID commandId) {
    ask(() -> telnyx.bridge(callerId, otherId, true, commandId));
  }

  @Override
  public void say(String callerId, String text, Language language, UUID commandId) {
    var speech = Speech.of(language);
    ask(() -> telnyx.speak(callerId, text, speech.voice(), speech.code(), null, commandId));
  }

  @Override
  public void askForKey(String carrierId, String question, Language language, UUID commandId) {
    var speech = Speech.of(language);
    ask(() ->
        telnyx.gatherKey(
            carrierId, question, speech.voice(), speech.code(), KEY, ACCEPTS_WITHIN, commandId));
  }

  @Override
  public void play(String carrierId, Sound sound, UUID commandId) {
    var file =
        switch (sound) {
          case MUSIC -> music;
          case RINGBACK -> ringback;
        };
    ask(() -> telnyx.startPlayback(carrierId, file, commandId));
  }

  @Override
  public void stopPlaying(String carrierId, UUID commandId) {
    ask(() -> telnyx.stopPlayback(carrierId, commandId));
  }

  @Override
  public void transcribe(String callerId, Language language, UUID commandId) {
    ask(() ->
        telnyx.startTranscription(callerId, TranscriptionTracks.BOTH, language.tag(), commandId));
  }

  @Override
  public void stopTranscribing(String callerId, UUID commandId) {
    ask(() -> telnyx.stopTranscription(callerId, commandId));
  }

  @Override
  public void record(String callerId, RecordingTag tag, Language language, UUID commandId) {
    var wish = wish(tag.kind(), language);
    ask(() -> telnyx.startRecording(callerId, wish, tag.encode(), commandId));
  }

  private static RecordingWish wish(RecordingKind kind, Language language) {
    return switch (kind) {
      case VOICEMAIL ->
          new RecordingWish(
              false,
              true,
              Duration.ofMinutes(2),
              Duration.ofSeconds(6),
              true,
              Speech.of(language).code());
      case CONVERSATION ->
          new RecordingWish(true, false, Duration.ZERO, Duration.ZERO, false, null);
    };
  }

  @Override
  public void stopRecording(String callerId, UUID commandId) {
    ask(() -> telnyx.stopRecording(callerId, commandId));
  }

  @Override
  public String openRoom(String name, String carrierId, UUID commandId) {
    var rooms = telnyx.conferences();
    return Asked.of(() -> {
      try {
        return rooms.create(name, carrierId, commandId);
      } catch (TelnyxException e) {
        if (!e.code().equals(NAME_TAKEN)) {
          throw e;
        }
        var room = rooms.named(name).orElseThrow(() -> e);
        join(room, carrierId, false, false, commandId);
        return room;
      }
    });
  }

  @Override
  public void join(String room, String carrierId, boolean held, boolean muted, UUID commandId) {
    ask(() -> {
      try {
        telnyx.conferences().join(room, carrierId, held, muted, commandId);
      } catch (TelnyxException e) {
        if (!e.code().equals(IN_IT_ALREADY)) {
          throw e;
        }
      }
    });
  }

  @Override
  public void leave(String room, String carrierId, UUID commandId) {
    ask(() -> telnyx.conferences().leave(room, carrierId, commandId));
  }

  @Override
  public void hold(String room, String carrierId, boolean held) {
    ask(() -> telnyx.conferences().hold(room, carrierId, held));
  }

  @Override
  public void mute(String room, String carrierId, boolean muted) {
    ask(() -> telnyx.conferences().mute(room, carrierId, muted));
  }

  @Override
  public void press(String carrierId, String keys, UUID commandId) {
    ask(() -> telnyx.sendDtmf(carrierId, keys, commandId));
  }

  @Override
  public boolean isAlive(String carrierId) {
    try {
      return telnyx.call(carrierId).isAlive();
    } catch (TelnyxException e) {
      if (e.kind() == TelnyxException.Kind.ENDED || e.status() == 404) {
        return false; // forgotten ten minutes after its end
      }
      throw Asked.translated(e);
    }
  }

  @Override
  public List<LiveLeg> liveLegs() {
    return Asked.of(
        () -> telnyx.activeCalls(connectionId).stream().map(TelnyxCarrier::liveLeg).toList());
  }

  private static LiveLeg liveLeg(ActiveCall call) {
    var state = call.clientState();
    return new LiveLeg(
        call.callControlId(), state == null ? null : LegTag.parse(state).orElse(null));
  }

  @Override
  public Optional<String> find(LegTag tag) {
    return liveLegs().stream()
        .filter(leg -> tag.equals(leg.tag()))
        .map(LiveLeg::carrierId)
        .findFirst();
  }

  private static void ask(Runnable question) {
    Asked.of(() -> {
      question.run();
      return true;
    });
  }
}
