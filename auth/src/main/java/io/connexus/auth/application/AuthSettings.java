package io.connexus.auth.application;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may register, how long sign-ins last and how much hashing may go on, under {@code
 * connexus.auth}.
 *
 * @param issuer {@code iss} of access tokens
 * @param audience {@code aud} of access tokens
 * @param accessTokenLife at most ten minutes: an access token cannot be taken back
 * @param refreshTokenLife how long a sign-in lasts without being used
 * @param signingKeyLife how old the key of access tokens becomes before the next is made
 * @param hashings passwords hashed at once, 19 MiB each; the rest wait their turn
 * @param registration who may register: {@code first} or {@code open}
 */
@ConfigurationProperties("connexus.auth")
public record AuthSettings(
    @DefaultValue("connexus") String issuer,
    @DefaultValue("connexus-api") String audience,
    @DefaultValue("10m") Duration accessTokenLife,
    @DefaultValue("30d") Duration refreshTokenLife,
    @DefaultValue("30d") Duration signingKeyLife,
    @DefaultValue("4") int hashings,
    @DefaultValue("first") Registration registration) {

  public AuthSettings {
    if (accessTokenLife.compareTo(Duration.ofMinutes(10)) > 0 || !accessTokenLife.isPositive()) {
      throw new IllegalArgumentException(
          "connexus.auth.access-token-life must be between 1s and 10m");
    }
    if (!refreshTokenLife.isPositive() || !signingKeyLife.isPositive() || hashings < 1) {
      throw new IllegalArgumentException(
          "connexus.auth: refresh-token-life, signing-key-life and hashings must be positive");
    }
  }

  /** Who may register. */
  public enum Registration {
    /** Only whoever comes first: the server is theirs, and its carrier account is paid by them. */
    FIRST,
    /** Anybody, each with a workspace of their own. */
    OPEN
  }
}
