package io.connexus.gateway;

import io.connexus.platform.Actor;
import io.connexus.platform.Problem;
import io.connexus.platform.Role;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives a controller its {@link Actor}: subject, {@code ws} and {@code role} of the token. */
final class ActorArgument implements HandlerMethodArgumentResolver {

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Actor.class;
  }

  @Override
  public Actor resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    if (SecurityContextHolder.getContext().getAuthentication()
        instanceof JwtAuthenticationToken token) {
      return actor(token.getToken());
    }
    throw Problem.UNAUTHENTICATED.exception();
  }

  private static Actor actor(Jwt token) {
    try {
      return new Actor(
          new UserId(UUID.fromString(text(token.getSubject()))),
          new WorkspaceId(UUID.fromString(text(token.getClaimAsString("ws")))),
          Role.valueOf(text(token.getClaimAsString("role")).toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException e) { // ours by its signature, yet not what we issue
      throw Problem.UNAUTHENTICATED.exception();
    }
  }

  private static String text(@Nullable String claim) {
    return claim == null ? "" : claim;
  }
}
