package io.connexus.auth.adapter.webauthn;

import static org.assertj.core.api.Assertions.assertThat;

import io.connexus.auth.SoftKey;
import io.connexus.auth.application.PasskeyStore;
import io.connexus.platform.Ids;
import io.connexus.platform.ProblemException;
import io.connexus.platform.UserId;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** What an answer of an authenticator must be, and that nothing else counts. */
class Webauthn4jCeremoniesTest {
  private static final byte[] CHALLENGE = "0123456789abcdef0123456789abcdef".getBytes();
  private static final String SAID = SoftKey.base64(CHALLENGE);
  private static final UserId USER =
      new UserId(UUID.fromString("0190a0a0-0000-7000-8000-000000000001"));

  /** They say which credential it is, which then has to be proven: one of them is enough. */
  private static final Set<String> NAMES_ONLY = Set.of("id", "rawId", "type");

  private final Webauthn4jCeremonies ceremonies =
      new Webauthn4jCeremonies(URI.create("https://phone.example"));
  private final SoftKey key = new SoftKey();

  Webauthn4jCeremoniesTest() {
    key.user =
        ByteBuffer.allocate(16)
            .putLong(USER.value().getMostSignificantBits())
            .putLong(USER.value().getLeastSignificantBits())
            .array();
  }

  private static Stream<Arguments> lies() {
    return Stream.of(
        lie("another origin", claims -> claims.origin = "https://evil.example"),
        lie("an origin below ours", claims -> claims.origin = "https://x.phone.example"),
        lie("an origin that begins like ours", c -> c.origin = "https://phone.example.evil.org"),
        lie("our host without TLS", claims -> claims.origin = "http://phone.example"),
        lie("our host, another port", claims -> claims.origin = "https://phone.example:8443"),
        lie("a frame of another page", claims -> claims.crossOrigin = true),
        lie("another site", claims -> claims.site = "evil.example"),
        lie("a site above ours", claims -> claims.site = "example"),
        lie("nobody was there", claims -> claims.present = false),
        lie("nobody was verified", claims -> claims.verified = false),
        lie(
            "the other ceremony",
            c -> c.type = c.type.endsWith("get") ? "webauthn.create" : "webauthn.get"),
        lie("a challenge of their own", c -> c.challenge = SoftKey.base64(new byte[32])),
        lie("no challenge", claims -> claims.challenge = ""));
  }

  private static Arguments lie(String name, Consumer<SoftKey.Claims> lie) {
    return Arguments.of(name, lie);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lies")
  void aLieMakesNoPasskeyAndSignsNobodyIn(String name, Consumer<SoftKey.Claims> lie) {
    var claims = SoftKey.making(SAID);
    lie.accept(claims);
    refused(() -> ceremonies.registered(key.make(claims).toString(), CHALLENGE));

    var kept = kept();
    var told = SoftKey.using(SAID);
    lie.accept(told);
    refused(() -> ceremonies.signedIn(key.use(told).toString(), CHALLENGE, kept));
  }

  @Test
  void theTruthSignsIn() {
    var kept = kept();
    key.signCount = 7;
    var answer = key.use(SoftKey.using(SAID)).toString();

    assertThat(ceremonies.credentialId(answer)).isEqualTo(key.id);
    assertThat(ceremonies.signedIn(answer, CHALLENGE, kept)).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"clientDataJSON", "authenticatorData", "signature"})
  void everyOctetOfASignInCounts(String field) {
    var kept = kept();
    key.signCount++;
    int length = decoded(key.use(SoftKey.using(SAID)), field).length;
    for (int place = 0; place < length; place++) {
      var answer = key.use(SoftKey.using(SAID));
      byte[] octets = decoded(answer, field);
      octets[place % octets.length] ^= 1;
      ((ObjectNode) answer.get("response")).put(field, SoftKey.base64(octets));
      refused(() -> ceremonies.signedIn(answer.toString(), CHALLENGE, kept));
    }
  }

  /** Whatever is missing, of another kind or broken is refused as such, never an error of ours. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "id",
        "rawId",
        "type",
        "response",
        "clientDataJSON",
        "authenticatorData",
        "signature",
        "userHandle",
        "attestationObject"
      })
  void brokenAnswersAreRefused(String field) {
    var kept = kept();
    for (var value : new Object[] {null, 7, "", "!", "AAAA", Map.of(), List.of(1)}) {
      key.signCount++;
      var used = key.use(SoftKey.using(SAID));
      if (set(used, field, value)) {
        refusedOr(
            NAMES_ONLY.contains(field),
            () -> {
              var _ = ceremonies.credentialId(used.toString());
              var _ = ceremonies.signedIn(used.toString(), CHALLENGE, kept);
            });
      }
      var made = key.make(SoftKey.making(SAID));
      if (set(made, field, value)) {
        refusedOr(
            NAMES_ONLY.contains(field), () -> ceremonies.registered(made.toString(), CHALLENGE));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "7", "[]", "{}", "{\"id\":", "\"x\""})
  void whatIsNoAnswerIsRefused(String json) {
    refused(() -> ceremonies.credentialId(json));
    refused(() -> ceremonies.registered(json, CHALLENGE));
    refused(() -> ceremonies.signedIn(json, CHALLENGE, kept()));
  }

  private PasskeyStore.Stored kept() {
    var made = ceremonies.registered(key.make(SoftKey.making(SAID)).toString(), CHALLENGE);
    key.signCount++;
    return new PasskeyStore.Stored(
        Ids.next(),
        USER,
        made.credentialId(),
        made.credential(),
        made.signCount(),
        "Key",
        Instant.EPOCH,
        null);
  }

  private static byte[] decoded(ObjectNode answer, String field) {
    return Base64.getUrlDecoder().decode(answer.get("response").get(field).asString());
  }

  /** False if there is no such field. */
  private static boolean set(ObjectNode answer, String field, Object value) {
    for (var parent : List.of(answer, (ObjectNode) answer.get("response"))) {
      if (parent.has(field)) {
        parent.putPOJO(field, value);
        return true;
      }
    }
    return false;
  }

  private static void refused(ThrowingCallable check) {
    refusedOr(false, check);
  }

  private static void refusedOr(boolean fine, ThrowingCallable check) {
    try {
      check.call();
    } catch (ProblemException e) {
      assertThat(e.problem().slug()).isEqualTo("bad-passkey");
      return;
    } catch (Throwable e) {
      throw new AssertionError("not refused but failed", e);
    }
    assertThat(fine).as("accepted").isTrue();
  }
}
