package io.connexus.gateway;

import io.connexus.platform.Problem;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Which pages of other hosts may call the API (Fetch standard, CORS). Without any there is no such
 * thing, and browsers keep to pages of the same origin.
 */
final class Cors {
  private static final Duration REMEMBERED = Duration.ofMinutes(10);

  private Cors() {}

  static Filter filter(List<String> origins, ProblemWriter problems) {
    var rules = new CorsConfiguration();
    rules.setAllowedOrigins(origins);
    rules.setAllowedMethods(List.of("GET", "POST", "PUT", "PATCH", "DELETE"));
    rules.setAllowedHeaders(
        List.of(
            "Authorization",
            "Content-Type",
            "Idempotency-Key",
            "If-None-Match",
            "If-Range",
            "Range",
            "X-Connexus-Client",
            RequestLog.HEADER));
    rules.setExposedHeaders(
        List.of(
            RequestLog.HEADER,
            "Accept-Ranges",
            "Content-Disposition",
            "Content-Range",
            "ETag",
            "Retry-After",
            "RateLimit-Limit",
            "RateLimit-Remaining",
            "RateLimit-Reset"));
    rules.setAllowCredentials(true); // the refresh cookie of an app on the same site
    rules.setMaxAge(REMEMBERED);
    var processor = new DefaultCorsProcessor();
    return new OncePerRequestFilter() {
      @Override
      protected boolean shouldNotFilter(HttpServletRequest request) {
        return Door.of(request) == Door.SOCKET || !isCors(request);
      }

      @Override
      protected void doFilterInternal(
          HttpServletRequest request, HttpServletResponse response, FilterChain chain)
          throws ServletException, IOException {
        if (rules.checkOrigin(request.getHeader(HttpHeaders.ORIGIN)) == null) {
          problems.write(request, response, Problem.FORBIDDEN);
        } else if (processor.processRequest(rules, request, response)
            && !CorsUtils.isPreFlightRequest(request)) {
          chain.doFilter(request, response);
        }
      }
    };
  }

  /** What is no origin at all is none of ours either. */
  private static boolean isCors(HttpServletRequest request) {
    try {
      return CorsUtils.isCorsRequest(request);
    } catch (IllegalArgumentException e) {
      return true;
    }
  }

  /** Whether there are such pages. */
  static final class Wanted implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      var name = "connexus.gateway.cors-origins";
      var settings = context.getEnvironment();
      return !settings.getProperty(name, "").isBlank() || settings.containsProperty(name + "[0]");
    }
  }
}
