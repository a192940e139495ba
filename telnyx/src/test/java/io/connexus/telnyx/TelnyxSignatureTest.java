package io.connexus.telnyx;

import static io.connexus.telnyx.TelnyxSignature.Verdict.MALFORMED;
import static io.connexus.telnyx.TelnyxSignature.Verdict.MISSING;
import static io.connexus.telnyx.TelnyxSignature.Verdict.VALID;
import static io.connexus.telnyx.TelnyxSignature.Verdict.WRONG;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Signs with the JDK, so that the check is not tested against itself. */
class TelnyxSignatureTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_779_233_415L);
  private static final byte[] BODY = "{\"data\":{\"id\":\"ü\"}}".getBytes(UTF_8);

  private final KeyPair pair = pair();
  private final TelnyxSignature telnyx = new TelnyxSignature(spki(pair));

  private static KeyPair pair() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String spki(KeyPair pair) {
    return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
  }

  private String sign(String timestamp, byte[] body) {
    try {
      var signature = Signature.getInstance("Ed25519");
      signature.initSign(pair.getPrivate());
      signature.update((timestamp + "|").getBytes(UTF_8));
      signature.update(body);
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String seconds(long offset) {
    return String.valueOf(NOW.getEpochSecond() + offset);
  }

  @Test
  void aGenuineWebhookIsTaken() {
    assertThat(telnyx.verify(BODY, seconds(0), sign(seconds(0), BODY), NOW)).isEqualTo(VALID);
    assertThat(VALID.accepted()).isTrue();
    assertThat(WRONG.accepted()).isFalse();
  }

  @Test
  void theRawFormOfTheKeyIsAsGood() {
    byte[] spki = pair.getPublic().getEncoded();
    var raw = Base64.getEncoder().encodeToString(Arrays.copyOfRange(spki, 12, 44));
    assertThat(new TelnyxSignature(raw).verify(BODY, seconds(0), sign(seconds(0), BODY), NOW))
        .isEqualTo(VALID);
  }

  @ParameterizedTest
  @CsvSource({"-300, VALID", "300, VALID", "-301, STALE", "301, STALE"})
  void fiveMinutesEitherWayAreTolerated(long offset, TelnyxSignature.Verdict verdict) {
    var at = seconds(offset);
    assertThat(telnyx.verify(BODY, at, sign(at, BODY), NOW)).isEqualTo(verdict);
  }

  @Test
  void oneOtherByteIsNoticed() {
    byte[] other = BODY.clone();
    other[3] ^= 1;
    assertThat(telnyx.verify(other, seconds(0), sign(seconds(0), BODY), NOW)).isEqualTo(WRONG);
    assertThat(telnyx.verify(BODY, seconds(1), sign(seconds(0), BODY), NOW)).isEqualTo(WRONG);
    assertThat(
            new TelnyxSignature(spki(pair())).verify(BODY, seconds(0), sign(seconds(0), BODY), NOW))
        .isEqualTo(WRONG);
  }

  @Test
  void missingHeadersAreRefused() {
    assertThat(telnyx.verify(BODY, null, sign(seconds(0), BODY), NOW)).isEqualTo(MISSING);
    assertThat(telnyx.verify(BODY, seconds(0), null, NOW)).isEqualTo(MISSING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "1e9", "-5", "99999999999999999999", "1779233415 ", "１７７９"})
  void aTimestampThatIsNoNumberIsRefused(String timestamp) {
    assertThat(telnyx.verify(BODY, timestamp, sign(timestamp, BODY), NOW)).isEqualTo(MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "!!!", "AAAA", "=", "IRDJ0+NQggLKIFYN/3HQa"})
  void aSignatureOfTheWrongShapeIsRefused(String signature) {
    assertThat(telnyx.verify(BODY, seconds(0), signature, NOW)).isEqualTo(MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "AAAA", "not base64"})
  void aKeyThatIsNoneStopsTheStart(String key) {
    assertThatThrownBy(() -> new TelnyxSignature(key)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anotherAlgorithmsKeyOfTheSameLengthStopsTheStart() {
    var x25519 = Base64.getEncoder().encodeToString(new byte[44]);
    assertThatThrownBy(() -> new TelnyxSignature(x25519))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** A vector made by another implementation (key seed 00..1f), for the key's two forms. */
  @Test
  void theVectorOfAnotherImplementationHolds() {
    var body =
        "{\"data\":{\"event_type\":\"call.initiated\",\"id\":\"0ccc7b54-4df3-4bca-a65a-3da1ecc777f0\",\"occurred_at\":\"2026-05-19T23:30:15.038431Z\",\"payload\":{\"call_control_id\":\"v3:TEST\",\"direction\":\"incoming\",\"from\":\"+15550100101\",\"state\":\"parked\",\"to\":\"+15550100200\"},\"record_type\":\"event\"},\"meta\":{\"attempt\":1,\"delivered_to\":\"https://connexus.example.com/webhooks/telnyx\"}}";
    var signature =
        "IRDJ0+NQggLKIFYN/3HQa/hZPl0TIath6fGwNLckh+582q6Kq9V8wDLQNMHG9ZtRoJFayFePkBExWB3/BbW5Ag==";
    for (var key :
        new String[] {
          "A6EHv/POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg=",
          "MCowBQYDK2VwAyEAA6EHv/POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg="
        }) {
      assertThat(
              new TelnyxSignature(key)
                  .verify(body.getBytes(UTF_8), "1779233415", signature, NOW.plusSeconds(60)))
          .isEqualTo(VALID);
    }
  }

  @Test
  void theReferenceVectorHoldsWhereItIsPresent() {
    TelnyxContract.file("telnyx-webhooks/_signature-test-vector.json")
        .map(text -> JsonMapper.shared().readTree(text))
        .ifPresent(vector -> {
          var headers = vector.path("headers");
          var at = headers.path("telnyx-timestamp").asString();
          assertThat(
                  new TelnyxSignature(vector.path("public_key_base64").asString())
                      .verify(
                          vector.path("body").asString().getBytes(UTF_8),
                          at,
                          headers.path("telnyx-signature-ed25519").asString(),
                          Instant.ofEpochSecond(Long.parseLong(at))))
              .isEqualTo(VALID);
        });
  }
}
