package io.connexus.user.application;

import io.connexus.platform.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Where the devices of members are kept. */
public interface DeviceStore {

  /** Lets one transaction at a time add devices of the member, or try them. */
  void lock(UserId member);

  /** Those of the member, the newest first. */
  List<Device> of(UserId member);

  /** The device. */
  Optional<Device> find(UUID id);

  /** Keeps it, in place of the one with the same endpoint. */
  Device put(Device device);

  /** Forgets the member's devices of other sign-ins than these. */
  void keepOnly(UserId member, Set<UUID> sessions);

  /** Notes that its push service took a message. */
  void notified(UUID id, Instant at);

  /** When messages were sent to try the member's devices after {@code then}, the oldest first. */
  List<Instant> tests(UserId member, Instant then);

  /** Notes that one is sent now; forgets all until {@code forgotten}. */
  void noteTest(UserId member, Instant now, Instant forgotten);

  /** Forgets it; false if it is none of the member's. */
  boolean remove(UserId member, UUID id);
}
