package io.connexus.auth.application;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSource;
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
import java.util.Objects;
import java.util.UUID;
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
 * ES256's. Claims: {@code sub} the user, {@code ws} the workspace, {@code sid} the sign-in; {@code
 * role}, in lower case, is for clients to read: what counts is the role of the moment.
 */
public final class AccessTokens {
  /** How far the clocks of two nodes may be apart. */
  private static final Duration SKEW = Duration.ofSeconds(5);

  /** A new key signs only when everybody who keeps a copy of the key set has seen it. */
  static final Duration PUBLISHED_BEFORE_USE = Duration.ofMinutes(15);

  private final AuthSettings settings;
  private final InstantSource clock;
  private volatile Keys keys;

  /**
   * @param known with their private parts, the newest first: all verify, and the newest that has
   *     been known for a while signs
   */
  public AccessTokens(List<SigningKeys.Key> known, AuthSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    this.keys = Keys.of(known, clock.instant());
  }

  /** Goes on with these. */
  public void use(List<SigningKeys.Key> known) {
    keys = Keys.of(known, clock.instant());
  }

  /** The public keys (RFC 7517). */
  public JWKSet publicKeys() {
    return keys.published();
  }

  /** A token for the member, valid from now on. */
  Issued issue(Member member, UUID session) {
    var current = keys;
    var now = clock.instant();
    var expiresAt = now.plus(settings.accessTokenLife());
    var header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .keyID(current.signing().getKeyID())
            .type(JOSEObjectType.JWT)
            .build();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(settings.issuer())
            .audience(settings.audience())
            .subject(member.id().toString())
            .claim("ws", member.workspace().toString())
            .claim("role", member.role().text())
            .claim("sid", session.toString())
            .jwtID(Ids.next().toString())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(expiresAt))
            .build();
    var jwt = new SignedJWT(header, claims);
    try {
      jwt.sign(current.signer());
    } catch (JOSEException e) {
      throw new IllegalStateException("an access token could not be signed", e);
    }
    return new Issued(jwt.serialize(), expiresAt);
  }

  /** Verifies such tokens: signature by one of our keys, issuer, audience, time. */
  public JwtDecoder decoder() {
    JWKSource<SecurityContext> known = (selector, _) -> selector.select(keys.published());
    var processor = new DefaultJWTProcessor<SecurityContext>();
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, known));
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

  /** The keys of this moment. */
  private record Keys(RSAKey signing, RSASSASigner signer, JWKSet published) {
    static Keys of(List<SigningKeys.Key> known, Instant now) {
      var signing =
          known.stream()
              .filter(key -> !key.madeAt().plus(PUBLISHED_BEFORE_USE).isAfter(now))
              .findFirst()
              .orElse(known.getLast())
              .key();
      try {
        return new Keys(
            signing,
            new RSASSASigner(signing),
            new JWKSet(known.stream().<JWK>map(key -> key.key().toPublicJWK()).toList()));
      } catch (JOSEException e) {
        throw new IllegalArgumentException("a signing key cannot sign", e);
      }
    }
  }
}
