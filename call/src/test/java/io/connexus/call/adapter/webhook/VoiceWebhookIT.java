package io.connexus.call.adapter.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.connexus.call.application.CallFilter;
import io.connexus.call.application.Office;
import io.connexus.call.domain.CallEvent;
import io.connexus.call.domain.CallPhase;
import io.connexus.platform.E164;
import io.connexus.platform.Problem;
import io.connexus.platform.ProblemException;
import io.connexus.platform.TestDatabase;
import io.connexus.platform.outbox.Inbox;
import io.connexus.telnyx.TelnyxSignature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

/** What is taken from Telnyx and what is not. */
class VoiceWebhookIT {
  private static final TestDatabase DATABASE = new TestDatabase("call");
  private static final SignedPosts TELNYX = new SignedPosts();

  private final Office office = new Office(DATABASE);
  private final VoiceWebhook webhook =
      new VoiceWebhook(
          new TelnyxSignature(TELNYX.publicKey()),
          new Inbox(DATABASE.jdbc(), office.clock),
          office.intake,
          office.transactions,
          office.clock,
          office.metrics);
  private final String leg = "v3:" + UUID.randomUUID();

  @BeforeEach
  void nothingGoesOut() {
    office.carrier.down(true);
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void aSignedArrivalBecomesACall() {
    post(initiated("e-" + leg));

    var call = office.calls.withCaller(leg).orElseThrow();
    assertThat(office.shown(call).from()).isEqualTo(office.caller);
    assertThat(office.shown(call).to()).isEqualTo(office.business);
    assertThat(kept("e-" + leg)).isEqualTo(1);
  }

  @Test
  void withoutAValidSignatureNothingIsKept() {
    var body = initiated("e-" + leg);
    var now = office.clock.instant();
    var good = TELNYX.sign(body, now);
    var altered = new String(body, UTF_8).replace("initiated", "Initiated").getBytes(UTF_8);

    isRefused(() -> webhook.receive(body, SignedPosts.timestamp(now), null));
    isRefused(() -> webhook.receive(body, null, good));
    isRefused(() -> webhook.receive(body, SignedPosts.timestamp(now), "AAAA"));
    isRefused(() -> webhook.receive(altered, SignedPosts.timestamp(now), good));
    isRefused(() -> webhook.receive(body, SignedPosts.timestamp(now.plusSeconds(1)), good));
    isRefused(() -> post(body, now.minusSeconds(301)));
    isRefused(() -> post(body, now.plusSeconds(301)));
    isRefused(
        () -> webhook.receive(body, SignedPosts.timestamp(now), new SignedPosts().sign(body, now)));

    assertThat(kept("e-" + leg)).isZero();
    assertThat(office.calls.withCaller(leg)).isEmpty();
  }

  @Test
  void theIdenticalRequestAgainIsAReplayAndIsRefused() {
    var body = initiated("e-" + leg);
    post(body);

    isRefused(() -> post(body));

    assertThat(kept("e-" + leg)).isEqualTo(1);
    assertThat(office.calls.log(office.calls.withCaller(leg).orElseThrow()))
        .filteredOn(logged -> logged.event() instanceof CallEvent.CallerArrived)
        .hasSize(1);
  }

  @Test
  void aRedeliveryIsSignedAnewAndChangesNothing() {
    var body = initiated("e-" + leg);
    post(body);
    var hangup = event("e2-" + leg, "call.hangup", "\"hangup_cause\":\"originator_cancel\"");
    post(hangup);
    var call = office.calls.withCaller(leg).orElseThrow();
    var log = office.calls.log(call);
    assertThat(office.phase(call)).isEqualTo(CallPhase.ENDED);

    office.pass(Duration.ofSeconds(2));
    post(body);
    post(hangup);

    assertThat(office.calls.log(call)).isEqualTo(log);
    assertThat(
            office.metrics.find("connexus.call.events.ignored").tag("event", "leg-ended").counter())
        .as("the call was not even asked")
        .isNull();
    assertThat(kept("e-" + leg)).isEqualTo(1);
  }

  @Test
  void oneEventDeliveredManyTimesAtOnceHappensOnce() throws Exception {
    var body = initiated("e-" + leg);
    var now = office.clock.instant();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all =
          IntStream.range(0, 8)
              .mapToObj(i -> threads.submit(() -> post(body, now.plusSeconds(i))))
              .toList();
      for (var one : all) {
        one.get();
      }
    }
    assertThat(kept("e-" + leg)).isEqualTo(1);
    assertThat(office.views.page(office.workspace, CallFilter.ALL, null, 10)).hasSize(1);
  }

  @Test
  void whatCouldNotBeAppliedIsNotKeptSoThatTelnyxDeliversItAgain() {
    var body = initiated("e-" + leg);
    var broken =
        new VoiceWebhook(
            new TelnyxSignature(TELNYX.publicKey()),
            new Inbox(DATABASE.jdbc(), office.clock),
            office.intake,
            new FailingCommit(office.transactions),
            office.clock,
            office.metrics);
    assertThatThrownBy(() -> broken.accept(body, "s")).hasMessage("no commit today");
    assertThat(kept("e-" + leg)).isZero();

    post(body);

    assertThat(office.calls.withCaller(leg)).isPresent();
  }

  @Test
  void anUnknownKindOfEventIsKeptAndCounted() {
    post(event("e-" + leg, "call.juggled", "\"balls\":3"));

    assertThat(kept("e-" + leg)).isEqualTo(1);
    assertThat(
            office
                .metrics
                .counter("connexus.webhooks", "source", "telnyx", "known", "false")
                .count())
        .isEqualTo(1);
    assertThat(office.calls.withCaller(leg)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "null", "\"call\"", "{\"data\":{}}", "{\"data\":[1]}"})
  void whatIsNoEventIsMalformed(String body) {
    assertThatThrownBy(() -> post(body.getBytes(UTF_8)))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem()).isEqualTo(Problem.MALFORMED_JSON));
  }

  @Test
  void aCallerWhoWithholdsTheirNumberIsACallerAllTheSame() {
    var body = new String(initiated("e-" + leg), UTF_8).replace(office.caller.value(), "anonymous");
    post(body.getBytes(UTF_8));
    assertThat(kept("e-" + leg)).isEqualTo(1);
    var call = office.calls.withCaller(leg).orElseThrow();
    assertThat(office.shown(call).from()).isEqualTo(E164.WITHHELD);
  }

  @ParameterizedTest
  @CsvSource({
    "normal_clearing, ABANDONED",
    "originator_cancel, ABANDONED",
    "time_limit, ABANDONED",
    "network_trouble, FAILED"
  })
  void howTheCallerLeftTellsHowItEnded(String cause, String outcome) {
    post(initiated("e-" + leg));
    post(event("e2-" + leg, "call.hangup", "\"hangup_cause\":\"" + cause + "\""));
    var call = office.calls.withCaller(leg).orElseThrow();
    assertThat(office.calls.find(call).orElseThrow().outcome()).hasToString(outcome);
  }

  @TestFactory
  Stream<DynamicTest> everySampleOfTelnyxIsTaken() throws IOException {
    var folder = Path.of("../../shared/reference/telnyx-webhooks");
    assumeTrue(Files.isDirectory(folder), "the samples are not here");
    try (var files = Files.list(folder)) {
      var samples = files.filter(file -> !file.getFileName().toString().startsWith("_")).toList();
      assertThat(samples).hasSizeGreaterThan(40);
      return samples.stream()
          .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> taken(file)));
    }
  }

  private void taken(Path sample) throws IOException {
    office.pass(Duration.ofSeconds(1)); // so that samples that share an id are no replays
    post(Files.readAllBytes(sample));
  }

  // ---- helpers

  /** A transaction that fails at the very end. */
  private static final class FailingCommit extends TransactionTemplate {
    FailingCommit(TransactionTemplate like) {
      super(requireNonNull(like.getTransactionManager()));
    }

    @Override
    public <T> @Nullable T execute(TransactionCallback<T> action) {
      return super.execute(status -> {
        action.doInTransaction(status);
        throw new IllegalStateException("no commit today");
      });
    }
  }

  private void post(byte[] body) {
    post(body, office.clock.instant());
  }

  private void post(byte[] body, Instant at) {
    webhook.receive(body, SignedPosts.timestamp(at), TELNYX.sign(body, at));
  }

  private static void isRefused(ThrowingCallable request) {
    assertThatThrownBy(request)
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem()).isEqualTo(Problem.BAD_SIGNATURE));
  }

  private byte[] initiated(String id) {
    return event(
        id,
        "call.initiated",
        "\"direction\":\"incoming\",\"from\":\"%s\",\"to\":\"%s\""
            .formatted(office.caller.value(), office.business.value()));
  }

  private byte[] event(String id, String type, String more) {
    return """
    {"data":{"id":"%s","event_type":"%s","record_type":"event","occurred_at":"%s",
     "payload":{"call_control_id":"%s","client_state":null,%s}},"meta":{"attempt":1}}\
    """
        .formatted(id, type, office.clock.instant(), leg, more)
        .getBytes(UTF_8);
  }

  private static int kept(String id) {
    return DATABASE
        .jdbc()
        .sql("select count(*) from platform.inbox where source = 'telnyx' and event_id = :id")
        .param("id", id)
        .query(Integer.class)
        .single();
  }
}
