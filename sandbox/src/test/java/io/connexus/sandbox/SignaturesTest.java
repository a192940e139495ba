package io.connexus.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.connexus.sandbox.retell.RetellSignature;
import io.connexus.sandbox.telnyx.Signing;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SignaturesTest {
  private static final String SEED =
      "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

  @Test
  void ed25519KeyOfAKnownSeed() {
    assertThat(new Signing(HexFormat.of().parseHex(SEED)).publicKey())
        .isEqualTo("A6EHv/POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg=");
  }

  @Test
  void theSameSeedMakesTheSameKey() {
    assertThat(Signing.fromSeed(5).publicKey())
        .isEqualTo(Signing.fromSeed(5).publicKey())
        .isNotEqualTo(Signing.fromSeed(6).publicKey());
  }

  @Test
  void telnyxSignatureOfTheVector() throws Exception {
    Optional<JsonNode> found = References.read("telnyx-webhooks/_signature-test-vector.json");
    if (found.isEmpty()) {
      return;
    }
    JsonNode vector = found.get();
    Signing signing =
        new Signing(HexFormat.of().parseHex(vector.path("private_seed_hex").asString()));
    JsonNode headers = vector.path("headers");
    byte[] body = vector.path("body").asString().getBytes(StandardCharsets.UTF_8);
    assertThat(signing.sign(headers.path("telnyx-timestamp").asString(), body))
        .isEqualTo(headers.path("telnyx-signature-ed25519").asString());
  }

  @Test
  void retellSignatureOfAKnownBody() {
    RetellSignature signature = new RetellSignature("key_0123456789abcdef0123456789ab");
    byte[] body =
        "{\"event\":\"call_started\",\"call\":{\"call_id\":\"call_7f3a1c9e5b2d4086af617c3e0d1\"}}"
            .getBytes(StandardCharsets.UTF_8);
    assertThat(signature.header(body, 1790000000000L))
        .isEqualTo(
            "v=1790000000000,d=888e8425f9ffe349daf1eca337d01522c7dece3fcaffbe06f1c8842a6a2aff31");
    assertThat(signature.header(new byte[0], 1790000000000L))
        .isEqualTo(
            "v=1790000000000,d=64d516df807580fcb8b2cc5633bce6def157bc44c67c31ccc761605a3e00cf87");
  }

  @Test
  void retellSignaturesOfTheVectors() throws Exception {
    Optional<JsonNode> found = References.read("retell-samples/signature-vectors.json");
    if (found.isEmpty()) {
      return;
    }
    for (JsonNode vector : found.get().path("vectors")) {
      String header = vector.path("header").asString();
      if (!vector.path("valid").asBoolean() || !header.startsWith("v=")) {
        continue;
      }
      long millis = Long.parseLong(header.substring(2, header.indexOf(',')));
      byte[] body = vector.path("raw_body").asString().getBytes(StandardCharsets.UTF_8);
      RetellSignature signature = new RetellSignature(vector.path("api_key").asString());
      assertThat(signature.header(body, millis))
          .as(vector.path("name").asString())
          .isEqualTo(header);
    }
  }
}
