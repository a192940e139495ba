package io.connexus.ai;

import static io.connexus.ai.Reception.BAKERY;
import static io.connexus.ai.Reception.GARAGE;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.connexus.ai.adapter.retell.Switchboard.Patience;
import io.connexus.ai.application.FaqText;
import io.connexus.call.Speaker;
import io.connexus.call.Turn;
import io.connexus.platform.CallId;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The protocol of the custom-LLM socket, rule by rule, against a real server. */
class LlmSocketIT {
  private static final String GREETING =
      "Thanks for calling Mill Street Bakery. This is Ava, the AI receptionist. How can I help?";
  private static final String OFFER = "Shall I connect you with a person?";

  private static Reception reception;

  private final CallId call = CallId.next();

  @BeforeAll
  static void start() {
    reception = new Reception();
    reception.taught(BAKERY, "When are you open?", "We open at seven. We close at six.");
    reception.taught(BAKERY, "Do you deliver?", "We deliver within five miles.");
    reception.taught(GARAGE, "Do you change tires?", "We change tires while you wait.");
  }

  @AfterAll
  static void stop() {
    var answers = reception.metrics.get("connexus.ai.answer").timer();
    System.out.printf(
        "%d answers, from question to first words: mean %.1f ms, longest %.1f ms%n",
        answers.count(), answers.mean(MILLISECONDS), answers.max(MILLISECONDS));
    reception.close();
  }

  private List<String> told() {
    return reception.conversations.told(call);
  }

  @Test
  void introducesItselfAndGreetsUnderIdZero() {
    var socket = reception.open(reception.registered(call, BAKERY, 1));

    var config = socket.next("config").get("config");
    assertThat(config.get("auto_reconnect").asBoolean()).isTrue();
    assertThat(config.get("call_details").asBoolean()).isTrue();
    assertThat(socket.answer(0)).isEqualTo(GREETING);
    await().untilAsserted(() -> assertThat(told()).containsExactly("connected 1"));
  }

  @Test
  void answersUnderTheAskedIdSentenceBySentence() {
    var socket = reception.greeted(call, BAKERY);

    socket.agentSaid(GREETING).userSaid("What time do you open?").ask(1);

    var first = socket.next("response");
    assertThat(first.get("content").asString()).isEqualTo("We open at seven. ");
    assertThat(first.get("content_complete").asBoolean()).isFalse();
    var second = socket.next("response");
    assertThat(second.get("response_id").asLong()).isEqualTo(1);
    assertThat(second.get("content").asString()).isEqualTo("We close at six.");
    assertThat(second.get("content_complete").asBoolean()).isTrue();
    assertThat(second.has("end_call")).isFalse();
  }

  @Test
  void echoesPingsEvenWhileItIsStillThinking() {
    var socket = reception.greeted(call, BAKERY);
    socket.userSaid("A slow question").ask(1);

    socket.ping(1_790_000_002_000L);

    assertThat(socket.next("ping_pong").get("timestamp").asLong()).isEqualTo(1_790_000_002_000L);
  }

  @Test
  void answersOnlyTheNewestQuestion() {
    var socket = reception.greeted(call, BAKERY);
    socket.userSaid("A slow").ask(1);

    socket.nowReads("Do you deliver?").ask(2);

    assertThat(socket.answer(2)).isEqualTo("We deliver within five miles.");
    socket.ask(2); // repeated, and answered already
    socket.ask(1); // overtaken
    socket.ping(7);
    socket.next("ping_pong");
    assertThat(socket.received)
        .noneMatch(f -> f.path("response_id").asLong(-1) == 1)
        .filteredOn(f -> f.path("content_complete").asBoolean(false))
        .hasSize(2); // the greeting and the one answer
  }

  @Test
  void aQuestionItCannotThinkAboutIsApologisedForAndClosed() {
    var socket = reception.greeted(call, BAKERY);

    assertThat(socket.turn(1, "Something broken")).contains("something went wrong");
    assertThat(socket.turn(2, "Do you deliver?")).isEqualTo("We deliver within five miles.");
  }

  @Test
  void bridgesALongThoughtAndApologisesForAnEndlessOne() {
    try (var impatient =
        new Reception(new Patience(Duration.ofMillis(400), Duration.ofMillis(1200)))) {
      impatient.knowledge.known(BAKERY);
      var socket = impatient.greeted(call, BAKERY);
      socket.userSaid("A slow question").ask(1);

      var filler = socket.next("response");
      assertThat(filler.get("content").asString()).isEqualTo("One moment. ");
      assertThat(filler.get("content_complete").asBoolean()).isFalse();
      assertThat(socket.answer(1)).contains("I'm sorry");

      impatient.slow.countDown(); // the thought comes too late and is dropped
      assertThat(socket.turn(2, "Can you fix my washing machine?")).endsWith(OFFER);
      assertThat(socket.nothingMore()).isTrue();
    }
  }

  @Test
  void offersAPersonRatherThanGuessingAndRingsOneOnYes() {
    var socket = reception.greeted(call, BAKERY);

    assertThat(socket.turn(1, "Can you fix my washing machine?")).endsWith(OFFER);
    int before = told().size();
    assertThat(socket.turn(2, "Yes, please.")).startsWith("One moment, I'll try to reach someone");

    await().until(() -> told().subList(before, told().size()).contains("handover 1"));
    assertThat(socket.received).noneMatch(f -> f.has("transfer_number"));
  }

  @Test
  void aNoToTheOfferGoesOn() {
    var socket = reception.greeted(call, BAKERY);
    socket.turn(1, "Can you fix my washing machine?");

    assertThat(socket.turn(2, "No.")).contains("anything else");
    socket.userSaid("No, that's all. Bye.").ask(3);

    var pieces = List.of(socket.next("response"), socket.next("response"));
    assertThat(pieces).allMatch(f -> f.get("no_interruption_allowed").asBoolean());
    assertThat(pieces.getFirst().has("end_call")).isFalse();
    assertThat(pieces.getLast().get("end_call").asBoolean()).isTrue();
    assertThat(told()).contains("farewell 1");
  }

  @Test
  void repeatsWhatItSaidLast() {
    var socket = reception.greeted(call, BAKERY);
    socket.turn(1, "Do you deliver?");

    assertThat(socket.turn(2, "Can you repeat that?"))
        .isEqualTo("Of course. We deliver within five miles.");
    assertThat(socket.turn(3, "Sorry, what did you say?"))
        .isEqualTo("Of course. We deliver within five miles.");
  }

  @Test
  void asksAgainWhenNothingCouldBeUnderstoodAndNudgesTheSilent() {
    var socket = reception.greeted(call, BAKERY);

    assertThat(socket.turn(1, "(unintelligible audio)")).contains("didn't catch that");
    socket.remind(2);
    assertThat(socket.answer(2)).contains("Are you still there?");
  }

  @Test
  void writesTurnsAsTheyGrowAndSettleAndNoneTwice() {
    var socket = reception.greeted(call, BAKERY);
    socket.agentSaid("Thanks for").update();
    socket.nowReads(GREETING).update();
    socket.userSaid("Do you").update();
    socket.nowReads("Do you deliver?").update();
    socket.update();
    socket.ask(1);
    socket.answer(1);
    socket.agentSaid("We deliver within").update();
    awaitTurns(
        "1.1 AI " + GREETING + " true",
        "1.2 CALLER Do you deliver? true",
        "1.3 AI We deliver within false");

    socket.nowReads("We deliver within five miles.").update(); // to its end: nothing more will come
    awaitTurns(
        "1.1 AI " + GREETING + " true",
        "1.2 CALLER Do you deliver? true",
        "1.3 AI We deliver within five miles. true");
    var answer = reception.conversations.soFar(call).getLast();
    assertThat(answer.source().question()).isEqualTo("Do you deliver?");
    assertThat(reception.conversations.soFar(call).getFirst().source()).isNull();
    assertThat(told()).doesNotHaveDuplicates().contains("turn 1.2 Do you deliver? ...");
  }

  private void awaitTurns(String... turns) {
    await()
        .untilAsserted(() ->
            assertThat(reception.conversations.soFar(call))
                .extracting(t -> t.id() + " " + t.speaker() + " " + t.text() + " " + t.settled())
                .containsExactly(turns));
  }

  @Test
  void anEditIsHeardInTheVeryNextAnswer() {
    var faq = reception.taught(BAKERY, "Do you sell gift baskets?", "Yes, from twenty dollars.");
    var socket = reception.greeted(call, BAKERY);
    assertThat(socket.turn(1, "Do you sell gift baskets?")).isEqualTo("Yes, from twenty dollars.");

    reception.knowledge.correct(
        Reception.owner(BAKERY),
        faq.id(),
        new FaqText(faq.question(), List.of(), "No longer, sadly.", null, true));
    assertThat(socket.turn(2, "Do you sell gift baskets?")).isEqualTo("No longer, sadly.");

    reception.knowledge.forget(Reception.owner(BAKERY), faq.id());
    assertThat(socket.turn(3, "Do you sell gift baskets?")).endsWith(OFFER);
  }

  @Test
  void oneBusinessDoesNotKnowWhatAnotherWasTaught() {
    var socket = reception.greeted(call, BAKERY);

    assertThat(socket.turn(1, "Do you change tires?")).endsWith(OFFER);
  }

  @Test
  void nothingIsSaidWhileSilencedAndEveryQuestionIsStillClosed() {
    var socket = reception.greeted(call, BAKERY);
    reception.receptionist.silence(call, 1);

    assertThat(socket.turn(1, "Do you deliver?")).isEmpty();

    reception.receptionist.resume(call, 2, "Nobody is free right now.");
    var line = socket.next("agent_interrupt");
    assertThat(line.get("content").asString()).isEqualTo("Nobody is free right now.");
    assertThat(line.get("content_complete").asBoolean()).isTrue();
    assertThat(line.get("interrupt_id").isIntegralNumber()).isTrue();
    socket.agentSaid("Nobody is free right now.");
    assertThat(socket.turn(2, "Do you deliver?")).isEqualTo("We deliver within five miles.");
  }

  @Test
  void whatCannotBeSaidOnResumingIsSaidOnTheNextConnection() {
    var id = reception.registered(call, BAKERY, 1);
    reception.receptionist.silence(call, 1);
    var socket = reception.open(id);
    socket.next("config");
    assertThat(socket.answer(0)).isEmpty(); // silenced before it could greet
    socket.drop();

    await().until(() -> noSocket(id));
    reception.receptionist.resume(call, 2, "Nobody is free right now.");
    var next = reception.open(id);

    next.next("config");
    assertThat(next.next("agent_interrupt").get("content").asString()).startsWith("Nobody");
  }

  /** A question on a dropped socket goes nowhere, so asking the database is all there is. */
  private boolean noSocket(String id) {
    return reception
        .database
        .jdbc()
        .sql("select opened_at is not null from ai.session where retell_call_id = ?")
        .param(id)
        .query(Boolean.class)
        .single();
  }

  @Test
  void afterSilenceReturnsNotASingleWordIsSentHoweverManyTurnsAreRunning() throws Exception {
    int turns = 12;
    for (int round = 0; round < 20; round++) {
      var id = CallId.next();
      var socket = reception.greeted(id, BAKERY);
      var running = new CountDownLatch(1 + round % 5);
      var asking =
          Thread.ofVirtual()
              .start(() -> {
                socket.userSaid("When are you open?");
                for (int i = 1; i <= turns; i++) {
                  socket.ask(i);
                  int asked = i;
                  await().pollInterval(Duration.ofMillis(1)).until(() -> closed(socket, asked));
                  running.countDown();
                }
              });
      running.await();
      reception.receptionist.silence(id, 1);
      socket.ping(-1); // what was sent before the silence comes before its echo
      asking.join();

      assertThat(socket.received.stream().dropWhile(f -> f.path("timestamp").asLong(0) != -1))
          .isNotEmpty()
          .allMatch(f -> f.path("content").asString("").isEmpty());
      assertThat(socket.received.stream().filter(f -> f.path("content_complete").asBoolean(false)))
          .extracting(f -> f.get("response_id").asLong())
          .hasSize(turns + 1)
          .doesNotHaveDuplicates();
      socket.close(1000);
    }
  }

  private static boolean closed(RetellSocket socket, long id) {
    return socket.received.stream()
        .anyMatch(f ->
            f.path("response_id").asLong(-1) == id && f.path("content_complete").asBoolean(false));
  }

  @Test
  void aReconnectIsNotGreetedAndGoesOnWhereItWas() {
    var id = reception.registered(call, BAKERY, 1);
    var first = reception.open(id);
    first.next("config");
    first.answer(0);
    first.agentSaid(GREETING).userSaid("A slow question").ask(4);

    var second = reception.open(id); // the old socket hangs

    second.next("config");
    assertThat(first.closed.join()).isNotEqualTo(1000);
    second.agentSaid(GREETING).userSaid("Do you deliver?").ask(2);
    assertThat(second.answer(2)).isEqualTo("We deliver within five miles.");
    assertThat(first.received).hasSize(2);
    assertThat(second.received).noneMatch(f -> f.path("response_id").asLong(-1) == 0);
  }

  @Test
  void aRestartedProcessGoesOnAsIfNothingHadHappened() {
    var id = reception.registered(call, BAKERY, 1);
    var first = reception.open(id);
    first.next("config");
    first.answer(0);
    first.turn(1, "Do you deliver?");
    first.update();
    await().until(() -> reception.conversations.soFar(call).size() == 2);
    first.drop();

    try (var restarted = new Reception(reception)) {
      restarted.knowledge.known(BAKERY); // or a busy machine would say a filler first
      int before = told().size();
      var second = restarted.open(id);
      second.next("config");
      second.userSaid("Do you deliver?").agentSaid("We deliver within five miles.");
      assertThat(second.turn(2, "Can you repeat that?"))
          .isEqualTo("Of course. We deliver within five miles.");

      await().until(() -> reception.conversations.soFar(call).size() == 3);
      assertThat(reception.conversations.soFar(call).get(1).source()).isNotNull();
      assertThat(told().subList(before, told().size()))
          .noneMatch(news -> news.startsWith("turn 1.1"));
    }
  }

  @Test
  void comingBackFromAPersonIsNoNewCallAndNothingIsForgotten() {
    var source = new Turn.Source(java.util.UUID.randomUUID(), "Do you deliver?");
    reception.conversations.say(
        call,
        new Turn("1.1", Speaker.AI, "We deliver within five miles.", true, Instant.EPOCH, source));
    reception.conversations.say(
        call, new Turn("h.1", Speaker.HUMAN, "It is Joe here.", true, Instant.EPOCH, null));
    reception.receptionist.silence(call, 1); // the first session, when the person took over

    var socket = reception.open(reception.registered(call, BAKERY, 2));
    socket.next("config");
    var opening = socket.answer(0);

    assertThat(opening).startsWith("I'm back with you.").contains("Do you deliver?");
    socket.agentSaid(opening);
    assertThat(socket.turn(1, "Can you repeat what you said?"))
        .isEqualTo("Of course. We deliver within five miles.");
  }

  @Test
  void refusesTheHandshakeWithoutTheSecretOrARegistration() {
    var id = reception.registered(call, BAKERY, 1);

    assertThat(refusal("wrong", id)).isEqualTo(403);
    assertThat(refusal("", id)).isIn(403, 404);
    assertThat(refusal(Reception.SOCKET_SECRET.value(), "call_unknown")).isEqualTo(404);
    reception.clock.advance(Duration.ofMinutes(7));
    assertThat(refusal(Reception.SOCKET_SECRET.value(), id)).isEqualTo(404);
  }

  private static int refusal(String secret, String id) {
    try {
      new RetellSocket(reception.socketUri(secret, id)).drop();
      return 101;
    } catch (CompletionException e) {
      return ((WebSocketHandshakeException) e.getCause()).getResponse().statusCode();
    }
  }

  @Test
  void garbageIsIgnoredAndNobodyIsHungUpOn() {
    var socket = reception.greeted(call, BAKERY);
    for (var garbage :
        List.of(
            "",
            "not json",
            "[]",
            "null",
            "{}",
            "{\"interaction_type\":7}",
            "{\"interaction_type\":\"ping_pong\",\"timestamp\":\"1\"}",
            "{\"interaction_type\":\"response_required\",\"response_id\":\"1\",\"transcript\":[]}",
            "{\"interaction_type\":\"response_required\",\"response_id\":1.5,\"transcript\":[]}",
            "{\"interaction_type\":\"response_required\",\"response_id\":1,\"transcript\":{}}",
            "{\"interaction_type\":\"from_the_future\",\"x\":{}}",
            "{\"interaction_type\":\"update_only\",\"transcript\":[null,7,{\"role\":null}]}")) {
      socket.sendText(garbage);
    }
    socket.sendBinary(new byte[20_000]);

    assertThat(socket.turn(1, "Do you deliver?")).isEqualTo("We deliver within five miles.");
    assertThat(reception.metrics.get("connexus.ai.frames.unreadable").counter().count())
        .isGreaterThanOrEqualTo(8);
  }

  @Test
  void holdsAConversationOfTheReference() throws Exception {
    var samples = RetellWebhookIT.samples();
    if (samples == null) {
      System.out.println("reference samples absent: only the built-in frames were sent");
      return;
    }
    var file = java.nio.file.Files.readString(samples.resolve("ws-session-booking.json"));
    var socket = reception.greeted(call, BAKERY);
    var asked = new java.util.ArrayList<Long>();
    for (var step : tools.jackson.databind.json.JsonMapper.shared().readTree(file).get("frames")) {
      if (step.get("dir").asString().equals("retell_to_server")) {
        var frame = step.get("frame");
        socket.send(frame);
        if (frame.has("response_id")) {
          asked.add(frame.get("response_id").asLong());
        }
      }
    }
    await().until(() -> closed(socket, asked.getLast()));

    assertThat(socket.received.stream().filter(f -> f.path("content_complete").asBoolean(false)))
        .extracting(f -> f.get("response_id").asLong())
        .isSubsetOf(
            java.util.stream.Stream.concat(java.util.stream.Stream.of(0L), asked.stream()).toList())
        .doesNotHaveDuplicates();
    await().until(() -> reception.conversations.soFar(call).size() == 6);
  }

  @Test
  void aFrameBeyondAllMeasureEndsTheConnectionWithoutACleanClose() {
    var socket = reception.greeted(call, BAKERY);

    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 400; i++) {
                socket.sendText("x".repeat(2_000_001));
              }
            })
        .isNotNull();
    assertThat(socket.closed.join()).isNotEqualTo(1000);
  }

  @Test
  void aCallThatDoesNotListenDoesNotSilenceTheReceptionist() {
    try (var alone = new Reception()) {
      alone.conversations.failing = true;
      var socket = alone.greeted(call, BAKERY);

      assertThat(socket.turn(1, "Goodbye")).contains("Goodbye");
    }
  }
}
