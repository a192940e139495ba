package io.connexus.gateway;

import io.connexus.platform.Problem;
import io.connexus.platform.access.Operation;
import io.connexus.platform.access.Operations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.PathContainer;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Holds a request against the table of {@link Operations}: what a line matches needs its role, what
 * no line matches is let through to nobody. Where several paths match, the most specific counts, as
 * it does in Spring MVC.
 */
final class MayCall implements AuthorizationManager<RequestAuthorizationContext> {
  private final List<Line> table;

  MayCall(List<Operation> operations) {
    table =
        operations.stream()
            .map(operation ->
                new Line(operation, PathPatternParser.defaultInstance.parse(operation.path())))
            .sorted((a, b) -> PathPattern.SPECIFICITY_COMPARATOR.compare(a.path(), b.path()))
            .toList();
  }

  /** The operation that the request asks for. */
  private Optional<Operation> operation(HttpServletRequest request) {
    var method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
    return at(request).filter(operation -> operation.method().equals(method)).findFirst();
  }

  private Stream<Operation> at(HttpServletRequest request) {
    var asked = PathContainer.parsePath(Door.path(request));
    return table.stream().filter(line -> line.path().matches(asked)).map(Line::operation);
  }

  @Override
  public AuthorizationDecision authorize(
      Supplier<? extends @Nullable Authentication> authentication,
      RequestAuthorizationContext context) {
    return new AuthorizationDecision(
        authentication.get() instanceof MemberAuthentication member
            && operation(context.getRequest())
                .filter(operation ->
                    operation.least() == null || member.actor().role().atLeast(operation.least()))
                .isPresent());
  }

  /** Tells a member why they were not let through: the role, or there is no such thing. */
  void refuse(HttpServletRequest request, HttpServletResponse response, ProblemWriter problems)
      throws IOException {
    if (operation(request).isPresent()) {
      problems.write(request, response, Problem.FORBIDDEN);
      return;
    }
    var methods = at(request).map(Operation::method).collect(Collectors.toCollection(TreeSet::new));
    if (methods.isEmpty()) {
      problems.write(request, response, Problem.NOT_FOUND);
      return;
    }
    response.setHeader(HttpHeaders.ALLOW, String.join(", ", methods));
    problems.write(request, response, Problem.METHOD_NOT_ALLOWED);
  }

  private record Line(Operation operation, PathPattern path) {}
}
