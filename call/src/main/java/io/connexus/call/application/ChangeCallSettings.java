package io.connexus.call.application;

import io.connexus.platform.Actor;
import io.connexus.platform.WorkspaceId;
import io.connexus.platform.audit.AuditLog;
import java.time.Duration;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sets how a workspace records and speaks to its callers; a new retention holds for what is kept
 * already too.
 */
public final class ChangeCallSettings {
  private final CallSettingsStore store;
  private final Recordings recordings;
  private final AuditLog audit;
  private final TransactionTemplate transactions;

  public ChangeCallSettings(
      CallSettingsStore store,
      Recordings recordings,
      AuditLog audit,
      TransactionTemplate transactions) {
    this.store = store;
    this.recordings = recordings;
    this.audit = audit;
    this.transactions = transactions;
  }

  /** As they are. */
  public CallSettings of(WorkspaceId workspace) {
    return store.of(workspace);
  }

  /** Sets them all. */
  public void change(Actor actor, CallSettings settings) {
    transactions.executeWithoutResult(_ -> {
      store.save(actor.workspace(), settings);
      recordings.retain(
          actor.workspace(),
          settings.retentionDays() == null ? null : Duration.ofDays(settings.retentionDays()));
      audit.append(
          actor.workspace(),
          actor.user(),
          "call-settings.changed",
          actor.workspace(),
          Map.of(
              "recordingPolicy",
              CallJson.word(settings.recordingPolicy()),
              "automatic",
              String.valueOf(settings.automatic()),
              "language",
              settings.language().tag(),
              "countries",
              settings.countries() == null
                  ? "usual"
                  : String.join(" ", new TreeSet<>(settings.countries()))));
    });
  }
}
