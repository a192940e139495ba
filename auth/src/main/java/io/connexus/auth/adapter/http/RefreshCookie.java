package io.connexus.auth.adapter.http;

import io.connexus.auth.application.RefreshToken;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * Where a browser keeps its refresh token: out of reach of scripts, sent to {@code /v1/auth} only,
 * never by another site. It counts only together with {@link #CLIENT_HEADER}, which another site
 * cannot send either without a preflight that we do not answer.
 */
final class RefreshCookie {
  static final String CLIENT_HEADER = "X-Connexus-Client";
  static final String BROWSER = "web";
  static final String NAME = "connexus_refresh";

  private RefreshCookie() {}

  static boolean isBrowser(HttpServletRequest request) {
    return BROWSER.equals(request.getHeader(CLIENT_HEADER));
  }

  static Optional<RefreshToken> read(HttpServletRequest request) {
    var cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(NAME) && !cookie.getValue().isEmpty())
            .map(Cookie::getValue)
            .map(RefreshToken::new)
            .findFirst();
  }

  static void set(HttpServletResponse response, RefreshToken token, Duration life) {
    write(response, token.value(), life);
  }

  static void clear(HttpServletResponse response) {
    write(response, "", Duration.ZERO);
  }

  private static void write(HttpServletResponse response, String value, Duration life) {
    var cookie =
        ResponseCookie.from(NAME, value)
            .httpOnly(true)
            .secure(true)
            .sameSite("Strict")
            .path("/v1/auth")
            .maxAge(life)
            .build();
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }
}
