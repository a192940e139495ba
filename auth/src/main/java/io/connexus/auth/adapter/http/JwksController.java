package io.connexus.auth.adapter.http;

import io.connexus.auth.application.AccessTokens;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The public keys of access tokens, for whoever wants to check one. */
@RestController
@RequestMapping("/v1/auth/jwks")
public class JwksController {
  private final AccessTokens tokens;

  public JwksController(AccessTokens tokens) {
    this.tokens = tokens;
  }

  /** A JWK set (RFC 7517). */
  @GetMapping
  Map<String, Object> keys() {
    return tokens.publicKeys().toJSONObject(true);
  }
}
