package io.connexus.auth.application;

import io.connexus.platform.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Passkeys, and the challenges that wait for an answer. */
public interface PasskeyStore {

  /** Those of the user, the oldest first. */
  List<Stored> of(UserId user);

  /** The one with this credential id. */
  Optional<Stored> find(byte[] credentialId);

  /** Keeps it; false if somebody has it already. */
  boolean add(Stored passkey);

  /** Removes it; false if the user has no such. */
  boolean remove(UserId user, UUID passkey);

  /** Notes a use; false if it has been removed, or its counter has not gone on since. */
  boolean used(UUID passkey, long signCount);

  /** A challenge waits for five minutes; {@code user} is null for a sign-in. */
  UUID begin(@Nullable UserId user, byte[] challenge);

  /** The challenge, which thereby is used up; empty if it is unknown, over or another's. */
  Optional<byte[]> end(UUID ceremony, @Nullable UserId user);

  /**
   * A passkey.
   *
   * @param credential attested credential data (WebAuthn section 6.5.1)
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Stored(
      UUID id,
      UserId user,
      byte[] credentialId,
      byte[] credential,
      long signCount,
      String name,
      Instant createdAt,
      @Nullable Instant lastUsedAt) {}
}
