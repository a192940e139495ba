package io.connexus.gateway;

import io.connexus.platform.Ids;
import io.connexus.platform.Problem;
import io.connexus.platform.TraceContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * The outermost filter: gives every request its id, writes one log line about it, and answers what
 * nobody else caught. The line has the route's template, not the path, and never a query: ids are
 * enough to find a request, tickets and secrets do not belong in logs.
 */
final class RequestLog extends OncePerRequestFilter {
  static final String HEADER = "X-Request-Id";

  private static final System.Logger LOG = System.getLogger(RequestLog.class.getName());
  private static final System.Logger ACCESS = System.getLogger("io.connexus.access");
  private static final String ID = RequestLog.class.getName() + ".id";
  private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{8,64}");

  private final ProblemWriter problems;

  RequestLog(ProblemWriter problems) {
    this.problems = problems;
  }

  /** The id of this request. */
  static String idOf(HttpServletRequest request) {
    if (request.getAttribute(ID) instanceof String known) {
      return known;
    }
    var offered = request.getHeader(HEADER);
    var id = offered != null && SANE.matcher(offered).matches() ? offered : Ids.next().toString();
    request.setAttribute(ID, id);
    return id;
  }

  /** What Tomcat refuses by itself arrives as an error dispatch only; it needs an id too. */
  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getAttribute(ID) != null) { // an error dispatch of a request logged already
      chain.doFilter(request, response);
      return;
    }
    long began = System.nanoTime();
    var id = idOf(request);
    response.setHeader(HEADER, id);
    MDC.put("requestId", id);
    MDC.put("traceId", Trace.of(request).id());
    Trace.of(request).context().remember();
    try {
      chain.doFilter(request, response);
    } catch (BodyRefused e) {
      problems.write(request, response, e.problem());
    } catch (IOException e) { // the client has gone: nobody is left to answer
      LOG.log(System.Logger.Level.DEBUG, "the connection broke", e);
    } catch (ServletException | RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "request failed outside its controller", e);
      problems.write(request, response, Problem.INTERNAL);
    } finally {
      log(request, response.getStatus(), Duration.ofNanos(System.nanoTime() - began));
      MDC.remove("requestId");
      MDC.remove("traceId");
      TraceContext.forget();
    }
  }

  private static void log(HttpServletRequest request, int status, Duration took) {
    var level =
        Door.of(request) == Door.HEALTH ? System.Logger.Level.DEBUG : System.Logger.Level.INFO;
    if (ACCESS.isLoggable(level)) {
      ACCESS.log(
          level,
          "{0} {1} {2} {3} ms {4}",
          request.getMethod(),
          route(request),
          Integer.toString(status),
          Long.toString(took.toMillis()),
          idOf(request));
    }
  }

  private static String route(HttpServletRequest request) {
    if (Door.path(request).startsWith("/retell/")) {
      return "/retell/llm/***"; // the secret is part of the path
    }
    var pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    if (pattern != null && !pattern.toString().startsWith("/**")) {
      return pattern.toString();
    }
    return Door.of(request) == Door.FILES ? request.getRequestURI() : Door.path(request);
  }
}
