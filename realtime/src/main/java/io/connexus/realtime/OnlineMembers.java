package io.connexus.realtime;

import io.connexus.platform.UserId;
import io.connexus.platform.Wire;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Who has a screen open, on this process or another. The processes tell each other who comes and
 * goes, and from time to time everybody who is there. A hint: what is told while the wire is away
 * is lost until then, and the members of a process that died count as there for up to {@link
 * #LEASE}.
 */
public final class OnlineMembers {
  /** How often a process tells who is there. */
  static final Duration TOLD_EVERY = Duration.ofSeconds(20);

  /** How long that holds. */
  static final Duration LEASE = Duration.ofSeconds(60);

  private static final String CHANNEL = "presence";
  private static final String WHO = "who";

  private final Wire wire;
  private final InstantSource clock;
  private final String self = UUID.randomUUID().toString();
  private final Map<UserId, Integer> here = new ConcurrentHashMap<>();
  private final Map<String, Map<UserId, Instant>> elsewhere = new ConcurrentHashMap<>();

  /** Asks the other processes who is there. */
  public OnlineMembers(Wire wire, InstantSource clock) {
    this.wire = wire;
    this.clock = clock;
    wire.listen(CHANNEL, this::hear);
    wire.send(CHANNEL, WHO);
  }

  /** Whether the member has a screen open somewhere. */
  public boolean isOnline(UserId user) {
    var now = clock.instant();
    return here.containsKey(user)
        || elsewhere.values().stream()
            .map(members -> members.get(user))
            .anyMatch(until -> until != null && now.isBefore(until));
  }

  /** One more screen here; true if it is their first on this process. */
  boolean came(UserId user) {
    boolean first = here.merge(user, 1, Integer::sum) == 1;
    if (first) {
      wire.send(CHANNEL, "came " + self + " " + user);
    }
    return first;
  }

  /** One less; true if it was their last on this process. */
  boolean went(UserId user) {
    boolean last = here.computeIfPresent(user, (_, have) -> have == 1 ? null : have - 1) == null;
    if (last) {
      wire.send(CHANNEL, "went " + self + " " + user);
    }
    return last;
  }

  /** Tells the others who is there. */
  void tell() {
    var all = here.keySet().stream().map(UserId::toString).collect(Collectors.joining(","));
    wire.send(CHANNEL, "here " + self + " " + all);
  }

  private void hear(String text) {
    var words = text.split(" ", -1);
    if (words[0].equals(WHO)) {
      if (!here.isEmpty()) {
        tell();
      }
      return;
    }
    var until = clock.instant().plus(LEASE);
    var members = elsewhere.computeIfAbsent(words[1], _ -> new ConcurrentHashMap<>());
    switch (words[0]) {
      case "came" -> members.put(user(words[2]), until);
      case "went" -> members.remove(user(words[2]));
      case "here" -> {
        var all =
            Arrays.stream(words[2].split(",", -1))
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toMap(OnlineMembers::user, _ -> until));
        members.keySet().retainAll(all.keySet());
        members.putAll(all);
      }
      default -> {} // of a newer version
    }
    elsewhere.values().removeIf(Map::isEmpty);
  }

  private static UserId user(String id) {
    return new UserId(UUID.fromString(id));
  }
}
