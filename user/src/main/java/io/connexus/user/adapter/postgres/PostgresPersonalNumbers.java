package io.connexus.user.adapter.postgres;

import io.connexus.platform.E164;
import io.connexus.platform.Ids;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import io.connexus.user.application.PersonalNumber;
import io.connexus.user.application.PersonalNumbers;
import io.connexus.user.domain.VerificationCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Members' own numbers in {@code users.personal_number}. */
public final class PostgresPersonalNumbers implements PersonalNumbers {
  private static final String NUMBER =
      """
      select p.id, p.number, p.label, p.verified_at is not null as verified,
        p.verified_at is not null and p.number = m.phone as is_primary
      from users.personal_number p join users.member m on m.id = p.member_id
      where p.member_id = :member
      """;

  private final JdbcClient jdbc;
  private final InstantSource clock;

  public PostgresPersonalNumbers(JdbcClient jdbc, InstantSource clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public List<PersonalNumber> of(UserId member) {
    return jdbc.sql(NUMBER + "order by p.created_at, p.id")
        .param("member", member.value())
        .query(PostgresPersonalNumbers::number)
        .list();
  }

  @Override
  public Optional<PersonalNumber> find(UserId member, UUID id) {
    return jdbc.sql(NUMBER + "and p.id = :id")
        .param("member", member.value())
        .param("id", id)
        .query(PostgresPersonalNumbers::number)
        .optional();
  }

  @Override
  public void lock(UserId member) {
    jdbc.sql("select id from users.member where id = :id for no key update")
        .param("id", member.value())
        .query(UUID.class)
        .optional();
  }

  @Override
  public PersonalNumber add(
      WorkspaceId workspace, UserId member, E164 number, @Nullable String label) {
    jdbc.sql(
            """
            insert into users.personal_number (id, workspace_id, member_id, number, label, created_at)
            values (:id, :workspace, :member, :number, :label, :now)
            on conflict (member_id, number) do nothing
            """)
        .param("id", Ids.next())
        .param("workspace", workspace.value())
        .param("member", member.value())
        .param("number", number.value())
        .param("label", label)
        .param("now", now())
        .update();
    return jdbc.sql(NUMBER + "and p.number = :number")
        .param("member", member.value())
        .param("number", number.value())
        .query(PostgresPersonalNumbers::number)
        .single();
  }

  @Override
  public void relabel(UUID id, @Nullable String label) {
    jdbc.sql("update users.personal_number set label = :label where id = :id")
        .param("label", label)
        .param("id", id)
        .update();
  }

  @Override
  public void makePrimary(UserId member, E164 number) {
    jdbc.sql("update users.member set phone = :number, phone_verified_at = :now where id = :id")
        .param("now", now())
        .param("number", number.value())
        .param("id", member.value())
        .update();
  }

  @Override
  public void remove(UUID id) {
    jdbc.sql("delete from users.personal_number where id = :id").param("id", id).update();
  }

  @Override
  public void markVerified(UUID id) {
    jdbc.sql("update users.personal_number set verified_at = :now where id = :id")
        .param("now", now())
        .param("id", id)
        .update();
    jdbc.sql("delete from users.number_code where number_id = :id").param("id", id).update();
  }

  @Override
  public void keepCode(UUID id, VerificationCode code) {
    jdbc.sql(
            """
            insert into users.number_code (number_id, salt, hash, tries_left, expires_at)
            values (:id, :salt, :hash, :tries, :expires)
            on conflict (number_id) do update set salt = excluded.salt, hash = excluded.hash,
              tries_left = excluded.tries_left, expires_at = excluded.expires_at
            """)
        .param("id", id)
        .param("salt", code.salt())
        .param("hash", code.hash())
        .param("tries", code.triesLeft())
        .param("expires", Timestamp.from(code.expiresAt()))
        .update();
  }

  @Override
  public Optional<VerificationCode> lockCode(UUID id) {
    return jdbc.sql(
            "select salt, hash, expires_at, tries_left from users.number_code where number_id = :id for update")
        .param("id", id)
        .query((row, _) ->
            new VerificationCode(
                row.getBytes("salt"),
                row.getBytes("hash"),
                row.getTimestamp("expires_at").toInstant(),
                row.getInt("tries_left")))
        .optional();
  }

  @Override
  public List<Instant> textsTo(E164 number, Instant since) {
    return texts("number = :it", number.value(), since);
  }

  @Override
  public List<Instant> textsBy(UserId member, Instant since) {
    return texts("member_id = :it", member.value(), since);
  }

  private List<Instant> texts(String whose, Object it, Instant since) {
    return jdbc.sql(
            "select sent_at from users.code_text where "
                + whose
                + " and sent_at > :since order by sent_at")
        .param("it", it)
        .param("since", Timestamp.from(since))
        .query((row, _) -> row.getTimestamp(1).toInstant())
        .list();
  }

  @Override
  public void noteText(UserId member, E164 number, Instant since) {
    jdbc.sql("delete from users.code_text where sent_at <= :since")
        .param("since", Timestamp.from(since))
        .update();
    jdbc.sql(
            "insert into users.code_text (member_id, number, sent_at) values (:member, :number, :now)")
        .param("member", member.value())
        .param("number", number.value())
        .param("now", now())
        .update();
  }

  @Override
  public void forgetText(UserId member, E164 number) {
    jdbc.sql(
            """
            delete from users.code_text where member_id = :member and number = :number and sent_at =
              (select max(sent_at) from users.code_text where member_id = :member and number = :number)
            """)
        .param("member", member.value())
        .param("number", number.value())
        .update();
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  private static PersonalNumber number(ResultSet row, int index) throws SQLException {
    return new PersonalNumber(
        row.getObject("id", UUID.class),
        new E164(row.getString("number")),
        row.getString("label"),
        row.getBoolean("verified"),
        row.getBoolean("is_primary"));
  }
}
