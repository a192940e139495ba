package io.connexus.auth.application;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.connexus.platform.Ids;
import io.connexus.user.Member;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Access tokens: RS256, because verifying happens at every request and costs a fifteenth of
 * ES256's. Claims: {@code sub} the user, {@code ws} the workspace, {@code role} in lower case.
 */
public final class AccessTokens {
  /** How far the clocks of two nodes may be apart. */
  private static final Duration SKEW = Duration.ofSeconds(5);

  private final List<RSAKey> keys;
  private final RSASSASigner signer;
  private final AuthSettings settings;
  private final InstantSource clock;

  /**
   * @param keys with their private parts, the newest first: it signs, all of them verify
   */
  public AccessTokens(List<RSAKey> keys, AuthSettings settings, InstantSource clock) {
    this.keys = List.copyOf(keys);
    this.settings = settings;
    this.clock = clock;
    try {
      this.signer = new RSASSASigner(this.keys.getFirst());
    } catch (JOSEException e) {
      throw new IllegalArgumentException("the newest signing key cannot sign", e);
    }
  }

  /** A token for the member, valid from now on. */
  Issued issue(Member member) {
    var now = clock.instant();
    var expiresAt = now.plus(settings.accessTokenLife());
    var header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .keyID(keys.getFirst().getKeyID())
            .type(JOSEObjectType.JWT)
            .build();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(settings.issuer())
            .audience(settings.audience())
            .subject(member.id().toString())
            .claim("ws", member.workspace().toString())
            .claim("role", member.role().name().toLowerCase(Locale.ROOT))
            .jwtID(Ids.next().toString())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(expiresAt))
            .build();
    var jwt = new SignedJWT(header, claims);
    try {
      jwt.sign(signer);
    } catch (JOSEException e) {
      throw new IllegalStateException("an access token could not be signed", e);
    }
    return new Issued(jwt.serialize(), expiresAt);
  }

  /** Verifies such tokens: signature by one of our keys, issuer, audience, time. */
  public JwtDecoder decoder() {
    var known = new JWKSet(keys.stream().<JWK>map(RSAKey::toPublicJWK).toList());
    var processor = new DefaultJWTProcessor<SecurityContext>();
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, new ImmutableJWKSet<>(known)));
    processor.setJWTClaimsSetVerifier((_, _) -> {}); // the validators below do it, by our clock
    var timestamps = new JwtTimestampValidator(SKEW);
    timestamps.setClock(clock.withZone(ZoneOffset.UTC));
    var decoder = new NimbusJwtDecoder(processor);
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<Jwt>(
            timestamps,
            new JwtClaimValidator<Instant>("exp", Objects::nonNull),
            new JwtIssuerValidator(settings.issuer()),
            new JwtAudienceValidator(settings.audience())));
    return decoder;
  }

  /** A token and its end. */
  record Issued(String token, Instant expiresAt) {
    @Override
    public String toString() {
      return "Issued[***, " + expiresAt + "]";
    }
  }
}
