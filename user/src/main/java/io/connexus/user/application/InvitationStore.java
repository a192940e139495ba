package io.connexus.user.application;

import io.connexus.platform.E164;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import io.connexus.user.Member;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Where invitations are kept, each with the hash of its token. One is open until it expires, and
 * while whoever sent it may invite: who was removed does not come back by an invitation of theirs.
 */
public interface InvitationStore {

  /** Those of the workspace that are open at {@code now}, the eldest first. */
  List<Invitation> open(WorkspaceId workspace, Instant now);

  /** The invitation of this workspace, if it is open at {@code now}. */
  Optional<Invitation> find(WorkspaceId workspace, UUID id, Instant now);

  /** The invitation with this token, if it is open at {@code now}. */
  Optional<Invitation> find(byte[] tokenHash, Instant now);

  /**
   * Keeps it, sent by {@code inviter}, instead of any other of the same workspace for the same
   * address.
   */
  void put(Invitation invitation, UserId inviter, byte[] tokenHash);

  /** Notes that it is mailed, and forgets what was mailed up to {@code forgotten}. */
  void noteMail(Invitation invitation, Instant forgotten);

  /** What the workspace has mailed after {@code then}, the oldest first. */
  List<Mailed> mailed(WorkspaceId workspace, Instant then);

  /** Forgets it; false if it was not there. */
  boolean remove(Invitation invitation);

  /** An invitation mailed to {@code email}, whatever became of it. */
  record Mailed(String email, Instant at) {
    @Override
    public String toString() {
      return "Mailed[***, " + at + "]";
    }
  }

  /** Adds whom it was for to the workspace. */
  Member join(Invitation invitation, String fullName, E164 phone);
}
