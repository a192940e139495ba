package io.connexus.gateway;

import io.connexus.platform.Problem;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What the container refuses by itself, such as a malformed path, as a problem document. */
@Controller
public final class ErrorPage implements ErrorController {
  private final ProblemWriter problems;

  ErrorPage(ProblemWriter problems) {
    this.problems = problems;
  }

  /**
   * The container forwards here with the status it chose. Asked for by a client, there is nothing.
   */
  @RequestMapping("${spring.web.error.path:/error}")
  void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    problems.write(
        request, response, status instanceof Integer code ? problem(code) : Problem.NOT_FOUND);
  }

  /** The nearest problem of the catalogue. */
  static Problem problem(int status) {
    return switch (status) {
      case 401 -> Problem.UNAUTHENTICATED;
      case 403 -> Problem.FORBIDDEN;
      case 404 -> Problem.NOT_FOUND;
      case 405, 501 -> Problem.METHOD_NOT_ALLOWED;
      case 406 -> Problem.NOT_ACCEPTABLE;
      case 413 -> Problem.PAYLOAD_TOO_LARGE;
      case 415 -> Problem.UNSUPPORTED_MEDIA_TYPE;
      case 429 -> Problem.RATE_LIMITED;
      case 503 -> Problem.UNAVAILABLE;
      default -> status >= 500 ? Problem.INTERNAL : Problem.INVALID_REQUEST;
    };
  }
}
