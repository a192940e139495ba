package io.connexus.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A member's own number is proven by a code. */
class OwnNumbersIT extends NumbersCase {
  @Test
  void aCodeProvesANumberWhichThenMayRing() throws Exception {
    var own = own(ada);
    var path = NUMBERS + "/" + own.path("id").asString();
    assertThat(own.path("verified").asBoolean()).isFalse();
    assertThat(json(put(ada, path, "{\"primary\":true}"), 409).path("type").asString())
        .endsWith("/number-not-verified");

    var verified = json(post(ada, path + "/verify", code(codeFor(own))), 200);
    assertThat(verified.path("verified").asBoolean()).isTrue();
    assertThat(json(put(ada, path, "{\"primary\":true,\"label\":\"Mobile\"}"), 200).path("primary"))
        .isEqualTo(JSON.getNodeFactory().booleanNode(true));
    assertThat(members.find(ada.id()).orElseThrow().phone().value())
        .isEqualTo(own.path("number").asString());
    json(delete(ada, path), 204);
    assertThat(json(get(ada, NUMBERS), 200).path("items")).isEmpty();
  }

  @Test
  void ofManyGuessesAtOnceFiveCountAndThenTheCodeIsDead() throws Exception {
    var own = own(ada);
    var path = NUMBERS + "/" + own.path("id").asString() + "/verify";
    var right = codeFor(own);
    var wrong = right.equals("000000") ? "000001" : "000000";
    var types = atOnce(6, () -> json(post(ada, path, code(wrong)), 422).path("type").asString());
    assertThat(types).hasSize(6).allMatch(type -> type.endsWith("/code-refused"));
    assertThat(triesLeft(own)).isZero();
    assertThat(json(post(ada, path, code(right)), 422).path("type").asString())
        .endsWith("/code-refused");
  }

  @Test
  void guessesAtOnceAreCountedOneByOne() throws Exception {
    var own = own(ada);
    var path = NUMBERS + "/" + own.path("id").asString() + "/verify";
    var wrong = codeFor(own).equals("000000") ? "000001" : "000000";
    atOnce(4, () -> post(ada, path, code(wrong)).statusCode());
    assertThat(triesLeft(own)).isEqualTo(1);
    json(post(ada, path, code(codeFor(own))), 200);
  }

  @Test
  void whatDidNotLeaveIsNotCounted() throws Exception {
    var own = own(ada);
    var path = NUMBERS + "/" + own.path("id").asString() + "/verify";
    clock.ahead = Duration.ofMinutes(1);
    chaos("{\"fail\":[{\"match\":\"POST /telnyx/v2/messages\",\"status\":429}]}");
    for (int i = 0; i < 6; i++) {
      assertThat(json(post(ada, path + "/send", ""), 503).path("type").asString())
          .endsWith("/carrier-down");
    }
    chaos("{}");
    json(post(ada, path + "/send", ""), 202);
    await().until(() -> texts(own).size() == 2);
    json(post(ada, path, code(codeFor(own))), 200);
  }

  @Test
  void anOldCodeIsRefusedAndANewOneIsSent() throws Exception {
    var own = own(ada);
    var path = NUMBERS + "/" + own.path("id").asString() + "/verify";
    var old = codeFor(own);
    var answer = post(ada, path + "/send", "");
    assertThat(json(answer, 429).path("type").asString()).endsWith("/rate-limited");
    assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(25L, 30L);
    clock.ahead = Duration.ofMinutes(10);
    json(post(ada, path, code(old)), 422);
    json(post(ada, path + "/send", ""), 202);
    await().until(() -> texts(own).size() == 2);
    json(post(ada, path, code(codeFor(own))), 200);
  }

  @Test
  void removingANumberLiftsNoLimit() throws Exception {
    var own = own(ada);
    json(delete(ada, NUMBERS + "/" + own.path("id").asString()), 204);
    var again = "{\"kind\":\"personal\",\"number\":%s}".formatted(own.path("number"));
    json(post(ada, NUMBERS, again), 429);
    json(post(bob, NUMBERS, again), 429); // nor does another member
  }

  @Test
  void aBusinessNumberIsNobodysOwn() throws Exception {
    var number = bought().path("number");
    json(post(bob, NUMBERS, "{\"kind\":\"personal\",\"number\":%s}".formatted(number)), 400);
    json(post(bob, NUMBERS, "{\"kind\":\"personal\",\"number\":\"+1999\"}"), 400);
    json(post(bob, NUMBERS, "{\"kind\":\"other\",\"number\":\"+12125550144\"}"), 400);
  }
}
