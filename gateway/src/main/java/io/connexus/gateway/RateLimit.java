package io.connexus.gateway;

import io.connexus.gateway.Limits.Limit;
import io.connexus.platform.Network;
import io.connexus.platform.Problem;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Token buckets: by address where nobody has signed in yet, by member behind the token. Webhooks
 * and sockets are exempt: vendors send at their own pace, and a refused webhook is a lost caller
 * ({@link BodyLimit} bounds what they can fill). Runs inside Spring Security, so the member is
 * known and verified.
 */
final class RateLimit extends OncePerRequestFilter {
  private final Limit signIns;
  private final Limit refreshes;
  private final Limit requests;
  private final Limits limits;
  private final ProblemWriter problems;
  private final Consumer<Door> refused;

  /**
   * @param refused told of every request that is turned away
   */
  RateLimit(
      GatewaySettings settings, Limits limits, ProblemWriter problems, Consumer<Door> refused) {
    this.limits = limits;
    this.refused = refused;
    var minute = Duration.ofMinutes(1);
    int perMinute = settings.signInsPerMinute();
    this.signIns = new Limit("sign-in", perMinute, perMinute, minute);
    this.refreshes =
        new Limit("session", settings.refreshesPerMinute(), settings.refreshesPerMinute(), minute);
    int perSecond = settings.requestsPerSecond();
    this.requests = new Limit("member", 2L * perSecond, perSecond, Duration.ofSeconds(1));
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var probe =
        switch (Door.of(request)) {
          case SIGN_IN -> Optional.of(take(signIns, Network.of(request.getRemoteAddr())));
          case SESSION -> Optional.of(take(refreshes, Network.of(request.getRemoteAddr())));
          case API -> member().map(member -> take(requests, member));
          case VENDOR, SOCKET, HEALTH, OPERATOR, FILES -> Optional.<Taken>empty();
        };
    if (probe.isPresent() && !admitted(probe.get(), response)) {
      refused.accept(Door.of(request));
      problems.write(request, response, Problem.RATE_LIMITED);
      return;
    }
    chain.doFilter(request, response);
  }

  private Taken take(Limit limit, String key) {
    return new Taken(limit, limits.take(key, limit));
  }

  private static boolean admitted(Taken taken, HttpServletResponse response) {
    var probe = taken.probe();
    response.setHeader("RateLimit-Limit", Long.toString(taken.limit().capacity()));
    response.setHeader("RateLimit-Remaining", Long.toString(probe.getRemainingTokens()));
    response.setHeader("RateLimit-Reset", Long.toString(seconds(probe.getNanosToWaitForReset())));
    if (!probe.isConsumed()) {
      ProblemWriter.retryAfter(response, Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }
    return probe.isConsumed();
  }

  private static long seconds(long nanos) {
    return Duration.ofNanos(nanos).plusMillis(999).toSeconds();
  }

  private static Optional<String> member() {
    return SecurityContextHolder.getContext().getAuthentication()
            instanceof MemberAuthentication member
        ? Optional.of(member.getName())
        : Optional.empty();
  }

  private record Taken(Limit limit, ConsumptionProbe probe) {}
}
