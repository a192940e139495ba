package io.connexus.sandbox.exchange;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A room in which more than two legs talk. Changed only under the lock of the {@link Exchange}. */
public final class Conference {
  /** A leg's place in the room. */
  public static final class Member {
    private final String id;
    private final Instant since;
    boolean muted;
    boolean held;
    boolean endsForAll;

    Member(String id, Instant since) {
      this.id = id;
      this.since = since;
    }

    public String id() {
      return id;
    }

    public Instant since() {
      return since;
    }

    public boolean isMuted() {
      return muted;
    }

    public boolean isHeld() {
      return held;
    }

    /** Whether the room ends, and every leg in it, when this one leaves. */
    public boolean endsForAll() {
      return endsForAll;
    }
  }

  private final String id;
  private final String name;
  private final String connectionId;
  private final Instant createdAt;
  final Map<Leg, Member> members = new LinkedHashMap<>();
  @Nullable String endReason;

  Conference(String id, String name, String connectionId, Instant createdAt) {
    this.id = id;
    this.name = name;
    this.connectionId = connectionId;
    this.createdAt = createdAt;
  }

  public String id() {
    return id;
  }

  public String name() {
    return name;
  }

  public String connectionId() {
    return connectionId;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public boolean isAlive() {
    return endReason == null;
  }

  /** Why it ended, in Telnyx's words; null while it goes on. */
  public @Nullable String endReason() {
    return endReason;
  }

  public Map<Leg, Member> members() {
    return Map.copyOf(members);
  }

  public List<Leg> legs() {
    return List.copyOf(members.keySet());
  }

  Optional<Member> member(Leg leg) {
    return Optional.ofNullable(members.get(leg));
  }

  /** Who hears this leg: everybody else who is not on hold, unless it is muted or on hold. */
  List<Leg> listenersOf(Leg speaker) {
    Member place = members.get(speaker);
    if (place == null || place.muted || place.held) {
      return List.of();
    }
    return members.entrySet().stream()
        .filter(other -> other.getKey() != speaker && !other.getValue().held)
        .map(Map.Entry::getKey)
        .toList();
  }
}
