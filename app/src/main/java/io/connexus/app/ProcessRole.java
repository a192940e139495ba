package io.connexus.app;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A part of the product that can be a process of its own. It owns the paths named here with their
 * sockets and webhooks, the commands of its package and the timers of its wiring. What only asks
 * the database is in every process.
 */
enum ProcessRole {
  GATEWAY,
  AUTH,
  USER,
  CALL,
  AI,
  SMS,
  REALTIME;

  /** What it answers: these paths and all below them. */
  List<String> paths() {
    return switch (this) {
      case GATEWAY -> List.of(); // the rest: the files of the web client
      case AUTH -> List.of("/v1/auth");
      case USER ->
          List.of(
              "/v1/users",
              "/v1/contacts",
              "/v1/workspace",
              "/v1/team",
              "/v1/audit",
              "/v1/routing/departments");
      case CALL -> List.of("/v1/calls", "/v1/routing/rules");
      case AI -> List.of("/v1/ai", "/retell/llm");
      case SMS -> List.of("/v1/sms");
      case REALTIME -> List.of("/v1/realtime");
    };
  }

  /** As settings write it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The roles of a setting such as {@code gateway,auth} or {@code all}.
   *
   * @throws IllegalArgumentException with a sentence for the operator
   */
  static Set<ProcessRole> parse(String setting) {
    if (setting.strip().equals("all")) {
      return EnumSet.allOf(ProcessRole.class);
    }
    var roles = EnumSet.noneOf(ProcessRole.class);
    for (var word : setting.split(",", -1)) {
      roles.add(named(word.strip()));
    }
    return roles;
  }

  private static ProcessRole named(String word) {
    for (var role : values()) {
      if (role.word().equals(word)) {
        return role;
      }
    }
    throw new IllegalArgumentException(
        "CONNEXUS_ROLES: there is no role '%s'; write all, or some of gateway, auth, user, call, ai, sms, realtime"
            .formatted(word));
  }
}
