package io.connexus.telnyx;

import java.net.URI;
import java.time.Duration;

/**
 * Where Telnyx is and who we are there.
 *
 * @param baseUrl with the version, such as {@code https://api.telnyx.com/v2}
 * @param apiKey sent as bearer token; never printed
 * @param connectTimeout for the TCP and TLS handshake
 * @param requestTimeout for one whole exchange, from the first byte out to the last byte in
 */
public record TelnyxSettings(
    URI baseUrl, String apiKey, Duration connectTimeout, Duration requestTimeout) {

  /** With the usual timeouts: 2 s to connect, 5 s for the exchange. */
  public TelnyxSettings(URI baseUrl, String apiKey) {
    this(baseUrl, apiKey, Duration.ofSeconds(2), Duration.ofSeconds(5));
  }

  @Override
  public String toString() {
    return "TelnyxSettings[baseUrl=" + baseUrl + ", apiKey=***]";
  }
}
