package io.connexus.auth;

import static io.connexus.auth.Client.json;
import static io.connexus.auth.Client.newEmail;
import static io.connexus.auth.Client.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.connexus.auth.adapter.postgres.PostgresSigningKeys;
import io.connexus.auth.application.AccessTokens;
import io.connexus.auth.application.AuthSettings;
import io.connexus.auth.application.KeyRotation;
import io.connexus.auth.application.SigningKey;
import io.connexus.platform.MutableClock;
import io.connexus.platform.TestDatabase;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Date;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the edge makes of tokens that are not, or no longer, ours. */
@SpringBootTest(
    classes = AuthApp.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {"connexus.auth.registration=open", "connexus.gateway.sign-ins-per-minute=100000"})
class TokensIT {
  @Autowired MutableClock clock;
  @Autowired TestDatabase database;
  @Autowired AuthSettings settings;
  @Autowired KeyRotation rotation;
  private Client client;
  private SigningKey key;
  private String token;

  @BeforeEach
  void signIn(@LocalServerPort int port) {
    database.jdbc().sql("delete from auth.signing_key").update();
    rotation.run();
    client = new Client(port);
    token = json(client.register(newEmail()), 201).get("accessToken").asString();
    key = new PostgresSigningKeys(database.jdbc(), database.transactions(), clock).all().getFirst();
  }

  @Test
  void aTokenSaysWhatTheDesignSays() throws Exception {
    var jwt = SignedJWT.parse(token);

    assertThat(jwt.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.EdDSA);
    assertThat(jwt.getHeader().getKeyID()).isEqualTo(key.id());
    var claims = jwt.getJWTClaimsSet();
    assertThat(claims.getIssuer()).isEqualTo("connexus");
    assertThat(claims.getAudience()).containsExactly("connexus-api");
    assertThat(claims.getStringClaim("role")).isEqualTo("owner");
    UUID.fromString(claims.getSubject());
    UUID.fromString(claims.getStringClaim("ws"));
    assertThat(claims.getExpirationTime().toInstant())
        .isEqualTo(clock.instant().plus(Duration.ofMinutes(10)));
    assertThat(claims.getClaims().toString()).doesNotContain("example.com");
  }

  @Test
  void aCopyMadeByTheTestsThemselvesIsGoodSoTheRefusalsBelowMeanSomething() throws Exception {
    json(client.profile(signed(key, claims().build())), 200);
  }

  @Test
  void anAlteredTokenIsRefused() {
    var parts = token.split("\\.");
    var altered = parts[1].charAt(20) == 'A' ? 'B' : 'A';
    var payload = parts[1].substring(0, 20) + altered + parts[1].substring(21);

    refuse(parts[0] + "." + payload + "." + parts[2]);
    refuse(parts[0] + "." + parts[1] + ".");
    refuse(parts[0] + "." + parts[1]);
  }

  @Test
  void aTokenWithoutSignatureIsRefused() throws Exception {
    refuse(new PlainJWT(claims().build()).serialize());
  }

  @Test
  void aTokenSignedWithThePublicKeyAsASharedSecretIsRefused() throws Exception {
    var header = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.id()).build();

    for (var secret : java.util.List.of(octets(key), key.pair().getPublic().getEncoded())) {
      refuse(signed(header, new MACSigner(secret), claims().build()));
    }
  }

  @Test
  void aTokenOfAForeignKeyIsRefusedEvenUnderOurKeyId() throws Exception {
    for (var kind : java.util.List.of("Ed25519", "RSA")) {
      refuse(signed(made(kind, key.id()), claims().build()));
      refuse(signed(made(kind, "other"), claims().build()));
    }
  }

  @Test
  void aTokenThatBringsItsOwnKeyIsRefused() throws Exception {
    var own = new RSAKeyGenerator(2048).keyID("own").generate();
    var rsa = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("own").jwk(own.toPublicJWK()).build();
    var other = made("Ed25519", key.id());
    var edwards = new JWSHeader.Builder(JWSAlgorithm.EdDSA).keyID(key.id()).jwk(jwk(other)).build();

    refuse(signed(rsa, new RSASSASigner(own), claims().build()));
    refuse(signed(edwards, other.signer(), claims().build()));
  }

  @Test
  void aTokenWithoutKeyIdOrWithCriticalExtensionsIsRefused() throws Exception {
    refuse(signed(new JWSHeader(JWSAlgorithm.EdDSA), key.signer(), claims().build()));
    var critical =
        new JWSHeader.Builder(JWSAlgorithm.EdDSA)
            .keyID(key.id())
            .customParam("exempt", true)
            .criticalParams(Set.of("exempt"))
            .build();
    refuse(signed(critical, key.signer(), claims().build()));
  }

  @Test
  void aKeyVerifiesForItsOwnAlgorithmAlone() throws Exception {
    var old = oldKey();
    rotation.run();

    json(client.profile(signed(old, claims().build())), 200);
    for (var swapped : java.util.List.of(JWSAlgorithm.RS512, JWSAlgorithm.PS256)) {
      var header = new JWSHeader.Builder(swapped).keyID(old.id()).build();
      refuse(signed(header, old.signer(), claims().build()));
    }
    refuse(signed(header(JWSAlgorithm.EdDSA, old.id()), key.signer(), claims().build()));
    refuse(signed(header(JWSAlgorithm.RS256, key.id()), old.signer(), claims().build()));
    // A header that lies about what signed: the octets are of the one, the name is the other's.
    refuse(relabelled(signed(old, claims().build()), header(JWSAlgorithm.EdDSA, key.id())));
    refuse(relabelled(signed(key, claims().build()), header(JWSAlgorithm.RS256, old.id())));
  }

  @Test
  void whereAnRsaKeySignsAnotherKindTakesOver() throws Exception {
    clock.advance(Duration.ofMinutes(1));
    var old = oldKey();
    clock.advance(Duration.ofSeconds(1));
    rotation.run();
    var keys = new PostgresSigningKeys(database.jdbc(), database.transactions(), clock);

    assertThat(keys.all().getFirst().algorithm()).isEqualTo(JWSAlgorithm.EdDSA);
    assertThat(keys.all().get(1).id()).isEqualTo(old.id());
    clock.advance(Duration.ofDays(2));
    rotation.run();
    assertThat(keys.all()).hasSize(1).allMatch(left -> left.algorithm() == JWSAlgorithm.EdDSA);
  }

  @Test
  void aTokenForOthersOrByOthersOrWithoutEndIsRefused() throws Exception {
    refuse(signed(key, claims().issuer("someone").build()));
    refuse(signed(key, claims().audience("elsewhere").build()));
    refuse(signed(key, claims().audience((String) null).build()));
    refuse(signed(key, claims().expirationTime(null).build()));
    refuse(signed(key, claims().notBeforeTime(in(Duration.ofMinutes(1))).build()));
    refuse(signed(key, claims().claim("sid", null).build()));
    refuse(signed(key, claims().claim("sid", "x").build()));
    refuse(signed(key, claims().claim("sid", UUID.randomUUID().toString()).build()));
    refuse(signed(key, claims().subject(UUID.randomUUID().toString()).build()));
  }

  @Test
  void whatATokenSaysOfRoleAndWorkspaceCountsForNothing() throws Exception {
    var claims = claims().claim("role", "god").claim("ws", UUID.randomUUID().toString());

    var profile = json(client.profile(signed(key, claims.build())), 200);

    assertThat(profile.get("role").asString()).isEqualTo("owner");
    assertThat(profile.get("workspaceId").asString())
        .isEqualTo(SignedJWT.parse(token).getJWTClaimsSet().getStringClaim("ws"));
  }

  @Test
  void theKeyChangesWithoutLoggingAnybodyOut() throws Exception {
    var keys = new PostgresSigningKeys(database.jdbc(), database.transactions(), clock);
    clock.advance(Duration.ofDays(31));
    var email = newEmail();
    var before = json(client.register(email), 201).get("accessToken").asString();

    rotation.run();

    assertThat(kids()).hasSize(keys.all().size()).contains(kid(before));
    assertThat(kid(login(email))).as("published before it signs").isEqualTo(kid(before));
    clock.advance(Duration.ofMinutes(9));
    json(client.profile(before), 200);
    clock.advance(Duration.ofMinutes(7));
    rotation.run();
    var after = login(email);
    assertThat(kid(after)).isNotEqualTo(kid(before));
    json(client.profile(after), 200);
    clock.advance(Duration.ofDays(2));
    rotation.run();
    assertThat(kids()).containsExactly(kid(after));
  }

  private String login(String email) {
    return json(client.logIn(email, Client.PASSWORD), 200).get("accessToken").asString();
  }

  private static String kid(String token) throws java.text.ParseException {
    return SignedJWT.parse(token).getHeader().getKeyID();
  }

  private java.util.List<String> kids() {
    return json(client.get("/v1/auth/jwks"), 200)
        .get("keys")
        .valueStream()
        .peek(key -> assertThat(key.has("d")).isFalse())
        .map(key -> key.get("kid").asString())
        .toList();
  }

  @Test
  void aTokenEndsAfterTenMinutes() {
    clock.advance(Duration.ofMinutes(10).minusSeconds(1));
    json(client.profile(token), 200);
    clock.advance(Duration.ofSeconds(7)); // clocks may be five seconds apart
    refuse(token);
  }

  @Test
  void aRestartLogsNobodyOut() {
    var afterRestart =
        new AccessTokens(
            new PostgresSigningKeys(database.jdbc(), database.transactions(), clock).all(),
            settings,
            clock);

    assertThat(afterRestart.decoder().decode(token).getClaimAsString("role")).isEqualTo("owner");
  }

  private void refuse(String bad) {
    refused(client.profile(bad), 401, "unauthenticated");
  }

  private JWTClaimsSet.Builder claims() throws Exception {
    return new JWTClaimsSet.Builder(SignedJWT.parse(token).getJWTClaimsSet());
  }

  private Date in(Duration time) {
    return Date.from(clock.instant().plus(time));
  }

  /** As they were made once; the newest, so that it would sign. */
  private SigningKey oldKey() throws GeneralSecurityException {
    var made = made("RSA", UUID.randomUUID().toString());
    database
        .jdbc()
        .sql(
            "insert into auth.signing_key (kid, private_key, public_key, created_at) values (?, ?, ?, ?)")
        .params(
            made.id(),
            made.pair().getPrivate().getEncoded(),
            made.pair().getPublic().getEncoded(),
            Timestamp.from(clock.instant()))
        .update();
    return made;
  }

  private SigningKey made(String kind, String id) throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance(kind);
    if (kind.equals("RSA")) {
      generator.initialize(2048);
    }
    return new SigningKey(id, generator.generateKeyPair(), clock.instant());
  }

  private static OctetKeyPair jwk(SigningKey key) {
    var octets = com.nimbusds.jose.util.Base64URL.encode(octets(key));
    return new OctetKeyPair.Builder(com.nimbusds.jose.jwk.Curve.Ed25519, octets).build();
  }

  /** The last 32 of a public Ed25519 key (RFC 8410, section 4). */
  private static byte[] octets(SigningKey key) {
    var encoded = key.pair().getPublic().getEncoded();
    return java.util.Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
  }

  private static JWSHeader header(JWSAlgorithm algorithm, String id) {
    return new JWSHeader.Builder(algorithm).keyID(id).build();
  }

  /** The token under another header; what was signed is left as it was. */
  private static String relabelled(String token, JWSHeader header) {
    return header.toBase64URL() + token.substring(token.indexOf('.'));
  }

  private static String signed(SigningKey with, JWTClaimsSet claims) throws Exception {
    return signed(header(with.algorithm(), with.id()), with.signer(), claims);
  }

  private static String signed(JWSHeader header, JWSSigner signer, JWTClaimsSet claims)
      throws Exception {
    if (signer.supportedJWSAlgorithms().contains(header.getAlgorithm())) {
      var jwt = new SignedJWT(header, claims);
      jwt.sign(signer);
      return jwt.serialize();
    }
    var own = new JWSHeader(signer.supportedJWSAlgorithms().iterator().next());
    var input = header.toBase64URL() + "." + claims.toPayload().toBase64URL();
    return input
        + "."
        + signer.sign(own, input.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
  }
}
