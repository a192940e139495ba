package io.connexus.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.connexus.platform.Language;
import io.connexus.platform.Problem;
import io.connexus.platform.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes a problem as a document (RFC 9457): the only place that does. */
final class ProblemWriter {
  static final String MEDIA_TYPE = "application/problem+json";

  /** Long enough for a moment's trouble to pass, short enough for a person to wait. */
  private static final Duration UNKNOWN_OUTAGE = Duration.ofSeconds(5);

  private final JsonMapper json;

  ProblemWriter(JsonMapper json) {
    this.json = json;
  }

  void write(HttpServletRequest request, HttpServletResponse response, Problem problem)
      throws IOException {
    write(request, response, problem, null, null, List.of());
  }

  void write(HttpServletRequest request, HttpServletResponse response, ProblemException problem)
      throws IOException {
    problem.retryAfter().ifPresent(pause -> retryAfter(response, pause));
    var detail = problem.detail();
    write(
        request,
        response,
        problem.problem(),
        detail == null ? null : detail.in(language(request)),
        problem.current(),
        List.of());
  }

  void write(
      HttpServletRequest request,
      HttpServletResponse response,
      Problem problem,
      @Nullable String detail,
      List<FieldError> errors)
      throws IOException {
    write(request, response, problem, detail, null, errors);
  }

  /** Does nothing if an answer has begun already: then nothing can be said any more. */
  private void write(
      HttpServletRequest request,
      HttpServletResponse response,
      Problem problem,
      @Nullable String detail,
      @Nullable String current,
      List<FieldError> errors)
      throws IOException {
    if (response.isCommitted()) {
      return;
    }
    response.resetBuffer(); // headers stay: request id, security, limits
    response.setStatus(problem.status());
    response.setContentType(MEDIA_TYPE);
    response.setHeader("Cache-Control", "no-store");
    var language = language(request);
    response.setHeader("Content-Language", language.tag());
    if (problem.status() == 503 || problem.status() == 429) {
      if (!response.containsHeader("Retry-After")) {
        retryAfter(response, problem.status() == 503 ? UNKNOWN_OUTAGE : Duration.ofSeconds(1));
      }
    }
    byte[] body =
        json.writeValueAsBytes(
            new Document(
                Problem.TYPE_BASE + problem.slug(),
                problem.title().in(language),
                problem.status(),
                detail,
                "urn:request:" + RequestLog.idOf(request),
                errors,
                current));
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  /** The language to tell of problems in. */
  static Language language(HttpServletRequest request) {
    return Language.accepted(request.getHeader("Accept-Language"));
  }

  static void retryAfter(HttpServletResponse response, Duration pause) {
    long seconds = Math.max(1, pause.plusMillis(999).toSeconds());
    response.setHeader("Retry-After", Long.toString(seconds));
  }

  /** One refused field. */
  record FieldError(String field, String message) {}

  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  private record Document(
      String type,
      String title,
      int status,
      @Nullable String detail,
      String instance,
      List<FieldError> errors,
      @Nullable String current) {}
}
