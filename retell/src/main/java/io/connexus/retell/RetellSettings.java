package io.connexus.retell;

import java.net.URI;
import java.time.Duration;

/**
 * How to reach Retell.
 *
 * @param baseUrl such as {@code https://api.retellai.com}; a path is kept, a trailing slash ignored
 * @param apiKey the bearer key
 * @param connectTimeout until the connection stands
 * @param readTimeout until the answer is there, connecting included
 */
public record RetellSettings(
    URI baseUrl, Secret apiKey, Duration connectTimeout, Duration readTimeout) {

  /** With the timeouts a ringing caller allows: 2 s to connect, 3 s to answer. */
  public RetellSettings(URI baseUrl, Secret apiKey) {
    this(baseUrl, apiKey, Duration.ofSeconds(2), Duration.ofSeconds(3));
  }
}
