package io.connexus.sms.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.connexus.platform.E164;
import io.connexus.platform.Event;
import io.connexus.platform.EventBus;
import io.connexus.platform.Ids;
import io.connexus.platform.MutableClock;
import io.connexus.platform.TestDatabase;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import io.connexus.platform.outbox.Command;
import io.connexus.platform.outbox.CommandHandler.Result;
import io.connexus.sms.Fakes;
import io.connexus.sms.adapter.postgres.PostgresTexts;
import io.connexus.sms.application.TextCarrier.Answer;
import io.connexus.sms.domain.TextStatus;
import io.connexus.user.Contacts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeliverTextIT {
  private static final TestDatabase DATABASE = new TestDatabase("sms");

  private final MutableClock clock = new MutableClock();
  private final Texts texts = new PostgresTexts(DATABASE.jdbc(), DATABASE.transactions(), clock);
  private final Fakes.Carrier carrier = new Fakes.Carrier();
  private final EventBus bus = new EventBus();
  private final List<Event> events = new CopyOnWriteArrayList<>();
  private final DeliverText deliver =
      new DeliverText(texts, carrier, new TextNews(bus, Contacts.NONE), clock);
  private final Text text = pending();
  private final Command command =
      new Command(text.id(), DeliverText.KIND, text.id(), "{}", clock.instant(), clock.instant());

  DeliverTextIT() {
    bus.subscribe(events::add);
  }

  private Text pending() {
    var pending =
        new Text(
            Ids.next(),
            WorkspaceId.next(),
            null,
            null,
            new E164("+15550100200"),
            new E164("+15550100101"),
            "Hi",
            TextStatus.PENDING,
            null,
            clock.instant());
    texts.add(pending);
    return pending;
  }

  private Text now() {
    return texts.find(text.id()).orElseThrow();
  }

  private void assertFailed(String error) {
    assertThat(now().status()).isEqualTo(TextStatus.FAILED);
    assertThat(now().error()).isEqualTo(error);
    assertThat(events).extracting(Event::name).containsExactly("text-updated");
    assertThat(events.getFirst().room()).isNull();
    assertThat(events.getFirst().workspace()).isEqualTo(text.workspace());
  }

  @Test
  void anAcceptedTextStaysPendingUntilTheCarrierReports() {
    var message = UUID.randomUUID().toString();
    carrier.answers.add(new Answer.Accepted(message));
    assertThat(deliver.handle(command)).isEqualTo(new Result.Done("accepted"));
    assertThat(now().status()).isEqualTo(TextStatus.PENDING);
    assertThat(texts.reported(message, TextStatus.SENT, null)).isPresent();
  }

  @Test
  void aRefusalFailsTheTextWithTheCarriersReason() {
    carrier.answers.add(new Answer.Refused("Blocked due to STOP message"));
    assertThat(deliver.handle(command)).isEqualTo(new Result.Done("refused"));
    assertFailed("Blocked due to STOP message");
  }

  @Test
  void whatMayHaveBeenSentIsNotSentAgain() {
    carrier.answers.add(new Answer.Unknown());
    assertThat(deliver.handle(command)).isEqualTo(new Result.Done("unknown"));
    assertFailed("unknown whether it was sent");
    assertThat(deliver.handle(command)).isEqualTo(new Result.Done("over"));
    assertThat(carrier.sent).hasSize(1);
  }

  @Test
  void aTryThatWasCutOffIsNotRepeated() {
    assertThat(deliver.atMostOnce(DeliverText.KIND)).isTrue();
    assertThat(deliver.interrupted(command)).isEqualTo(new Result.Done("unknown"));
    assertFailed("unknown whether it was sent");
    assertThat(carrier.sent).isEmpty();
  }

  @Test
  void aBusyCarrierIsAskedAgainForTenMinutesAndThenGivenUp() {
    var busy = new Answer.Busy(Duration.ofSeconds(7));
    carrier.answers.addAll(List.of(busy, busy, busy));
    assertThat(deliver.handle(command)).isEqualTo(new Result.Retry(Duration.ofSeconds(7)));
    clock.advance(Duration.ofMinutes(10));
    assertThat(deliver.handle(command)).isEqualTo(new Result.Retry(Duration.ofSeconds(7)));
    assertThat(now().status()).isEqualTo(TextStatus.PENDING);
    clock.advance(Duration.ofSeconds(1));
    assertThat(deliver.handle(command)).isEqualTo(new Result.Done("gave-up"));
    assertFailed("the carrier did not answer");
  }

  @Test
  void aTextThatCannotBeNotedIsStillNotSentAgain() {
    var broken =
        new DeliverText(new Forgetful(texts), carrier, new TextNews(bus, Contacts.NONE), clock);
    assertThat(broken.handle(command)).isEqualTo(new Result.Done("accepted-unnoted"));
  }

  /** A database that is lost between the sending and its note. */
  private record Forgetful(Texts texts) implements Texts {
    @Override
    public void add(Text text) {
      texts.add(text);
    }

    @Override
    public void name(Text text, UserId sender, String key) {
      texts.name(text, sender, key);
    }

    @Override
    public Optional<Text> named(WorkspaceId workspace, UserId sender, String key) {
      return texts.named(workspace, sender, key);
    }

    @Override
    public void holdSending(WorkspaceId workspace) {
      texts.holdSending(workspace);
    }

    @Override
    public int sentSince(io.connexus.platform.WorkspaceId workspace, java.time.Instant then) {
      return texts.sentSince(workspace, then);
    }

    @Override
    public Optional<Text> find(UUID id) {
      return texts.find(id);
    }

    @Override
    public List<Text> history(
        WorkspaceId workspace, io.connexus.platform.@Nullable CallId call, int limit) {
      return texts.history(workspace, call, limit);
    }

    @Override
    public Optional<Text> accepted(UUID id, String messageId) {
      throw new IllegalStateException("the database is away");
    }

    @Override
    public Optional<Text> failed(UUID id, String error) {
      return texts.failed(id, error);
    }

    @Override
    public Optional<Text> reported(String messageId, TextStatus status, @Nullable String error) {
      return texts.reported(messageId, status, error);
    }
  }
}
