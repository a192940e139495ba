package io.connexus.auth.application;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.connexus.platform.Ids;
import io.connexus.user.Member;
import java.security.Key;
import java.security.PublicKey;
import java.security.interfaces.EdECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Access tokens, signed with Ed25519; why is in {@code docs/adr/0012-tokens.md}. A token verifies
 * with the key that its header names and that key's own algorithm alone. Claims: {@code sub} the
 * user, {@code ws} the workspace, {@code sid} the sign-in; {@code role}, in lower case, is for
 * clients to read: what counts is the role of the moment.
 */
public final class AccessTokens {
  /** How far the clocks of two nodes may be apart. */
  static final Duration SKEW = Duration.ofSeconds(5);

  /** A new key signs only when everybody who keeps a copy of the key set has seen it. */
  static final Duration PUBLISHED_BEFORE_USE = Duration.ofMinutes(15);

  private final AuthSettings settings;
  private final InstantSource clock;
  private volatile Keys keys;

  /**
   * @param known with their private parts, the newest first: all verify, and the newest that has
   *     been known for a while signs
   */
  public AccessTokens(List<SigningKey> known, AuthSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    this.keys = Keys.of(known, clock.instant());
  }

  /** Goes on with these. */
  public void use(List<SigningKey> known) {
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
    var jwt = new SignedJWT(current.header(), claims);
    try {
      jwt.sign(current.signer());
    } catch (JOSEException e) {
      throw new IllegalStateException("an access token could not be signed", e);
    }
    return new Issued(jwt.serialize(), expiresAt);
  }

  /** Verifies such tokens: signature by one of our keys, issuer, audience, time. */
  public JwtDecoder decoder() {
    var processor = new DefaultJWTProcessor<SecurityContext>();
    processor.setJWSKeySelector((header, _) -> keys.verifying(header));
    processor.setJWSVerifierFactory(new Verifiers());
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
  private record Keys(
      JWSHeader header, JWSSigner signer, Map<String, SigningKey> known, JWKSet published) {
    static Keys of(List<SigningKey> known, Instant now) {
      var signing =
          known.stream()
              .filter(key -> !key.madeAt().plus(PUBLISHED_BEFORE_USE).isAfter(now))
              .findFirst()
              .orElse(known.getLast());
      return new Keys(
          new JWSHeader.Builder(signing.algorithm())
              .keyID(signing.id())
              .type(JOSEObjectType.JWT)
              .build(),
          signing.signer(),
          known.stream().collect(Collectors.toMap(SigningKey::id, key -> key)),
          new JWKSet(known.stream().map(SigningKey::published).toList()));
    }

    /** Our key of that id, for its own algorithm only, whatever the header says of either. */
    List<PublicKey> verifying(JWSHeader header) {
      var key = header.getKeyID() == null ? null : known.get(header.getKeyID());
      return key == null || !key.algorithm().equals(header.getAlgorithm())
          ? List.of()
          : List.of(key.pair().getPublic());
    }
  }

  /** Nimbus's own, and Ed25519. */
  private static final class Verifiers extends DefaultJWSVerifierFactory {
    @Override
    public JWSVerifier createJWSVerifier(JWSHeader header, Key key) throws JOSEException {
      return key instanceof EdECPublicKey edwards
          ? new EdDsa.Verifier(edwards)
          : super.createJWSVerifier(header, key);
    }
  }
}
