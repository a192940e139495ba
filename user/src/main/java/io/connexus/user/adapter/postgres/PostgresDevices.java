package io.connexus.user.adapter.postgres;

import io.connexus.platform.UserId;
import io.connexus.user.application.Device;
import io.connexus.user.application.Device.Subscription;
import io.connexus.user.application.DeviceStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Devices in {@code users.device}, when they were tried in {@code users.device_test}. */
public final class PostgresDevices implements DeviceStore {
  private final JdbcClient jdbc;

  public PostgresDevices(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void lock(UserId member) {
    jdbc.sql("select id from users.member where id = :id for no key update")
        .param("id", member.value())
        .query(UUID.class)
        .single();
  }

  @Override
  public List<Device> of(UserId member) {
    return jdbc.sql("select * from users.device where member_id = :member order by id desc")
        .param("member", member.value())
        .query(PostgresDevices::device)
        .list();
  }

  /** The sign-ins of these members that have a device. */
  public Map<UserId, Set<UUID>> signInsOf(Collection<UserId> members) {
    var found = new HashMap<UserId, Set<UUID>>();
    jdbc.sql("select member_id, session_id from users.device where member_id = any(:members)")
        .param("members", members.stream().map(UserId::value).toArray(UUID[]::new))
        .query(row -> {
          found
              .computeIfAbsent(
                  new UserId(row.getObject("member_id", UUID.class)), _ -> new HashSet<>())
              .add(row.getObject("session_id", UUID.class));
        });
    return found;
  }

  @Override
  public Optional<Device> find(UUID id) {
    return jdbc.sql("select * from users.device where id = :id")
        .param("id", id)
        .query(PostgresDevices::device)
        .optional();
  }

  @Override
  public Device put(Device device) {
    return jdbc.sql(
            """
            insert into users.device (id, member_id, session_id, name, endpoint, p256dh, auth, created_at)
            values (:id, :member, :session, :name, :endpoint, :p256dh, :auth, :now)
            on conflict (endpoint) do update set
              id = case when device.member_id = excluded.member_id then device.id else excluded.id end,
              member_id = excluded.member_id, session_id = excluded.session_id, name = excluded.name,
              p256dh = excluded.p256dh, auth = excluded.auth
            returning *
            """)
        .param("id", device.id())
        .param("member", device.member().value())
        .param("session", device.session())
        .param("name", device.name())
        .param("endpoint", device.subscription().endpoint())
        .param("p256dh", device.subscription().p256dh())
        .param("auth", device.subscription().auth())
        .param("now", Timestamp.from(device.createdAt()))
        .query(PostgresDevices::device)
        .single();
  }

  @Override
  public void keepOnly(UserId member, Set<UUID> sessions) {
    jdbc.sql("delete from users.device where member_id = :member and session_id <> all(:sessions)")
        .param("member", member.value())
        .param("sessions", new SqlParameterValue(Types.ARRAY, sessions.toArray(UUID[]::new)))
        .update();
  }

  @Override
  public void notified(UUID id, Instant at) {
    jdbc.sql("update users.device set last_notified_at = :at where id = :id")
        .param("at", Timestamp.from(at))
        .param("id", id)
        .update();
  }

  @Override
  public List<Instant> tests(UserId member, Instant then) {
    return jdbc.sql(
            """
            select sent_at from users.device_test
            where member_id = :member and sent_at > :then order by sent_at
            """)
        .param("member", member.value())
        .param("then", Timestamp.from(then))
        .query((row, _) -> row.getTimestamp(1).toInstant())
        .list();
  }

  @Override
  public void noteTest(UserId member, Instant now, Instant forgotten) {
    jdbc.sql("delete from users.device_test where sent_at <= :forgotten")
        .param("forgotten", Timestamp.from(forgotten))
        .update();
    jdbc.sql("insert into users.device_test (member_id, sent_at) values (:member, :now)")
        .param("member", member.value())
        .param("now", Timestamp.from(now))
        .update();
  }

  @Override
  public boolean remove(UserId member, UUID id) {
    return jdbc.sql("delete from users.device where id = :id and member_id = :member")
            .param("id", id)
            .param("member", member.value())
            .update()
        == 1;
  }

  private static Device device(ResultSet row, int number) throws SQLException {
    var notified = row.getTimestamp("last_notified_at");
    return new Device(
        row.getObject("id", UUID.class),
        new UserId(row.getObject("member_id", UUID.class)),
        row.getObject("session_id", UUID.class),
        row.getString("name"),
        new Subscription(row.getString("endpoint"), row.getString("p256dh"), row.getString("auth")),
        row.getTimestamp("created_at").toInstant(),
        notified == null ? null : notified.toInstant());
  }
}
