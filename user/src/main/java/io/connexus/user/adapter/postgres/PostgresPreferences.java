package io.connexus.user.adapter.postgres;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.connexus.platform.Language;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import io.connexus.user.Languages;
import io.connexus.user.application.PreferencesStore;
import io.connexus.user.domain.DoNotDisturb;
import io.connexus.user.domain.Preferences;
import io.connexus.user.domain.Preferences.Notifications;
import io.connexus.user.domain.Preferences.RingDevice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Preferences in the schema {@code users}. */
public final class PostgresPreferences implements PreferencesStore, Languages {
  private final JdbcClient jdbc;

  public PostgresPreferences(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Preferences of(UserId user) {
    return jdbc.sql("select * from users.preferences where user_id = :user")
        .param("user", user.value())
        .query(PostgresPreferences::preferences)
        .optional()
        .orElse(Preferences.STANDARD);
  }

  @Override
  public Map<UserId, Preferences> all(WorkspaceId workspace) {
    var all = new HashMap<UserId, Preferences>();
    jdbc.sql(
            """
            select p.* from users.preferences p join users.member m on m.id = p.user_id
            where m.workspace_id = :workspace
            """)
        .param("workspace", workspace.value())
        .query(row -> {
          all.put(new UserId(row.getObject("user_id", UUID.class)), preferences(row, 0));
        });
    return all;
  }

  /** Those of these members who have said what they want. */
  public Map<UserId, Preferences> of(Collection<UserId> users) {
    var found = new HashMap<UserId, Preferences>();
    jdbc.sql("select * from users.preferences where user_id = any(:users)")
        .param("users", users.stream().map(UserId::value).toArray(UUID[]::new))
        .query(row -> {
          found.put(new UserId(row.getObject("user_id", UUID.class)), preferences(row, 0));
        });
    return found;
  }

  @Override
  public void put(UserId user, Preferences preferences) {
    var quiet = preferences.doNotDisturb();
    jdbc.sql(
            """
            insert into users.preferences
              (user_id, language, time_zone, incoming_calls, missed_calls, texts, ring_devices,
               accept_by_key, quiet, quiet_from, quiet_until, quiet_days)
            values (:user, :language, :zone, :incoming, :missed, :texts, :devices,
              :key, :quiet, :from, :until, :days)
            on conflict (user_id) do update set
              language = excluded.language, time_zone = excluded.time_zone,
              incoming_calls = excluded.incoming_calls, missed_calls = excluded.missed_calls,
              texts = excluded.texts, ring_devices = excluded.ring_devices,
              accept_by_key = excluded.accept_by_key,
              quiet = excluded.quiet, quiet_from = excluded.quiet_from,
              quiet_until = excluded.quiet_until, quiet_days = excluded.quiet_days
            """)
        .param("user", user.value())
        .param("language", preferences.language().tag())
        .param("zone", preferences.timeZone().getId())
        .param("incoming", preferences.notifications().incomingCalls())
        .param("missed", preferences.notifications().missedCalls())
        .param("texts", preferences.notifications().texts())
        .param("devices", names(preferences.ringDevices()))
        .param("key", preferences.acceptByKey())
        .param("quiet", quiet.enabled())
        .param("from", quiet.from())
        .param("until", quiet.until())
        .param("days", names(quiet.days()))
        .update();
  }

  @Override
  public Language languageOf(UserId user) {
    return of(user).language();
  }

  @Override
  public void welcome(UserId newcomer, Language language) {
    if (language != Preferences.STANDARD.language()) {
      put(newcomer, Preferences.STANDARD.in(language));
    }
  }

  private static SqlParameterValue names(Collection<? extends Enum<?>> values) {
    return new SqlParameterValue(
        Types.ARRAY, values.stream().map(Enum::name).sorted().toArray(String[]::new));
  }

  private static Preferences preferences(ResultSet row, int number) throws SQLException {
    return new Preferences(
        Language.of(row.getString("language")),
        ZoneId.of(row.getString("time_zone")),
        new Notifications(
            row.getBoolean("incoming_calls"),
            row.getBoolean("missed_calls"),
            row.getBoolean("texts")),
        values(row, "ring_devices", RingDevice::valueOf),
        row.getBoolean("accept_by_key"),
        new DoNotDisturb(
            row.getBoolean("quiet"),
            row.getObject("quiet_from", LocalTime.class),
            row.getObject("quiet_until", LocalTime.class),
            values(row, "quiet_days", DayOfWeek::valueOf)));
  }

  private static <T> Set<T> values(ResultSet row, String column, Function<String, T> of)
      throws SQLException {
    var names = (String[]) row.getArray(column).getArray();
    return Arrays.stream(names).map(of).collect(toUnmodifiableSet());
  }
}
