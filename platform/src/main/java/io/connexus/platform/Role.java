package io.connexus.platform;

import java.util.Locale;

/** What a member may do in a workspace; each role may do all that the next one may. */
public enum Role {
  OWNER,
  ADMIN,
  AGENT,
  VIEWER;

  /** Whether this role may do what {@code other} may. */
  public boolean atLeast(Role other) {
    return compareTo(other) <= 0;
  }

  /** As contract and database write it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The role that is written so.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Role of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
