package io.connexus.gateway;

import io.connexus.platform.Actor;
import io.connexus.platform.TokenCheck;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/** A member who has shown a valid access token. */
final class MemberAuthentication extends AbstractAuthenticationToken {
  private static final long serialVersionUID = 1L;

  private final transient Actor actor;

  MemberAuthentication(Actor actor) {
    super(List.of());
    this.actor = actor;
    setAuthenticated(true);
  }

  Actor actor() {
    return actor;
  }

  @Override
  public Object getPrincipal() {
    return actor.user().toString();
  }

  @Override
  public Object getCredentials() {
    return "";
  }

  /** Asks whose token it is. */
  record Check(TokenCheck tokens) implements AuthenticationManager {
    @Override
    public Authentication authenticate(Authentication shown) {
      return tokens
          .actor(((BearerTokenAuthenticationToken) shown).getToken())
          .map(MemberAuthentication::new)
          .orElseThrow(() -> new InvalidBearerTokenException("not valid"));
    }
  }
}
