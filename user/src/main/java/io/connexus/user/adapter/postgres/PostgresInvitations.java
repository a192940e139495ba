package io.connexus.user.adapter.postgres;

import io.connexus.platform.E164;
import io.connexus.platform.Role;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import io.connexus.user.Member;
import io.connexus.user.application.Invitation;
import io.connexus.user.application.InvitationStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Invitations in the schema {@code users}. */
public final class PostgresInvitations implements InvitationStore {
  private static final String OPEN =
      """
      select id, workspace_id, email, role, invited_by, sent_at, expires_at from users.invitation
      where expires_at > :now
        and (invited_by_id is null
          or invited_by_id in (select m.id from users.member m where m.role in ('owner', 'admin')))
      """;

  private final JdbcClient jdbc;
  private final InstantSource clock;

  public PostgresInvitations(JdbcClient jdbc, InstantSource clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public List<Invitation> open(WorkspaceId workspace, Instant now) {
    return jdbc.sql(OPEN + " and workspace_id = :workspace order by sent_at, id")
        .param("workspace", workspace.value())
        .param("now", Timestamp.from(now))
        .query(PostgresInvitations::invitation)
        .list();
  }

  @Override
  public Optional<Invitation> find(WorkspaceId workspace, UUID id, Instant now) {
    return jdbc.sql(OPEN + " and workspace_id = :workspace and id = :id")
        .param("workspace", workspace.value())
        .param("id", id)
        .param("now", Timestamp.from(now))
        .query(PostgresInvitations::invitation)
        .optional();
  }

  @Override
  public Optional<Invitation> find(byte[] tokenHash, Instant now) {
    return jdbc.sql(OPEN + " and token_hash = :hash")
        .param("hash", tokenHash)
        .param("now", Timestamp.from(now))
        .query(PostgresInvitations::invitation)
        .optional();
  }

  @Override
  public void put(Invitation invitation, UserId inviter, byte[] tokenHash) {
    jdbc.sql(
            """
            insert into users.invitation
              (id, workspace_id, email, role, invited_by, invited_by_id, token_hash, sent_at, expires_at)
            values (:id, :workspace, :email, :role, :invitedBy, :inviter, :hash, :sent, :expires)
            on conflict (workspace_id, lower(email)) do update set
              id = excluded.id, email = excluded.email, role = excluded.role,
              invited_by = excluded.invited_by, invited_by_id = excluded.invited_by_id,
              token_hash = excluded.token_hash,
              sent_at = excluded.sent_at, expires_at = excluded.expires_at
            """)
        .param("id", invitation.id())
        .param("workspace", invitation.workspace().value())
        .param("email", invitation.email())
        .param("role", invitation.role().text())
        .param("invitedBy", invitation.invitedBy())
        .param("inviter", inviter.value())
        .param("hash", tokenHash)
        .param("sent", Timestamp.from(invitation.sentAt()))
        .param("expires", Timestamp.from(invitation.expiresAt()))
        .update();
  }

  @Override
  public void noteMail(Invitation invitation, Instant forgotten) {
    jdbc.sql(
            """
            delete from users.invitation_mail where sent_at <= :forgotten
            """)
        .param("forgotten", Timestamp.from(forgotten))
        .update();
    jdbc.sql(
            """
            insert into users.invitation_mail (workspace_id, email, sent_at)
            values (:workspace, :email, :sent)
            """)
        .param("workspace", invitation.workspace().value())
        .param("email", invitation.email())
        .param("sent", Timestamp.from(invitation.sentAt()))
        .update();
  }

  @Override
  public List<Mailed> mailed(WorkspaceId workspace, Instant then) {
    return jdbc.sql(
            """
            select email, sent_at from users.invitation_mail
            where workspace_id = :workspace and sent_at > :then order by sent_at
            """)
        .param("workspace", workspace.value())
        .param("then", Timestamp.from(then))
        .query((row, _) -> new Mailed(row.getString(1), row.getTimestamp(2).toInstant()))
        .list();
  }

  @Override
  public boolean remove(Invitation invitation) {
    return jdbc.sql("delete from users.invitation where workspace_id = :workspace and id = :id")
            .param("workspace", invitation.workspace().value())
            .param("id", invitation.id())
            .update()
        == 1;
  }

  @Override
  public Member join(Invitation invitation, String fullName, E164 phone) {
    var member =
        new Member(
            UserId.next(),
            invitation.workspace(),
            invitation.email(),
            fullName,
            phone,
            invitation.role());
    PostgresMembers.insert(jdbc, member, clock.instant(), true);
    return member;
  }

  private static Invitation invitation(ResultSet row, int number) throws SQLException {
    return new Invitation(
        row.getObject("id", UUID.class),
        new WorkspaceId(row.getObject("workspace_id", UUID.class)),
        row.getString("email"),
        Role.of(row.getString("role")),
        row.getString("invited_by"),
        row.getTimestamp("sent_at").toInstant(),
        row.getTimestamp("expires_at").toInstant());
  }
}
