package io.connexus.call.adapter.http;

import io.connexus.call.application.CallView;
import io.connexus.call.application.ListenToRecordings;
import io.connexus.call.application.RecordConversation;
import io.connexus.call.application.Recording;
import io.connexus.call.domain.RecordingGate.Verdict;
import io.connexus.platform.Actor;
import io.connexus.platform.CallId;
import io.connexus.platform.IdempotencyKey;
import io.connexus.platform.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Recording a call, and listening to what was recorded. */
@RestController
@RequestMapping("/v1/calls")
public class RecordingController {
  private static final int PORTION = 256 * 1024;

  private final Shown shown;
  private final RecordConversation record;
  private final ListenToRecordings recordings;

  public RecordingController(
      Shown shown, RecordConversation record, ListenToRecordings recordings) {
    this.shown = shown;
    this.record = record;
    this.recordings = recordings;
  }

  /** Begins to record the conversation. */
  @PostMapping("/{id}/recording/start")
  @ResponseStatus(HttpStatus.ACCEPTED)
  CallView start(
      Actor actor,
      @PathVariable UUID id,
      @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable IdempotencyKey key) {
    return shown.once(actor, id, key, "record", call -> begun(actor, call.id()));
  }

  private Verdict begun(Actor actor, CallId call) {
    var verdict = record.start(actor.workspace(), call, actor.user());
    return switch (verdict) {
      case ALLOWED, ANNOUNCE_FIRST, ALREADY -> verdict;
      case REFUSED_BY_POLICY -> throw Problem.RECORDING_OFF.exception();
      case NOBODY_TALKS ->
          throw Problem.CALL_STATE.exception(
              "Only a conversation with a person can be recorded",
              "Solo se puede grabar una conversación con una persona");
      case HANDING_BACK ->
          throw Problem.CALL_STATE.exception(
              "The caller is being given back to the AI", "La llamada se está devolviendo a la IA");
      case NOT_IN_IT ->
          throw Problem.CALL_STATE.exception(
              "Where the caller is not told, only who talks with them can record",
              "Donde no se avisa a quien llama, solo quien habla con esa persona puede grabar");
      case OVER -> throw Problem.CALL_STATE.exception("The call is over", "La llamada ya terminó");
    };
  }

  /** Ends it. */
  @PostMapping("/{id}/recording/stop")
  @ResponseStatus(HttpStatus.ACCEPTED)
  CallView stop(
      Actor actor,
      @PathVariable UUID id,
      @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable IdempotencyKey key) {
    return shown.once(
        actor, id, key, "record no more", call -> record.stop(call.id(), actor.user()));
  }

  /** What was recorded of the call. */
  @GetMapping("/{id}/recordings")
  Items list(Actor actor, @PathVariable UUID id) {
    var call = shown.call(actor, id).id();
    return new Items(
        recordings.of(actor.workspace(), call).stream().map(RecordingController::json).toList());
  }

  /** A member has listened to it. */
  @PutMapping("/{id}/recordings/{recordingId}/heard")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void heard(Actor actor, @PathVariable UUID id, @PathVariable UUID recordingId) {
    recordings.heard(actor, found(actor, id, recordingId));
  }

  /** Deletes the sound. */
  @DeleteMapping("/{id}/recordings/{recordingId}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(Actor actor, @PathVariable UUID id, @PathVariable UUID recordingId) {
    if (!recordings.delete(actor, found(actor, id, recordingId))) {
      throw Problem.RECORDING_NOT_FOUND.exception();
    }
  }

  /** The sound, or the part of it that is asked for (RFC 9110 section 14), portion by portion. */
  @GetMapping("/{id}/recordings/{recordingId}/audio")
  void audio(
      Actor actor,
      @PathVariable UUID id,
      @PathVariable UUID recordingId,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    var recording = found(actor, id, recordingId);
    if (recording.state() != Recording.State.KEPT) {
      throw Problem.RECORDING_NOT_FOUND.exception();
    }
    var tag = "\"" + recording.sha256() + "\"";
    response.setHeader(HttpHeaders.ETAG, tag);
    response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    var known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
    if (known != null && (known.strip().equals("*") || known.contains(tag))) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    Range range;
    try {
      range =
          Range.of(
              request.getHeader(HttpHeaders.RANGE),
              request.getHeader(HttpHeaders.IF_RANGE),
              tag,
              recording.bytes());
    } catch (Range.NotSatisfiable e) {
      response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + recording.bytes());
      response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
      return;
    }
    boolean headOnly = request.getMethod().equals("HEAD");
    if (!headOnly) {
      recordings.played(actor, recording);
    }
    send(recording, range, headOnly, response);
  }

  private void send(
      Recording recording, Range range, boolean headOnly, HttpServletResponse response)
      throws IOException {
    byte[] portion = portion(recording, range.first(), range.last());
    response.setContentType(recording.mediaType());
    response.setContentLengthLong(range.length());
    if (range.partial()) {
      response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
      response.setHeader(
          HttpHeaders.CONTENT_RANGE,
          "bytes %d-%d/%d".formatted(range.first(), range.last(), recording.bytes()));
    }
    if (headOnly) {
      return;
    }
    var out = response.getOutputStream();
    long next = range.first();
    while (true) {
      out.write(portion);
      next += portion.length;
      if (next > range.last()) {
        return;
      }
      portion = portion(recording, next, range.last());
    }
  }

  private byte[] portion(Recording recording, long from, long last) {
    int most = (int) Math.min(PORTION, last - from + 1);
    byte[] bytes =
        recordings.sound(recording, from, most).orElseThrow(Problem.RECORDING_NOT_FOUND::exception);
    if (bytes.length == 0) {
      throw Problem.RECORDING_NOT_FOUND.exception();
    }
    return bytes;
  }

  private Recording found(Actor actor, UUID id, UUID recordingId) {
    return recordings
        .find(actor.workspace(), new CallId(id), recordingId)
        .orElseThrow(Problem.RECORDING_NOT_FOUND::exception);
  }

  private static Item json(Recording recording) {
    return new Item(
        recording.id(),
        recording.kind().name().toLowerCase(Locale.ROOT),
        recording.state().name().toLowerCase(Locale.ROOT),
        recording.mediaType(),
        recording.startedAt(),
        recording.duration().toMillis(),
        recording.bytes(),
        recording.transcript(),
        recording.heardAt(),
        recording.expiresAt());
  }

  record Items(List<Item> items) {}

  /** {@code Recording} of the contract. */
  record Item(
      UUID id,
      String kind,
      String state,
      String mediaType,
      Instant startedAt,
      long durationMs,
      long bytes,
      @Nullable String transcript,
      @Nullable Instant heardAt,
      @Nullable Instant expiresAt) {}
}
