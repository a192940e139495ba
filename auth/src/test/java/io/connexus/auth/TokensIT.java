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
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.connexus.auth.adapter.postgres.PostgresSigningKeys;
import io.connexus.auth.application.AccessTokens;
import io.connexus.auth.application.AuthSettings;
import io.connexus.auth.application.KeyRotation;
import io.connexus.platform.MutableClock;
import io.connexus.platform.TestDatabase;
import java.time.Duration;
import java.util.Date;
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
  private RSAKey key;
  private String token;

  @BeforeEach
  void signIn(@LocalServerPort int port) {
    client = new Client(port);
    token = json(client.register(newEmail()), 201).get("accessToken").asString();
    key =
        new PostgresSigningKeys(database.jdbc(), database.transactions(), clock)
            .all()
            .getFirst()
            .key();
  }

  @Test
  void aTokenSaysWhatTheDesignSays() throws Exception {
    var jwt = SignedJWT.parse(token);

    assertThat(jwt.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
    assertThat(jwt.getHeader().getKeyID()).isEqualTo(key.getKeyID());
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
    var header = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build();

    refuse(signed(header, new MACSigner(key.toRSAPublicKey().getEncoded()), claims().build()));
  }

  @Test
  void aTokenOfAForeignKeyIsRefusedEvenUnderOurKeyId() throws Exception {
    refuse(signed(new RSAKeyGenerator(2048).keyID(key.getKeyID()).generate(), claims().build()));
    refuse(signed(new RSAKeyGenerator(2048).keyID("other").generate(), claims().build()));
  }

  @Test
  void aTokenThatBringsItsOwnKeyIsRefused() throws Exception {
    var own = new RSAKeyGenerator(2048).keyID("own").generate();
    var header =
        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("own").jwk(own.toPublicJWK()).build();

    refuse(signed(header, new RSASSASigner(own), claims().build()));
  }

  @Test
  void otherAlgorithmsOfOurOwnKeyAreRefused() throws Exception {
    var header = new JWSHeader.Builder(JWSAlgorithm.RS512).keyID(key.getKeyID()).build();

    refuse(signed(header, new RSASSASigner(key), claims().build()));
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

  private static String signed(RSAKey with, JWTClaimsSet claims) throws Exception {
    var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(with.getKeyID()).build();
    return signed(header, new RSASSASigner(with), claims);
  }

  private static String signed(JWSHeader header, JWSSigner signer, JWTClaimsSet claims)
      throws Exception {
    var jwt = new SignedJWT(header, claims);
    jwt.sign(signer);
    return jwt.serialize();
  }
}
