package io.connexus.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.connexus.platform.Actor;
import io.connexus.platform.CallId;
import io.connexus.platform.Role;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Tickets, rates and what clients say. */
class SmallPartsTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

  private final Actor actor =
      new Actor(UserId.next(), WorkspaceId.next(), Role.OWNER, UUID.randomUUID());
  private Instant now = NOW;
  private final Tickets tickets = new Tickets(() -> now, Duration.ofSeconds(30));

  private static Request parse(String text) {
    return Request.parse(JsonMapper.shared(), text);
  }

  @Test
  void aTicketOpensOnce() {
    var ticket = tickets.issue(actor);
    assertThat(ticket.text()).hasSize(43);
    assertThat(ticket.expiresAt()).isEqualTo(NOW.plusSeconds(30));
    assertThat(tickets.redeem(ticket.text())).contains(actor);
    assertThat(tickets.redeem(ticket.text())).isEmpty();
  }

  @Test
  void aTicketExpiresAfterThirtySeconds() {
    var early = tickets.issue(actor);
    var late = tickets.issue(actor);
    now = NOW.plusMillis(29_999);
    assertThat(tickets.redeem(early.text())).contains(actor);
    now = NOW.plusSeconds(30);
    assertThat(tickets.redeem(late.text())).isEmpty();
  }

  @Test
  void aTicketIsNeverPrinted() {
    var ticket = tickets.issue(actor);
    assertThat(ticket.toString()).doesNotContain(ticket.text());
    assertThat(tickets.redeem("guess")).isEmpty();
  }

  @Test
  void theTicketsOfWhoIsForgottenOpenNothing() {
    var ticket = tickets.issue(actor);
    tickets.forget(actor.user().toString());
    assertThat(tickets.redeem(ticket.text())).isEmpty();
  }

  @Test
  void theRateLetsABurstPassAndThenItsMeasure() {
    var rate = new IncomingRate(2, 3, NOW);
    assertThat(rate.take(NOW) && rate.take(NOW) && rate.take(NOW)).isTrue();
    assertThat(rate.take(NOW)).isFalse();
    assertThat(rate.take(NOW.plusMillis(500))).isTrue();
    assertThat(rate.take(NOW.plusMillis(500))).isFalse();
    assertThat(rate.take(NOW.minusSeconds(60))).isFalse();
  }

  @Test
  void requestsAreRead() {
    var call = CallId.next();
    assertThat(
            parse(
                "{\"event\":\"join-call\",\"id\":\"a\\\"\",\"data\":{\"callId\":\""
                    + call
                    + "\"}}"))
        .isEqualTo(new Request.Join("\"a\\\"\"", call));
    assertThat(parse("{\"event\":\"leave-call\",\"id\":7,\"data\":{\"callId\":\"" + call + "\"}}"))
        .isEqualTo(new Request.Leave("7", call));
    assertThat(parse("{\"event\":\"resume\",\"data\":{\"stream\":\"s\",\"after\":12}}"))
        .isEqualTo(new Request.Resume(null, "s", 12));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"event\":7}",
        "{\"event\":\"dance\"}",
        "{\"event\":\"join-call\"}",
        "{\"event\":\"join-call\",\"data\":{\"callId\":\"1-1-1-1-1\"}}",
        "{\"event\":\"join-call\",\"data\":{\"callId\":\"not-a-uuid-but-thirty-six-characters\"}}",
        "{\"event\":\"resume\",\"data\":{\"stream\":\"s\"}}",
        "{\"event\":\"resume\",\"data\":{\"stream\":\"s\",\"after\":-1}}",
        "{\"event\":\"resume\",\"data\":{\"stream\":\"s\",\"after\":\"1\"}}",
        "{\"event\":\"resume\",\"data\":{\"stream\":\"s\",\"after\":1e300}}",
        "{\"event\":\"resume\",\"data\":[]}",
        "{\"event\":\"x\",\"id\":{}}"
      })
  void anObjectWeDoNotKnowIsRefusedAndNotFatal(String text) {
    assertThat(parse(text)).isEqualTo(new Request.Unknown(null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "x", "[]", "null", "7", "\"x\"", "{", "{}{", "{\"a\":}"})
  void whatIsNoObjectIsNoFrame(String text) {
    assertThat(parse(text)).isNull();
  }
}
