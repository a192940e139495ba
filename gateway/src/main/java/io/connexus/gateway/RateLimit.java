package io.connexus.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.connexus.platform.Network;
import io.connexus.platform.Problem;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Token buckets in this process: by address where nobody has signed in yet, by member behind the
 * token. Webhooks and sockets are exempt: vendors send at their own pace, and a refused webhook is
 * a lost caller. Runs inside Spring Security, so the member is known and verified.
 */
final class RateLimit extends OncePerRequestFilter {
  private final Buckets signIns;
  private final Buckets refreshes;
  private final Buckets requests;
  private final ProblemWriter problems;

  RateLimit(GatewaySettings settings, ProblemWriter problems) {
    var minute = Duration.ofMinutes(1);
    int perMinute = settings.signInsPerMinute();
    this.signIns = new Buckets(perMinute, perMinute, minute);
    this.refreshes =
        new Buckets(settings.refreshesPerMinute(), settings.refreshesPerMinute(), minute);
    int perSecond = settings.requestsPerSecond();
    this.requests = new Buckets(2L * perSecond, perSecond, Duration.ofSeconds(1));
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var probe =
        switch (Door.of(request)) {
          case SIGN_IN -> Optional.of(signIns.take(Network.of(request.getRemoteAddr())));
          case SESSION -> Optional.of(refreshes.take(Network.of(request.getRemoteAddr())));
          case API -> member().map(requests::take);
          case WEBHOOK, SOCKET, HEALTH, OPERATOR, FILES -> Optional.<Taken>empty();
        };
    if (probe.isPresent() && !admitted(probe.get(), response)) {
      problems.write(request, response, Problem.RATE_LIMITED);
      return;
    }
    chain.doFilter(request, response);
  }

  private static boolean admitted(Taken taken, HttpServletResponse response) {
    var probe = taken.probe();
    response.setHeader("RateLimit-Limit", Long.toString(taken.capacity()));
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

  private record Taken(long capacity, ConsumptionProbe probe) {}

  /** One bucket a key; a full one is forgotten, which changes nothing. */
  private static final class Buckets {
    private static final int MOST = 100_000;

    private final long capacity;
    private final Bandwidth bandwidth;
    private final Cache<String, Bucket> byKey;

    Buckets(long capacity, long refill, Duration every) {
      this.capacity = capacity;
      this.bandwidth = Bandwidth.builder().capacity(capacity).refillGreedy(refill, every).build();
      this.byKey =
          Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(every.multipliedBy(2)).build();
    }

    Taken take(String key) {
      var bucket = byKey.get(key, _ -> Bucket.builder().addLimit(bandwidth).build());
      return new Taken(capacity, bucket.tryConsumeAndReturnRemaining(1));
    }
  }
}
