package io.connexus.gateway;

import io.connexus.gateway.ProblemWriter.FieldError;
import io.connexus.platform.Problem;
import io.connexus.platform.ProblemException;
import io.connexus.platform.Wording;
import io.connexus.platform.objects.ObjectStoreDown;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.HandlerMapping;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;

/**
 * Turns whatever a controller throws into a problem document. Text of a library never reaches a
 * client: it leaks what we are built of, and sometimes what somebody sent.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class ProblemAdvice {
  private static final System.Logger LOG = System.getLogger(ProblemAdvice.class.getName());

  private static final Wording WRONG_FORM = new Wording("has the wrong form", "tiene otra forma");
  private static final Wording WRONG_TYPE = new Wording("has the wrong type", "es de otro tipo");
  private static final Wording MISSING = new Wording("is missing", "falta");
  private static final Wording NOT_VALID = new Wording("is not valid", "no es válido");

  private final ProblemWriter problems;

  ProblemAdvice(ProblemWriter problems) {
    this.problems = problems;
  }

  @ExceptionHandler
  void refused(ProblemException e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    problems.write(request, response, e);
  }

  @ExceptionHandler
  void invalidBody(
      MethodArgumentNotValidException e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    invalid(request, response, fieldErrors(request, e));
  }

  @ExceptionHandler
  void invalidParameter(
      HandlerMethodValidationException e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var errors =
        e.getParameterValidationResults().stream()
            .flatMap(result ->
                result.getResolvableErrors().stream()
                    .map(error ->
                        new FieldError(
                            error instanceof org.springframework.validation.FieldError f
                                ? f.getField()
                                : named(result.getMethodParameter().getParameterName()),
                            message(request, error.getDefaultMessage()))))
            .toList();
    invalid(request, response, errors);
  }

  @ExceptionHandler
  void wrongType(
      MethodArgumentTypeMismatchException e,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    invalid(request, response, e.getName(), WRONG_FORM);
  }

  @ExceptionHandler
  void missing(
      MissingServletRequestParameterException e,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    invalid(request, response, e.getParameterName(), MISSING);
  }

  @ExceptionHandler
  void missing(
      MissingRequestHeaderException e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    invalid(request, response, e.getHeaderName(), MISSING);
  }

  @ExceptionHandler
  void unreadable(
      HttpMessageNotReadableException e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var refused = BodyRefused.in(e);
    if (refused.isPresent()) {
      unread(request, response, refused.get());
    } else if (e.getCause() instanceof DatabindException cause
        && !(cause.getCause() instanceof StreamReadException)
        && !cause.getPath().isEmpty()) {
      invalid(request, response, path(cause), WRONG_TYPE);
    } else {
      problems.write(request, response, Problem.MALFORMED_JSON);
    }
  }

  @ExceptionHandler
  void bodyRefused(BodyRefused e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    unread(request, response, e.problem());
  }

  @ExceptionHandler
  void wrongMethod(
      HttpRequestMethodNotSupportedException e,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    if (WebFiles.PATTERNS.contains(
        String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)))) {
      // no operation but the web client's files matched: there is no such thing to post to
      problems.write(request, response, Problem.NOT_FOUND);
      return;
    }
    copy(e.getHeaders(), response);
    problems.write(request, response, Problem.METHOD_NOT_ALLOWED);
  }

  @ExceptionHandler
  void wrongMediaType(
      HttpMediaTypeNotSupportedException e,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    copy(e.getHeaders(), response);
    problems.write(request, response, Problem.UNSUPPORTED_MEDIA_TYPE);
  }

  /** No operation takes a form with files; this one is broken besides, or far too large. */
  @ExceptionHandler
  void formWithFiles(MultipartException e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    problems.write(request, response, Problem.UNSUPPORTED_MEDIA_TYPE);
  }

  /** The container reads the query when somebody first asks for a parameter. */
  @ExceptionHandler
  void unreadableQuery(
      InvalidParameterException e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    problems.write(request, response, Problem.INVALID_REQUEST);
  }

  @ExceptionHandler
  void refusedByFirewall(
      RequestRejectedException e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    problems.write(request, response, Problem.INVALID_REQUEST);
  }

  @ExceptionHandler
  void unauthenticated(
      AuthenticationException e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    problems.write(request, response, Problem.UNAUTHENTICATED);
  }

  @ExceptionHandler
  void forbidden(AccessDeniedException e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    problems.write(request, response, Problem.FORBIDDEN);
  }

  @ExceptionHandler({
    CannotGetJdbcConnectionException.class,
    CannotCreateTransactionException.class
  })
  void databaseDown(Exception e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    LOG.log(System.Logger.Level.ERROR, "the database cannot be reached", e);
    problems.write(request, response, Problem.UNAVAILABLE);
  }

  @ExceptionHandler
  void objectsDown(ObjectStoreDown e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    LOG.log(System.Logger.Level.ERROR, "the object store cannot be reached", e);
    problems.write(request, response, Problem.UNAVAILABLE);
  }

  /** Text that PostgreSQL cannot hold, such as U+0000, is the client's doing; the rest is ours. */
  @ExceptionHandler
  void unstorable(
      DataIntegrityViolationException e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (e.getMostSpecificCause() instanceof SQLException cause
        && ("22021".equals(cause.getSQLState()) || "22023".equals(cause.getSQLState()))) {
      problems.write(request, response, Problem.INVALID_REQUEST);
    } else {
      other(e, request, response);
    }
  }

  /** The client has gone, perhaps in the middle of an answer: nobody is left to tell. */
  @ExceptionHandler
  void clientGone(AsyncRequestNotUsableException e) {
    LOG.log(System.Logger.Level.DEBUG, "the client has gone", e);
  }

  /** Spring's own refusals by their status; anything else is a bug of ours. */
  @ExceptionHandler
  void other(Exception e, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var refused = BodyRefused.in(e);
    if (refused.isPresent()) {
      unread(request, response, refused.get());
    } else if (e instanceof ErrorResponse refusal && refusal.getStatusCode().value() < 500) {
      problems.write(request, response, ErrorPage.problem(refusal.getStatusCode().value()));
    } else {
      LOG.log(System.Logger.Level.ERROR, "request " + RequestLog.idOf(request) + " failed", e);
      problems.write(request, response, Problem.INTERNAL);
    }
  }

  private void invalid(
      HttpServletRequest request, HttpServletResponse response, String field, Wording wrong)
      throws IOException {
    var message = wrong.in(ProblemWriter.language(request));
    invalid(request, response, List.of(new FieldError(field, message)));
  }

  private void invalid(
      HttpServletRequest request, HttpServletResponse response, List<FieldError> errors)
      throws IOException {
    problems.write(request, response, Problem.INVALID_REQUEST, null, errors);
  }

  private void unread(HttpServletRequest request, HttpServletResponse response, Problem problem)
      throws IOException {
    response.setHeader("Connection", "close"); // for the rest of the body
    problems.write(request, response, problem);
  }

  private static List<FieldError> fieldErrors(HttpServletRequest request, BindException e) {
    return e.getFieldErrors().stream()
        .map(error -> new FieldError(error.getField(), message(request, error.getDefaultMessage())))
        .sorted(Comparator.comparing(FieldError::field))
        .toList();
  }

  private static String path(DatabindException e) {
    var path = new StringBuilder();
    for (var step : e.getPath()) {
      if (step.getPropertyName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
      }
    }
    return path.toString();
  }

  private static void copy(HttpHeaders headers, HttpServletResponse response) {
    headers.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
  }

  private static String named(@Nullable String name) {
    return name == null ? "" : name;
  }

  private static String message(HttpServletRequest request, @Nullable String message) {
    return message == null ? NOT_VALID.in(ProblemWriter.language(request)) : message;
  }
}
