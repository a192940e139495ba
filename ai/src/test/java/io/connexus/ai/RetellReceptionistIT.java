package io.connexus.ai;

import static io.connexus.ai.Reception.BAKERY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connexus.ai.adapter.retell.Switchboard;
import io.connexus.call.Receptionist;
import io.connexus.platform.CallId;
import io.connexus.platform.E164;
import io.connexus.platform.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetellReceptionistIT {
  private final CallId call = CallId.next();

  private Receptionist.Session session(int number) {
    return new Receptionist.Session(
        call, BAKERY, number, new E164("+12125550123"), new E164("+12125550100"));
  }

  @Test
  void makesAnAgentAtFirstNeedAndRegistersCallsWithIt() {
    try (var reception = new Reception()) {
      var sip = reception.receptionist.prepare(session(1));

      assertThat(sip).matches("sip:call_\\d+@sip\\.retellai\\.com;transport=tcp");
      assertThat(reception.retell.paths())
          .containsExactly("POST /create-agent", "POST /v2/register-phone-call");
      var agent = reception.retell.requests.getFirst().body();
      assertThat(agent.at("/response_engine/type").asString()).isEqualTo("custom-llm");
      assertThat(agent.at("/response_engine/llm_websocket_url").asString())
          .isEqualTo("wss://phone.example.com/retell/llm/an-unguessable-part");
      assertThat(agent.get("webhook_url").asString())
          .isEqualTo("https://phone.example.com/v1/ai/incoming");
      assertThat(agent.get("voice_id").asString()).isNotBlank();
      var registration = reception.retell.requests.getLast().body();
      assertThat(registration.get("metadata").get("call").asString()).isEqualTo(call.toString());
      assertThat(registration.get("metadata").get("workspace").asString())
          .isEqualTo(BAKERY.toString());
      assertThat(registration.get("metadata").get("session").asString()).isEqualTo("1");
    }
  }

  @Test
  void preparingTwiceIsPreparingOnceUntilItIsUsedOrTooOld() {
    try (var reception = new Reception()) {
      var first = reception.receptionist.prepare(session(1));
      assertThat(reception.receptionist.prepare(session(1))).isEqualTo(first);
      assertThat(reception.receptionist.prepare(session(2))).isNotEqualTo(first);

      reception.clock.advance(Duration.ofMinutes(5));
      assertThat(reception.receptionist.prepare(session(1))).isNotEqualTo(first);
    }
  }

  @Test
  void anotherProcessUsesTheSameAgent() {
    try (var reception = new Reception()) {
      reception.receptionist.prepare(session(1));
      reception.receptionist.prepare(session(2));

      assertThat(reception.retell.paths()).filteredOn("POST /create-agent"::equals).hasSize(1);
    }
  }

  @Test
  void anAgentThatRetellForgotIsMadeAgain() {
    try (var reception = new Reception()) {
      reception.receptionist.prepare(session(1));
      reception.retell.agents.clear();

      reception.receptionist.prepare(session(2));

      assertThat(reception.retell.agents).hasSize(1);
    }
  }

  @Test
  void theOperatorsOwnAgentIsUsedAsItIsAndNeverReplaced() {
    try (var reception =
        new Reception(
            new TestDatabase("ai"),
            new ConversationsFake(),
            Switchboard.Patience.DEFAULT,
            "agent_own")) {
      assertThatThrownBy(() -> reception.receptionist.prepare(session(1)))
          .isInstanceOf(Receptionist.ReceptionistUnavailable.class);
      reception.retell.agents.add("agent_own");
      reception.receptionist.prepare(session(1));

      assertThat(reception.retell.paths()).containsOnly("POST /v2/register-phone-call");
    }
  }

  @Test
  void saysSoWhenRetellIsDown() {
    try (var reception = new Reception()) {
      reception.retell.down = true;

      assertThatThrownBy(() -> reception.receptionist.prepare(session(1)))
          .isInstanceOf(Receptionist.ReceptionistUnavailable.class)
          .hasMessageNotContaining("555");
    }
  }
}
