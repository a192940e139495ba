package io.connexus.app;

import java.net.URI;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.springframework.core.env.Environment;

/**
 * Which roles this process has, and where the others are.
 *
 * @param remote the addresses of roles that are elsewhere; asked by the gateway alone
 * @param shared whether there are other processes: then what they share lies in Redis and
 *     PostgreSQL
 */
record Roles(Set<ProcessRole> local, Map<ProcessRole, URI> remote, boolean shared) {

  /**
   * From {@code connexus.roles}, {@code connexus.remote.<role>} and {@code connexus.redis-url}.
   *
   * @throws IllegalArgumentException with a sentence for the operator
   */
  static Roles of(Environment settings) {
    var local = ProcessRole.parse(settings.getProperty("connexus.roles", "all"));
    boolean shared = !settings.getProperty("connexus.redis-url", "").isBlank();
    var elsewhere = EnumSet.complementOf(EnumSet.copyOf(local));
    if (!elsewhere.isEmpty() && !shared) {
      throw new IllegalArgumentException(
          "CONNEXUS_REDIS_URL must be set: several processes need Redis to hear of each other");
    }
    var remote = new EnumMap<ProcessRole, URI>(ProcessRole.class);
    if (local.contains(ProcessRole.GATEWAY)) {
      for (var role : elsewhere) {
        remote.put(role, address(role, settings));
      }
    }
    return new Roles(local, remote, shared);
  }

  private static URI address(ProcessRole role, Environment settings) {
    var text = settings.getProperty("connexus.remote." + role.word(), "").strip();
    var name = "CONNEXUS_REMOTE_" + role.name();
    if (text.isEmpty()) {
      throw new IllegalArgumentException(
          name + " must be set: the gateway has to know where the role '" + role.word() + "' is");
    }
    try {
      var address = URI.create(text);
      if ("http".equals(address.getScheme()) && address.getHost() != null) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      // told below
    }
    throw new IllegalArgumentException(
        name + " must be an address such as http://10.0.0.7:8080, not '" + text + "'");
  }

  boolean has(ProcessRole role) {
    return local.contains(role);
  }
}
