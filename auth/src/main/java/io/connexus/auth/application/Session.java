package io.connexus.auth.application;

import java.time.Instant;

/**
 * Somebody signed in.
 *
 * @param accessToken a signed JWT
 * @param expiresAt when the access token ends
 */
public record Session(String accessToken, Instant expiresAt, RefreshToken refreshToken) {
  @Override
  public String toString() {
    return "Session[***]";
  }
}
