package io.connexus.call.adapter.postgres;

import io.connexus.call.application.CallSettings;
import io.connexus.call.application.CallSettingsStore;
import io.connexus.call.domain.RecordingPolicy;
import io.connexus.platform.Language;
import io.connexus.platform.WorkspaceId;
import java.sql.Array;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@link CallSettingsStore} in the schema {@code call}. */
public final class PostgresCallSettings implements CallSettingsStore {
  private final JdbcClient jdbc;

  public PostgresCallSettings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public CallSettings of(WorkspaceId workspace) {
    return jdbc.sql(
            """
            select recording_policy, automatic, announcement, retention_days, voicemail_greeting, language,
              countries
            from call.settings where workspace_id = :workspace
            """)
        .param("workspace", workspace.value())
        .query((row, _) ->
            new CallSettings(
                RecordingPolicy.valueOf(
                    row.getString(1).toUpperCase(Locale.ROOT).replace('-', '_')),
                row.getBoolean(2),
                row.getString(3),
                row.getObject(4, Integer.class),
                row.getString(5),
                Language.of(row.getString(6)),
                countries(row.getArray(7))))
        .optional()
        .orElse(CallSettings.DEFAULT);
  }

  @Override
  public void save(WorkspaceId workspace, CallSettings settings) {
    jdbc.sql(
            """
            insert into call.settings
              (workspace_id, recording_policy, automatic, announcement, retention_days, voicemail_greeting,
               language, countries)
            values (:workspace, :policy, :automatic, :announcement, :days, :greeting, :language, :countries)
            on conflict (workspace_id) do update set recording_policy = excluded.recording_policy,
              automatic = excluded.automatic, announcement = excluded.announcement,
              retention_days = excluded.retention_days, voicemail_greeting = excluded.voicemail_greeting,
              language = excluded.language, countries = excluded.countries
            """)
        .param("workspace", workspace.value())
        .param("policy", PostgresCalls.word(settings.recordingPolicy()))
        .param("automatic", settings.automatic())
        .param("announcement", settings.announcement())
        .param("days", settings.retentionDays())
        .param("greeting", settings.voicemailGreeting())
        .param("language", settings.language().tag())
        .param(
            "countries",
            settings.countries() == null ? null : settings.countries().toArray(String[]::new),
            Types.ARRAY)
        .update();
  }

  private static @Nullable Set<String> countries(@Nullable Array column) throws SQLException {
    return column == null ? null : Set.of((String[]) column.getArray());
  }
}
