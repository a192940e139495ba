package io.connexus.user.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.connexus.platform.E164;
import io.connexus.platform.Ids;
import io.connexus.platform.Language;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import io.connexus.user.Notifications.Kind;
import io.connexus.user.Notifications.Notice;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PushMessageTest {
  private static final UUID CALL = Ids.next();

  private static PushMessage message(Kind kind, String words) {
    return PushMessage.of(
        new Notice(
            Ids.next(),
            WorkspaceId.next(),
            kind,
            CALL,
            new E164("+12125550199"),
            new E164("+12125550123"),
            words),
        "(212) 555-0199",
        Language.EN);
  }

  @Test
  void whatIsToldLaterOfACallTakesThePlaceOfWhatWasToldBefore() {
    var rings = message(Kind.INCOMING_CALL, null);
    assertThat(rings.title()).isEqualTo("(212) 555-0199 is calling");
    assertThat(rings.url()).isEqualTo("/calls/" + CALL);
    assertThat(message(Kind.PERSON_WANTED, null).tag()).isEqualTo(rings.tag());
    assertThat(message(Kind.MISSED_CALL, null).tag()).isEqualTo(rings.tag());
    assertThat(rings.tag()).as("a topic").matches("[A-Za-z0-9_-]{1,32}");
  }

  @Test
  void aContactIsCalledByName() {
    var notice =
        new Notice(
            Ids.next(),
            WorkspaceId.next(),
            Kind.MISSED_CALL,
            CALL,
            new E164("+12125550199"),
            new E164("+12125550123"),
            null);
    assertThat(PushMessage.of(notice, "Maria Rossi", Language.EN).title())
        .isEqualTo("Missed call from Maria Rossi");
  }

  @Test
  void whoIsToHaveACallerPassedOnIsToldSo() {
    var number = new E164("+12125550199");
    var notice =
        new Notice(
            Ids.next(),
            WorkspaceId.next(),
            Kind.PERSON_WANTED,
            CALL,
            number,
            number,
            null,
            UserId.next());
    assertThat(PushMessage.of(notice, "Maria Rossi", Language.EN).title())
        .isEqualTo("Maria Rossi is passed on to you");
  }

  @Test
  void aRingIsOfNoUseLater() {
    assertThat(message(Kind.INCOMING_CALL, null).timeToLive()).hasMinutes(0);
    assertThat(message(Kind.MISSED_CALL, null).timeToLive()).hasDays(1);
  }

  @Test
  void ofATextTheBeginningIsToldAndNoCharacterIsHalved() {
    assertThat(message(Kind.TEXT, " Hi ").body()).isEqualTo("Hi");
    assertThat(message(Kind.TEXT, "🥖".repeat(141)).body()).isEqualTo("🥖".repeat(140) + "…");
  }
}
