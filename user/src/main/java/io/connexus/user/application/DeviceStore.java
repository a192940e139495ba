package io.connexus.user.application;

import io.connexus.platform.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Where the devices of members are kept. */
public interface DeviceStore {

  /** Lets one transaction at a time add devices of the member. */
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

  /** Forgets it; false if it is none of the member's. */
  boolean remove(UserId member, UUID id);
}
