package io.connexus.gateway;

import io.connexus.platform.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchangeHandlerFunction;
import org.springframework.http.HttpHeaders;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** A request passed on to another process; one that does not answer is a problem like any other. */
final class Passing implements HandlerFunction<ServerResponse> {
  private static final System.Logger LOG = System.getLogger(Passing.class.getName());

  /** RFC 9110, section 7.6.1, and what a client may have made up about itself. */
  private static final Set<String> ENDS_HERE =
      Set.of(
          "connection",
          "keep-alive",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "expect",
          "host",
          "proxy-authorization",
          "proxy-connection",
          "proxy-authenticate",
          "forwarded",
          "x-real-ip",
          "origin"); // judged here: the far side would answer for it a second time

  /** The edge has set these already. */
  private static final Set<String> SET_HERE =
      Set.copyOf(
          SecurityHeaders.ALWAYS.keySet().stream()
              .map(name -> name.toLowerCase(Locale.ROOT))
              .toList());

  private final ProxyExchangeHandlerFunction proxy;
  private final ProblemWriter problems;

  Passing(ProxyExchangeHandlerFunction proxy, ProblemWriter problems) {
    this.proxy = proxy;
    this.problems = problems;
  }

  @Override
  @SuppressWarnings("NullAway") // null: the answer is written already, see HandlerFunctionAdapter
  public @Nullable ServerResponse handle(ServerRequest request) throws IOException {
    var response =
        Objects.requireNonNull(
            ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes())
                .getResponse());
    response.setHeader("Cache-Control", null); // the far side knows better
    try {
      return proxy.handle(request);
    } catch (RuntimeException e) { // of the client library, whatever it makes of a failure
      var asked = request.servletRequest();
      var refused = BodyRefused.in(e);
      if (refused.isPresent() || BodyLimit.isBroken(asked)) {
        response.setHeader("Connection", "close"); // the rest of the body stays unread
        problems.write(asked, response, refused.orElse(Problem.INVALID_REQUEST));
      } else if (e instanceof ResourceAccessException failure) {
        LOG.log(
            System.Logger.Level.WARNING,
            "{0} cannot be passed on: {1}",
            Door.path(asked),
            failure.getMostSpecificCause().getClass().getSimpleName());
        problems.write(asked, response, Problem.UNAVAILABLE);
      } else {
        throw e;
      }
      return null;
    }
  }

  /** The headers another process is asked with; it believes us what we say of the client. */
  static HttpHeaders onwards(HttpHeaders asked, HttpServletRequest request) {
    var named = asked.getConnection();
    var headers = new HttpHeaders();
    asked.forEach((name, values) -> {
      var lower = name.toLowerCase(Locale.ROOT);
      boolean kept =
          !ENDS_HERE.contains(lower)
              && !lower.startsWith("x-forwarded-")
              && named.stream().noneMatch(name::equalsIgnoreCase);
      if (kept) {
        headers.put(name, values);
      }
    });
    about(request, headers);
    return headers;
  }

  /** Who is asking, and under which id. */
  static void about(HttpServletRequest request, HttpHeaders headers) {
    headers.set("X-Forwarded-For", request.getRemoteAddr());
    headers.set("X-Forwarded-Proto", request.getScheme());
    var host = request.getHeader("Host");
    if (host != null) {
      headers.set("X-Forwarded-Host", host);
    }
    headers.set(RequestLog.HEADER, RequestLog.idOf(request));
    headers.set(Trace.HEADER, Trace.of(request).next());
  }

  /** The headers of its answer that the client gets, beside those of the edge. */
  static HttpHeaders back(HttpHeaders answered) {
    var headers = new HttpHeaders();
    var named = List.copyOf(answered.getConnection());
    answered.forEach((name, values) -> {
      var lower = name.toLowerCase(Locale.ROOT);
      boolean kept =
          !ENDS_HERE.contains(lower)
              && !SET_HERE.contains(lower)
              && !lower.equals("date")
              && !lower.equals("strict-transport-security")
              && !name.equalsIgnoreCase(RequestLog.HEADER)
              && named.stream().noneMatch(name::equalsIgnoreCase);
      if (kept) {
        headers.put(name, values);
      }
    });
    return headers;
  }
}
