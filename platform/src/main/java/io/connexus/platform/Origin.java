package io.connexus.platform;

import java.util.Optional;

/**
 * Where the current request comes from, as the edge saw it.
 *
 * @param address IP address of the client
 * @param device the client's own words about itself, shortened; may be empty
 */
public record Origin(String address, String device) {
  private static final ThreadLocal<Origin> CURRENT = new ThreadLocal<>();

  /** That of the request this thread serves; empty if it serves none. */
  public static Optional<Origin> current() {
    return Optional.ofNullable(CURRENT.get());
  }

  /** That of the request this thread serves, or one that tells nothing. */
  public static Origin here() {
    return current().orElse(new Origin("", ""));
  }

  /** The edge says so before it lets a request in, and {@link #forget} afterwards. */
  public static void remember(Origin origin) {
    CURRENT.set(origin);
  }

  /** The request is over. */
  public static void forget() {
    CURRENT.remove();
  }

  @Override
  public String toString() {
    return "Origin[***]";
  }
}
