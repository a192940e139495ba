package io.connexus.call.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.connexus.call.domain.CallCommand;
import io.connexus.call.domain.CallEvent;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What an earlier version has written is read by this one. */
class OldCommandsTest {
  private final JsonMapper json = JsonMapper.builder().build();

  @Test
  void anAnswerThatWaitsInTheOutboxIsGiven() {
    var body =
        """
        {"leg":{"number":1,"kind":"CALLER","carrierId":"v3:a","answered":false,"wanted":true,"over":false,
          "tape":{"take":0,"stage":"OFF"}}}
        """;
    var answer = json.readValue(body, CallCommand.Answer.class);
    assertThat(answer.leg().carrierId()).isEqualTo("v3:a");
    assertThat(answer.leg().asked()).isNull();
  }

  @Test
  void whoAskedForTheEndOfACallMayStillEndAny() {
    var body = "{\"by\":\"01930000-0000-7000-8000-000000000001\"}";
    assertThat(json.readValue(body, CallEvent.HangUpRequested.class).own()).isNull();
  }
}
