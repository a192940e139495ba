package io.connexus.auth.adapter.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.connexus.auth.application.AuthSettings;
import io.connexus.auth.application.Session;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Tokens as a client gets them: a browser has its refresh token in a cookie instead. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SessionView(String accessToken, Instant expiresAt, @Nullable String refreshToken) {

  static SessionView of(
      Session session,
      HttpServletRequest request,
      HttpServletResponse response,
      AuthSettings settings) {
    if (RefreshCookie.isBrowser(request)) {
      RefreshCookie.set(response, session.refreshToken(), settings.refreshTokenLife());
      return new SessionView(session.accessToken(), session.expiresAt(), null);
    }
    return new SessionView(
        session.accessToken(), session.expiresAt(), session.refreshToken().value());
  }

  @Override
  public String toString() {
    return "SessionView[***]";
  }
}
