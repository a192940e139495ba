package io.connexus.call.application;

import io.connexus.platform.Actor;
import io.connexus.platform.CallId;
import io.connexus.platform.WorkspaceId;
import io.connexus.platform.audit.AuditLog;
import io.connexus.platform.objects.ObjectStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;

/** What members do with recordings. */
public final class ListenToRecordings {
  /** For so long what is fetched belongs to one playing. */
  private static final Duration ONE_PLAYING = Duration.ofMinutes(10);

  private final Recordings recordings;
  private final ObjectStore objects;
  private final CallNews news;
  private final AuditLog audit;
  private final TransactionTemplate transactions;
  private final InstantSource clock;

  public ListenToRecordings(
      Recordings recordings,
      ObjectStore objects,
      CallNews news,
      AuditLog audit,
      TransactionTemplate transactions,
      InstantSource clock) {
    this.recordings = recordings;
    this.objects = objects;
    this.news = news;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** What was recorded of the call, oldest first. */
  public List<Recording> of(WorkspaceId workspace, CallId call) {
    return recordings.of(workspace, call);
  }

  /** One recording of the workspace's call. */
  public Optional<Recording> find(WorkspaceId workspace, CallId call, UUID id) {
    return recordings
        .find(workspace, call, id)
        .filter(recording -> recording.state() != Recording.State.EMPTY);
  }

  /** Up to so many bytes of a kept one; empty if they are gone. */
  public Optional<byte[]> sound(Recording recording, long from, int most) {
    return objects.get(recording.key(), from, most).map(ObjectStore.Part::bytes);
  }

  /** The member plays or fetches it, in however many portions. */
  public void played(Actor actor, Recording recording) {
    audit.appendOnce(
        actor,
        "recording.played",
        recording.call(),
        Map.of("recording", recording.id().toString()),
        clock.instant().minus(ONE_PLAYING));
  }

  /** It has been listened to; the mark is for all. */
  public void heard(Actor actor, Recording recording) {
    transactions.executeWithoutResult(_ -> {
      if (recordings.heard(recording.id(), actor.user(), clock.instant())) {
        news.tell(recording.workspace(), recording.call());
      }
    });
  }

  /**
   * Deletes the sound, then says so in the audit; false if there is none to delete. If the store
   * fails nothing has happened, and it can be asked again.
   */
  public boolean delete(Actor actor, Recording recording) {
    objects.delete(recording.key());
    return Boolean.TRUE.equals(
        transactions.execute(_ -> {
          if (!recordings.delete(recording.id(), clock.instant())) {
            return false;
          }
          audit.append(
              actor.workspace(),
              actor.user(),
              "recording.removed",
              recording.call(),
              Map.of("recording", recording.id().toString()));
          news.tell(recording.workspace(), recording.call());
          return true;
        }));
  }
}
