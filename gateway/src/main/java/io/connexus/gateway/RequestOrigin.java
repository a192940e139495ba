package io.connexus.gateway;

import io.connexus.platform.Origin;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Remembers where a request comes from for as long as it is served. */
final class RequestOrigin extends OncePerRequestFilter {
  private static final int LONGEST_DEVICE = 200;

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Origin.remember(new Origin(request.getRemoteAddr(), device(request.getHeader("User-Agent"))));
    try {
      chain.doFilter(request, response);
    } finally {
      Origin.forget();
    }
  }

  private static String device(@org.jspecify.annotations.Nullable String userAgent) {
    if (userAgent == null) {
      return "";
    }
    var plain = userAgent.replaceAll("[^\\x20-\\x7E]", "").strip();
    return plain.length() <= LONGEST_DEVICE ? plain : plain.substring(0, LONGEST_DEVICE);
  }
}
