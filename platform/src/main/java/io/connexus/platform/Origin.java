package io.connexus.platform;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the current request comes from, as the edge saw it.
 *
 * @param address IP address of the client
 * @param device the client's own words about itself, shortened; may be empty
 * @param timeZone that of the client's clock, if it says so; IANA name
 */
public record Origin(String address, String device, @Nullable String timeZone) {
  private static final ThreadLocal<Origin> CURRENT = new ThreadLocal<>();

  /** One that tells no time zone. */
  public Origin(String address, String device) {
    this(address, device, null);
  }

  /** The same, at this time zone. */
  public Origin at(String zone) {
    return new Origin(address, device, zone);
  }

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
