package io.connexus.call.adapter.webhook;

import io.connexus.call.application.CarrierEvent;
import io.connexus.call.application.LegTag;
import io.connexus.call.application.RecordingTag;
import io.connexus.call.domain.CallEvent.Cause;
import io.connexus.platform.E164;
import io.connexus.telnyx.TelnyxEvent;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Telnyx's words for what happens to a leg, in ours. */
final class TelnyxVoiceEvents {
  private TelnyxVoiceEvents() {}

  /** What Telnyx said; empty if it does not concern a call of ours. */
  static Optional<CarrierEvent> translate(TelnyxEvent event) {
    var leg = event.callControlId();
    if (leg == null) {
      return Optional.empty();
    }
    var tag = tag(event);
    var at = event.occurredAt();
    return switch (event.type()) {
      case "call.initiated" -> initiated(event, leg, tag);
      case "call.answered" -> Optional.of(new CarrierEvent.Answered(leg, tag, at));
      case "call.bridged" -> Optional.of(new CarrierEvent.Bridged(leg, tag, at));
      case "call.hangup" ->
          Optional.of(
              new CarrierEvent.Ended(
                  leg, tag, at, cause(event.payload().path("hangup_cause").asString(""))));
      case "call.gather.ended" -> gathered(event, leg, tag);
      case "call.speak.ended" -> Optional.of(new CarrierEvent.Said(leg, tag, at));
      case "conference.participant.joined" ->
          Optional.of(
              new CarrierEvent.Joined(
                  leg, tag, at, event.payload().path("conference_id").asString("")));
      case "conference.ended" -> roomEnded(event, leg, tag);
      case "call.transcription" -> heard(event, leg, tag);
      case "call.recording.saved" -> recorded(event, leg, tag);
      case "call.recording.error" ->
          Optional.of(new CarrierEvent.RecordingFailed(leg, tag, at, recording(event)));
      case "call.recording.transcription.saved" -> transcribed(event, leg, tag);
      default -> Optional.empty();
    };
  }

  /** One that is over because all have left it is no news. */
  private static Optional<CarrierEvent> roomEnded(
      TelnyxEvent event, String leg, @Nullable LegTag tag) {
    var room = event.payload().path("conference_id").asString("");
    return event.payload().path("reason").asString("").equals("time_exceeded")
        ? Optional.of(new CarrierEvent.RoomExpired(leg, tag, event.occurredAt(), room))
        : Optional.empty();
  }

  /** One that ends with the leg is no news. Telnyx's {@code status}: OpenAPI, call.gather.ended. */
  private static Optional<CarrierEvent> gathered(
      TelnyxEvent event, String leg, @Nullable LegTag tag) {
    return switch (event.payload().path("status").asString("")) {
      case "valid" -> Optional.of(new CarrierEvent.Accepted(leg, tag, event.occurredAt()));
      case "invalid", "timeout" ->
          Optional.of(new CarrierEvent.NotAccepted(leg, tag, event.occurredAt()));
      default -> Optional.empty();
    };
  }

  private static Optional<CarrierEvent> initiated(
      TelnyxEvent event, String leg, @Nullable LegTag tag) {
    if (!event.payload().path("direction").asString("").equals("incoming")) {
      return Optional.of(new CarrierEvent.Dialled(leg, tag, event.occurredAt()));
    }
    // a caller who withholds their number comes as "anonymous" and is a caller all the same
    var from = E164.parse(event.payload().path("from").asString("")).orElse(E164.WITHHELD);
    return E164.parse(event.payload().path("to").asString(""))
        .map(to -> new CarrierEvent.Arrived(leg, event.occurredAt(), from, to));
  }

  private static Optional<CarrierEvent> heard(TelnyxEvent event, String leg, @Nullable LegTag tag) {
    var data = event.payload().path("transcription_data");
    var text = data.path("transcript").asString("").strip();
    if (!data.path("is_final").asBoolean(false) || text.isEmpty()) {
      return Optional.empty();
    }
    boolean byCaller = data.path("transcription_track").asString("inbound").equals("inbound");
    return Optional.of(
        new CarrierEvent.Heard(leg, tag, event.occurredAt(), event.id(), text, byCaller));
  }

  private static Optional<CarrierEvent> recorded(
      TelnyxEvent event, String leg, @Nullable LegTag tag) {
    var payload = event.payload();
    var id = payload.path("recording_id").asString("");
    var links = payload.path("recording_urls");
    var format = links.path("mp3").isString() ? "mp3" : "wav";
    var started = instant(payload.path("recording_started_at").asString(""));
    var ended = instant(payload.path("recording_ended_at").asString(""));
    if (id.isEmpty() || started.isEmpty() || ended.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new CarrierEvent.Recorded(
            leg,
            tag,
            event.occurredAt(),
            recording(event),
            id,
            format,
            started.get(),
            ended.get(),
            link(links.path(format).asString(""))));
  }

  private static Optional<CarrierEvent> transcribed(
      TelnyxEvent event, String leg, @Nullable LegTag tag) {
    var id = event.payload().path("recording_id").asString("");
    var text = event.payload().path("transcription_text").asString("");
    return id.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new CarrierEvent.RecordingTranscribed(leg, tag, event.occurredAt(), id, text));
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** Null if there is none that can be read: then we ask for one. */
  private static @Nullable URI link(String text) {
    try {
      return text.isEmpty() ? null : new URI(text);
    } catch (URISyntaxException e) {
      return null;
    }
  }

  private static @Nullable RecordingTag recording(TelnyxEvent event) {
    var state = event.clientState();
    return state == null ? null : RecordingTag.parse(state).orElse(null);
  }

  private static @Nullable LegTag tag(TelnyxEvent event) {
    var state = event.clientState();
    return state == null ? null : LegTag.parse(state).orElse(null);
  }

  /** Telnyx's {@code hangup_cause} (OpenAPI, call.hangup). */
  private static Cause cause(String telnyx) {
    return switch (telnyx) {
      case "normal_clearing", "originator_cancel", "time_limit" -> Cause.HUNG_UP;
      case "user_busy" -> Cause.BUSY;
      case "timeout", "no_answer" -> Cause.NO_ANSWER;
      case "call_rejected" -> Cause.DECLINED;
      case "not_found" -> Cause.NOT_FOUND;
      default -> Cause.FAILED;
    };
  }
}
