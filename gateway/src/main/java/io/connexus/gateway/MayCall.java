package io.connexus.gateway;

import io.connexus.platform.access.Operation;
import io.connexus.platform.access.Operations;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Holds a request against the table of {@link Operations}. What no line of it matches goes on to be
 * told that it does not exist; what a line matches needs its role. Where several paths match, the
 * most specific counts, as it does in Spring MVC.
 */
final class MayCall implements AuthorizationManager<RequestAuthorizationContext> {
  private static final List<Line> TABLE =
      Operations.ALL.stream()
          .map(operation ->
              new Line(operation, PathPatternParser.defaultInstance.parse(operation.path())))
          .sorted((a, b) -> PathPattern.SPECIFICITY_COMPARATOR.compare(a.path(), b.path()))
          .toList();

  /** The operation that a request for {@code path} asks for. */
  static Optional<Operation> operation(String method, String path) {
    var asked = PathContainer.parsePath(path);
    var get = method.equals("HEAD") ? "GET" : method;
    return TABLE.stream()
        .filter(line -> line.path().matches(asked) && line.operation().method().equals(get))
        .map(Line::operation)
        .findFirst();
  }

  @Override
  public AuthorizationDecision authorize(
      Supplier<? extends @Nullable Authentication> authentication,
      RequestAuthorizationContext context) {
    if (!(authentication.get() instanceof MemberAuthentication member)) {
      return new AuthorizationDecision(false);
    }
    var request = context.getRequest();
    return new AuthorizationDecision(
        operation(request.getMethod(), Door.path(request))
            .map(Operation::least)
            .map(least -> member.actor().role().atLeast(least))
            .orElse(true));
  }

  private record Line(Operation operation, PathPattern path) {}
}
