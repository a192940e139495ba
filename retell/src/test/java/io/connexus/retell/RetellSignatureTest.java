package io.connexus.retell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.json.JsonMapper;

class RetellSignatureTest {
  private static final Secret KEY = new Secret("key_own_example");
  private static final Instant AT = Instant.ofEpochMilli(1_790_000_000_000L);
  private static final byte[] BODY =
      "{\"event\":\"call_started\"}".getBytes(StandardCharsets.UTF_8);

  /** Computed with OpenSSL: printf '%s' '{"event":"call_started"}1790000000000' | openssl dgst. */
  private static final String OPENSSL =
      "v=1790000000000,d=79d210f78e2505b501ddf8643fe2c2a1ec66ec2a1d1fe0daaef68c2fca059e91";

  @Test
  void acceptsWhatAnotherImplementationSigned() {
    assertThat(RetellSignature.verify(BODY, OPENSSL, KEY, AT)).isTrue();
    assertThat(RetellSignature.sign(BODY, KEY, AT)).isEqualTo(OPENSSL);
  }

  @Test
  void fiveMinutesEitherWayAreFreshAndOneMillisecondMoreIsStale() {
    assertThat(RetellSignature.verify(BODY, OPENSSL, KEY, AT.plusMillis(300_000))).isTrue();
    assertThat(RetellSignature.verify(BODY, OPENSSL, KEY, AT.minusMillis(300_000))).isTrue();
    assertThat(RetellSignature.verify(BODY, OPENSSL, KEY, AT.plusMillis(300_001))).isFalse();
    assertThat(RetellSignature.verify(BODY, OPENSSL, KEY, AT.minusMillis(300_001))).isFalse();
  }

  @Test
  void refusesAnotherBodyAnotherKeyAndAnotherTime() {
    assertThat(RetellSignature.verify("{}".getBytes(StandardCharsets.UTF_8), OPENSSL, KEY, AT))
        .isFalse();
    assertThat(RetellSignature.verify(BODY, OPENSSL, new Secret("key_other"), AT)).isFalse();
    assertThat(RetellSignature.verify(BODY, OPENSSL.replace("v=179", "v=178"), KEY, AT)).isFalse();
  }

  @Test
  void refusesHeadersOfAnyOtherShape() {
    var digest = OPENSSL.substring(OPENSSL.indexOf("d="));
    Stream.of(
            "",
            "x",
            digest,
            "v=1790000000000",
            "v=1790000000000," + digest + "00",
            "v=1790000000000,d=zz",
            " " + OPENSSL,
            OPENSSL + "\n",
            "v=-1," + digest,
            "v=99999999999999999999999," + digest)
        .forEach(header ->
            assertThat(RetellSignature.verify(BODY, header, KEY, AT)).as(header).isFalse());
    assertThat(RetellSignature.verify(BODY, null, KEY, AT)).isFalse();
  }

  @Test
  void anEmptyKeyVerifiesNothing() {
    assertThat(RetellSignature.verify(BODY, OPENSSL, new Secret(""), AT)).isFalse();
  }

  @TestFactory
  Stream<DynamicTest> agreesWithTheVectorsOfTheReference() throws IOException {
    var file = reference("retell-samples/signature-vectors.json");
    if (file.isEmpty()) {
      System.out.println("signature vectors absent: only the built-in ones were checked");
      return Stream.empty();
    }
    var vectors = JsonMapper.shared().readTree(Files.readString(file.get())).get("vectors");
    assertThat(vectors.size()).isGreaterThan(10);
    return vectors
        .valueStream()
        .map(v ->
            DynamicTest.dynamicTest(
                v.get("name").asString(),
                () ->
                    assertThat(
                            RetellSignature.verify(
                                v.get("raw_body").asString().getBytes(StandardCharsets.UTF_8),
                                v.path("header").isNull() ? null : v.get("header").asString(),
                                new Secret(v.get("api_key").asString()),
                                Instant.ofEpochMilli(v.get("verify_at_ms").asLong())))
                        .isEqualTo(v.get("valid").asBoolean())));
  }

  private static Optional<Path> reference(String name) {
    for (var dir = Path.of("").toAbsolutePath(); dir != null; dir = dir.getParent()) {
      var file = dir.resolve("shared/reference").resolve(name);
      if (Files.exists(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }
}
