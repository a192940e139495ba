package io.connexus.call.application;

import io.connexus.call.domain.RecordingKind;
import io.connexus.platform.CallId;
import io.connexus.platform.Ids;
import io.connexus.platform.WorkspaceId;
import java.time.Duration;
import java.time.InstantSource;

/** Takes note of what the carrier has recorded; {@link CopyRecordings} then fetches it. */
public final class KeepRecordings {
  /** From the beep to the end; less than this is nobody's message. */
  static final Duration SHORTEST_MESSAGE = Duration.ofSeconds(2);

  /** What must be left once the carrier has taken the silence away from both ends. */
  static final Duration SHORTEST_SPEECH = Duration.ofMillis(500);

  private final Recordings recordings;
  private final CallNews news;
  private final InstantSource clock;

  public KeepRecordings(Recordings recordings, CallNews news, InstantSource clock) {
    this.recordings = recordings;
    this.news = news;
    this.clock = clock;
  }

  /** Joins the current transaction; what is known already, however often it is told, stays. */
  void saved(
      WorkspaceId workspace, CallId call, RecordingKind kind, CarrierEvent.Recorded recorded) {
    var duration = Duration.between(recorded.startedAt(), recorded.endedAt());
    var state =
        isEmpty(kind, duration, SHORTEST_MESSAGE) ? Recording.State.EMPTY : Recording.State.COPYING;
    recordings.add(
        new Recording(
            Ids.next(),
            workspace,
            call,
            kind,
            recorded.recordingId(),
            recorded.format(),
            recorded.startedAt(),
            duration.isNegative() ? Duration.ZERO : duration,
            state,
            0,
            null,
            null,
            null,
            null),
        recorded.link(),
        clock.instant());
  }

  /** Joins the current transaction; who looks at the recording sees it beside. */
  void transcribed(WorkspaceId workspace, CallId call, String carrierId, String text) {
    recordings.transcribed(call, carrierId, text);
    news.tell(workspace, call);
  }

  static boolean isEmpty(RecordingKind kind, Duration duration, Duration shortest) {
    return kind == RecordingKind.VOICEMAIL && duration.compareTo(shortest) < 0;
  }
}
