package io.connexus.sandbox.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.connexus.sandbox.Sandbox;
import io.connexus.sandbox.SandboxSettings;
import io.connexus.sandbox.json.Json;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a sender of push messages meets. */
class PushIT {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static Sandbox sandbox;
  private static KeyPair sender;

  @BeforeAll
  static void start() throws Exception {
    sandbox = Sandbox.start(SandboxSettings.defaults().withPort(0));
    sender = keys();
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @AfterEach
  void calm() throws Exception {
    control("DELETE", "/chaos", "");
  }

  private static KeyPair keys() throws Exception {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private static JsonNode control(String method, String path, String body) throws Exception {
    var request =
        HttpRequest.newBuilder(sandbox.baseUrl().resolve("/sandbox" + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    String answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
    return answer.isEmpty() ? Json.object() : Json.MAPPER.readTree(answer);
  }

  private static String publicKey(KeyPair keys) {
    return Points.text(Points.octets((ECPublicKey) keys.getPublic()));
  }

  private static JsonNode subscribe() throws Exception {
    return control(
        "POST",
        "/push/subscriptions",
        Json.object().put("applicationServerKey", publicKey(sender)).toString());
  }

  // ---- a sender of its own, written after the RFCs

  private static byte[] hmac(byte[] key, byte[]... parts) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    for (byte[] part : parts) {
      mac.update(part);
    }
    return mac.doFinal();
  }

  private static byte[] sealed(JsonNode subscription, byte[] plain) throws Exception {
    byte[] browserKey = Points.octets(subscription.at("/keys/p256dh").asString());
    byte[] auth = Points.octets(subscription.at("/keys/auth").asString());
    KeyPair once = keys();
    byte[] own = Points.octets((ECPublicKey) once.getPublic());
    KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
    agreement.init(once.getPrivate());
    agreement.doPhase(Points.key(browserKey), true);
    byte[] one = {1};
    byte[] input =
        hmac(
            hmac(auth, agreement.generateSecret()),
            "WebPush: info\0".getBytes(StandardCharsets.US_ASCII),
            browserKey,
            own,
            one);
    byte[] salt = new byte[16];
    new SecureRandom().nextBytes(salt);
    byte[] prk = hmac(salt, input);
    byte[] key =
        hmac(prk, "Content-Encoding: aes128gcm\0".getBytes(StandardCharsets.US_ASCII), one);
    byte[] nonce = hmac(prk, "Content-Encoding: nonce\0".getBytes(StandardCharsets.US_ASCII), one);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE,
        new SecretKeySpec(key, 0, 16, "AES"),
        new GCMParameterSpec(128, nonce, 0, 12));
    var body = new ByteArrayOutputStream();
    body.write(salt);
    body.write(ByteBuffer.allocate(5).putInt(4096).put((byte) 65).array());
    body.write(own);
    byte[] padded = Arrays.copyOf(plain, plain.length + 3);
    padded[plain.length] = 2;
    body.write(cipher.doFinal(padded));
    return body.toByteArray();
  }

  private static String vapid(KeyPair keys, String algorithm, String audience, Instant expiry)
      throws Exception {
    var head = Json.object().put("typ", "JWT").put("alg", algorithm);
    var claims = Json.object().put("aud", audience).put("exp", expiry.getEpochSecond());
    claims.put("sub", "mailto:post@harbor-bakery.example");
    String token = Points.text(Json.bytes(head)) + "." + Points.text(Json.bytes(claims));
    Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    signature.initSign(keys.getPrivate());
    signature.update(token.getBytes(StandardCharsets.US_ASCII));
    return "vapid t=" + token + "." + Points.text(signature.sign()) + ", k=" + publicKey(keys);
  }

  private static Instant in(Duration wait) {
    return Instant.now().plus(wait);
  }

  private static Map<String, String> headers() throws Exception {
    var audience = sandbox.baseUrl().toString();
    return new HashMap<>(
        Map.of(
            "TTL", "60",
            "Content-Encoding", "aes128gcm",
            "Authorization", vapid(sender, "ES256", audience, in(Duration.ofHours(12)))));
  }

  private static HttpResponse<String> push(
      JsonNode subscription, byte[] body, Map<String, String> headers) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(subscription.path("endpoint").asString()))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static int status(JsonNode subscription, Map<String, String> headers) throws Exception {
    return push(
            subscription, sealed(subscription, "hello".getBytes(StandardCharsets.UTF_8)), headers)
        .statusCode();
  }

  // ---- what is promised

  @Test
  void aMessageIsReadByTheBrowserItWasSealedFor() throws Exception {
    var subscription = subscribe();
    var headers = headers();
    headers.put("Urgency", "high");
    headers.put("Topic", "calls");
    var body = sealed(subscription, "Ein Anruf für Sie".getBytes(StandardCharsets.UTF_8));
    var answer = push(subscription, body, headers);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    assertThat(answer.headers().firstValue("Location")).isPresent();
    var id = subscription.path("id").asString();
    var read = control("GET", "/push/messages?subscription=" + id, "");
    assertThat(read).hasSize(1);
    assertThat(read.get(0).path("text").asString()).isEqualTo("Ein Anruf für Sie");
    assertThat(read.get(0).path("ttl").asInt()).isEqualTo(60);
    assertThat(read.get(0).path("urgency").asString()).isEqualTo("high");
    assertThat(read.get(0).path("topic").asString()).isEqualTo("calls");
  }

  @Test
  void credentialsMustBeTheSubscribersFreshAndForThisService() throws Exception {
    var subscription = subscribe();
    var here = sandbox.baseUrl().toString();
    var headers = headers();
    headers.remove("Authorization");
    assertThat(status(subscription, headers)).isEqualTo(401);
    var refused =
        Map.of(
            "another's key", vapid(keys(), "ES256", here, in(Duration.ofHours(1))),
            "no algorithm", vapid(sender, "none", here, in(Duration.ofHours(1))),
            "elsewhere", vapid(sender, "ES256", "https://push.example", in(Duration.ofHours(1))),
            "stale", vapid(sender, "ES256", here, in(Duration.ofMinutes(-1))),
            "too long", vapid(sender, "ES256", here, in(Duration.ofHours(25))),
            "another scheme", "Bearer x",
            "signed by another",
                vapid(keys(), "ES256", here, in(Duration.ofHours(1)))
                    .replaceFirst("k=.*", "k=" + publicKey(sender)));
    for (var attempt : refused.entrySet()) {
      headers.put("Authorization", attempt.getValue());
      assertThat(status(subscription, headers)).as(attempt.getKey()).isEqualTo(403);
    }
    assertThat(
            control("GET", "/push/messages?subscription=" + subscription.path("id").asString(), ""))
        .isEmpty();
  }

  @Test
  void whatIsMissingOrWrongIsRefused() throws Exception {
    var subscription = subscribe();
    var headers = headers();
    headers.remove("TTL");
    assertThat(status(subscription, headers)).isEqualTo(400);
    headers = headers();
    headers.put("Content-Encoding", "aesgcm");
    assertThat(status(subscription, headers)).isEqualTo(415);
    assertThat(push(subscription, new byte[4_097], headers()).statusCode()).isEqualTo(413);
    assertThat(push(subscription, new byte[200], headers()).statusCode()).isEqualTo(400);
    var forAnother = sealed(subscribe(), "hello".getBytes(StandardCharsets.UTF_8));
    assertThat(push(subscription, forAnother, headers()).statusCode()).isEqualTo(400);
  }

  @Test
  void aSubscriptionGoes() throws Exception {
    var subscription = subscribe();
    control("DELETE", "/push/subscriptions/" + subscription.path("id").asString(), "");
    assertThat(status(subscription, headers())).isEqualTo(410);
    var unknown = ((tools.jackson.databind.node.ObjectNode) subscribe());
    unknown.put("endpoint", sandbox.baseUrl() + "/push/nobody");
    assertThat(status(unknown, headers())).isEqualTo(404);
  }

  @Test
  void thereIsTooMuchOnDemand() throws Exception {
    control("POST", "/chaos", "{\"push\":{\"status\":429}}");
    var answer = push(subscribe(), new byte[1], headers());
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).contains("1");
  }
}
