package io.connexus.ai.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.connexus.ai.domain.Meaning.Question;
import io.connexus.ai.domain.Meaning.Small;
import io.connexus.ai.domain.Said.Who;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConversationTest {
  private static final Faq DELIVERY =
      new Faq(
          new UUID(0, 1),
          "Do you deliver?",
          List.of(),
          "Within five miles.",
          null,
          true,
          Instant.EPOCH);

  private final Conversation conversation =
      new Conversation(new Persona("Ava", "Welcome to {business}, I'm {name}.", ""), "Mill Street");

  private Reply hear(Meaning meaning, Said... soFar) {
    return conversation.reply(new Heard(meaning, 0.9), List.of(soFar));
  }

  private static Said ai(String text) {
    return new Said(Who.RECEPTIONIST, text, null);
  }

  private static Said caller(String text) {
    return new Said(Who.CALLER, text, null);
  }

  private static Said answered() {
    return new Said(Who.RECEPTIONIST, DELIVERY.answer(), DELIVERY.passage());
  }

  @Test
  void greetsANewCallerByTheWorkspacesOwnWords() {
    assertThat(conversation.opening(1, List.of())).isEqualTo("Welcome to Mill Street, I'm Ava.");
  }

  @Test
  void aCallerWhoComesBackIsNotGreetedAndTheLastTopicIsRemembered() {
    assertThat(conversation.opening(2, List.of()))
        .isEqualTo("I'm back with you. How else can I help?");
    assertThat(conversation.opening(2, List.of(answered(), ai(Conversation.REACHING))))
        .contains("Earlier you asked: Do you deliver?");
  }

  @Test
  void anAnswerCarriesTheFaqItCameFrom() {
    assertThat(hear(new Question(DELIVERY)))
        .isEqualTo(new Reply(Kind.FAQ, "Within five miles.", 0.9, DELIVERY.passage()));
  }

  @Test
  void whatIsNotKnownIsNotGuessed() {
    var reply = conversation.reply(new Heard(null, 0.2), List.of());

    assertThat(reply.kind()).isEqualTo(Kind.UNKNOWN);
    assertThat(reply.text()).endsWith(Conversation.OFFER);
    assertThat(reply.passage()).isNull();
  }

  @Test
  void yesMeansAPersonOnlyRightAfterTheOffer() {
    assertThat(hear(Small.YES, ai(Conversation.UNKNOWN)).kind()).isEqualTo(Kind.HUMAN);
    assertThat(
            hear(Small.YES, ai(Conversation.UNKNOWN), caller("hm"), ai("Take your time.")).kind())
        .isEqualTo(Kind.SMALL_TALK);
    assertThat(hear(Small.YES).kind()).isEqualTo(Kind.SMALL_TALK);
  }

  @Test
  void anOfferThatWasCutShortWasNotMade() {
    assertThat(hear(Small.YES, ai("I'm not sure about that, and")).kind())
        .isEqualTo(Kind.SMALL_TALK);
  }

  @Test
  void noMeansGoodbyeOnlyWhenAskedForMore() {
    assertThat(hear(Small.NO, ai("You're welcome. " + Conversation.ANYTHING_ELSE)).kind())
        .isEqualTo(Kind.FAREWELL);
    assertThat(hear(Small.NO, ai(Conversation.UNKNOWN)).kind()).isEqualTo(Kind.SMALL_TALK);
    assertThat(hear(Small.NO, answered()).kind()).isEqualTo(Kind.SMALL_TALK);
    assertThat(hear(Small.NO).kind()).isEqualTo(Kind.SMALL_TALK);
  }

  @Test
  void aWishForAPersonAndAGoodbyeNeedNoContext() {
    assertThat(hear(Small.HUMAN).kind()).isEqualTo(Kind.HUMAN);
    assertThat(hear(Small.FAREWELL).text())
        .isEqualTo("Thank you for calling Mill Street. Goodbye.");
  }

  @Test
  void repeatsTheLastAnswerWithItsSourceAndDoesNotPileUp() {
    var again = hear(Small.REPEAT, answered(), caller("what?"));
    assertThat(again.text()).isEqualTo("Of course. Within five miles.");
    assertThat(again.passage()).isEqualTo(DELIVERY.passage());

    assertThat(hear(Small.REPEAT, ai(again.text())).text()).isEqualTo(again.text());
  }

  @Test
  void repeatingSkipsFetchingSomeoneAndComingBack() {
    assertThat(
            hear(
                    Small.REPEAT,
                    answered(),
                    ai(Conversation.REACHING),
                    new Said(Who.PERSON, "Hello, Joe here.", null),
                    ai("I'm back with you. How else can I help?"))
                .text())
        .isEqualTo("Of course. Within five miles.");
    assertThat(hear(Small.REPEAT).kind()).isEqualTo(Kind.SMALL_TALK);
  }

  @Test
  void neverPassesForAPerson() {
    assertThat(hear(Small.WHO_ARE_YOU).text())
        .isEqualTo("I'm Ava, the AI receptionist of Mill Street.");
  }

  @Test
  void everySmallThingHasAReply() {
    for (var small : Small.values()) {
      assertThat(hear(small).text()).isNotBlank();
    }
  }

  @Test
  void silenceIsAnsweredWithTheOpenQuestion() {
    assertThat(conversation.nudge(List.of(ai(Conversation.UNKNOWN))).text())
        .endsWith(Conversation.OFFER);
    assertThat(conversation.nudge(List.of()).text()).startsWith("Are you still there?");
  }

  @Test
  void knowsWhenThereIsNothingToUnderstand() {
    assertThat(Conversation.intelligible("(unintelligible audio)")).isFalse();
    assertThat(Conversation.intelligible("  ")).isFalse();
    assertThat(Conversation.intelligible("hm")).isTrue();
  }

  @Test
  void speechIsCutAtSentenceEndsAndJoinsToTheSameText() {
    assertThat(Speech.pieces("We open at 7.30 a.m. sharp. Really? Yes!"))
        .satisfies(p ->
            assertThat(String.join("", p)).isEqualTo("We open at 7.30 a.m. sharp. Really? Yes!"))
        .endsWith("Yes!")
        .contains("Really? ");
    assertThat(Speech.pieces("  ")).containsExactly("");
  }

  @Test
  void summarisesOnlyWhatIsCertain() {
    assertThat(CallSummary.of(List.of(ai("Hello.")))).isEmpty();
    assertThat(
            CallSummary.of(
                List.of(
                    ai("Hello."),
                    caller("Do you bring it?"),
                    answered(),
                    caller("And by drone?"),
                    ai(Conversation.UNKNOWN),
                    new Said(Who.PERSON, "Joe here.", null))))
        .isEqualTo("Asked about: Do you deliver. Not answered: And by drone. Spoke with a person.");
    assertThat(CallSummary.of(List.of(caller("Hi"), ai("Hello!"))))
        .isEqualTo("The caller asked nothing the receptionist could answer.");
  }
}
