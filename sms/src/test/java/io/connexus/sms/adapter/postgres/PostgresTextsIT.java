package io.connexus.sms.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connexus.platform.CallId;
import io.connexus.platform.E164;
import io.connexus.platform.Ids;
import io.connexus.platform.MutableClock;
import io.connexus.platform.TestDatabase;
import io.connexus.platform.WorkspaceId;
import io.connexus.sms.application.FirstTemplates;
import io.connexus.sms.application.SavedTemplate;
import io.connexus.sms.application.Text;
import io.connexus.sms.domain.Template;
import io.connexus.sms.domain.TextStatus;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PostgresTextsIT {
  private static final TestDatabase DATABASE = new TestDatabase("sms");

  private final MutableClock clock = new MutableClock();
  private final PostgresTexts texts =
      new PostgresTexts(DATABASE.jdbc(), DATABASE.transactions(), clock);
  private final PostgresTemplates templates =
      new PostgresTemplates(DATABASE.jdbc(), DATABASE.transactions(), clock);
  private final WorkspaceId workspace = WorkspaceId.next();

  private Text pending(@Nullable CallId call, @Nullable UUID template) {
    var text =
        new Text(
            Ids.next(),
            workspace,
            call,
            template,
            new E164("+15550100200"),
            new E164("+15550100101"),
            "Hi",
            TextStatus.PENDING,
            null,
            clock.instant());
    texts.add(text);
    return text;
  }

  private static String message() {
    return UUID.randomUUID().toString();
  }

  private TextStatus statusOf(Text text) {
    return texts.find(text.id()).orElseThrow().status();
  }

  @Test
  void aTextIsReadAsItWasWritten() {
    var text = pending(CallId.next(), null);
    assertThat(texts.find(text.id())).contains(text);
  }

  @Test
  void historyIsNewestFirstLimitedAndOfTheWorkspaceAlone() {
    var call = CallId.next();
    var first = pending(call, null);
    clock.advance(Duration.ofSeconds(1));
    var second = pending(null, null);
    clock.advance(Duration.ofSeconds(1));
    var third = pending(call, null);

    assertThat(texts.history(workspace, null, 10)).containsExactly(third, second, first);
    assertThat(texts.history(workspace, null, 2)).containsExactly(third, second);
    assertThat(texts.history(workspace, call, 10)).containsExactly(third, first);
    assertThat(texts.history(WorkspaceId.next(), null, 10)).isEmpty();
    assertThat(texts.history(WorkspaceId.next(), call, 10)).isEmpty();
  }

  @Test
  void aReportMovesTheTextAndAnOldOneChangesNothing() {
    var text = pending(null, null);
    var message = message();
    assertThat(texts.accepted(text.id(), message)).isEmpty();

    assertThat(texts.reported(message, TextStatus.DELIVERED, null))
        .map(Text::status)
        .contains(TextStatus.DELIVERED);
    assertThat(texts.reported(message, TextStatus.SENT, null)).isEmpty();
    assertThat(texts.reported(message, TextStatus.FAILED, "late")).isEmpty();
    assertThat(statusOf(text)).isEqualTo(TextStatus.DELIVERED);
  }

  @Test
  void reportsThatCameBeforeTheAnswerAreAppliedWithIt() {
    var text = pending(null, null);
    var message = message();
    assertThat(texts.reported(message, TextStatus.FAILED, "Spam")).isEmpty();
    assertThat(texts.reported(message, TextStatus.SENT, null)).isEmpty();

    var now = texts.accepted(text.id(), message).orElseThrow();
    assertThat(now.status()).isEqualTo(TextStatus.FAILED);
    assertThat(now.error()).isEqualTo("Spam");
  }

  @Test
  void whatTheCarrierTookIsNotFailedByUs() {
    var text = pending(null, null);
    var message = message();
    texts.accepted(text.id(), message);
    assertThat(texts.failed(text.id(), "unknown whether it was sent")).isEmpty();
    assertThat(texts.reported(message, TextStatus.DELIVERED, null)).isPresent();
  }

  @Test
  void aReportAndTheAnswerAtTheSameTimeDoNotMissEachOther() {
    var text = pending(null, null);
    var message = message();
    var report =
        DATABASE
            .transactions()
            .execute(_ -> {
              texts.accepted(text.id(), message);
              return besides(() -> texts.reported(message, TextStatus.DELIVERED, null));
            });
    report.join();
    assertThat(statusOf(text)).isEqualTo(TextStatus.DELIVERED);
  }

  @Test
  void anAnswerWaitsForAReportThatIsBeingKept() {
    var text = pending(null, null);
    var message = message();
    var answer =
        DATABASE
            .transactions()
            .execute(_ -> {
              texts.reported(message, TextStatus.DELIVERED, null);
              return besides(() -> texts.accepted(text.id(), message));
            });
    answer.join();
    assertThat(statusOf(text)).isEqualTo(TextStatus.DELIVERED);
  }

  /** Starts it in a transaction of its own and goes on once it waits for ours or is through. */
  private static CompletableFuture<Void> besides(Runnable action) {
    var other = CompletableFuture.runAsync(action);
    await().until(() -> other.isDone() || someoneWaits());
    return other;
  }

  private static boolean someoneWaits() {
    return DATABASE
            .jdbc()
            .sql("select count(*) from pg_locks where not granted and locktype = 'advisory'")
            .query(Integer.class)
            .single()
        > 0;
  }

  @Test
  void aForeignMessageIsForgottenAfterADay() {
    var foreign = message();
    texts.reported(foreign, TextStatus.SENT, null);
    clock.advance(Duration.ofHours(25));
    texts.reported(message(), TextStatus.SENT, null);
    assertThat(
            DATABASE
                .jdbc()
                .sql("select count(*) from sms.early_report where message_id = :id")
                .param("id", foreign)
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void aNewWorkspaceFindsTemplatesOnceAndRemovedOnesStayRemoved() {
    var first = templates.list(workspace, FirstTemplates.copies());
    assertThat(first).hasSize(2);
    first.forEach(template -> assertThat(templates.remove(workspace, template.id())).isTrue());
    assertThat(templates.list(workspace, FirstTemplates.copies())).isEmpty();
  }

  @Test
  void twoFirstListingsAtOnceGiveOneSet() {
    var both =
        List.of(
            CompletableFuture.supplyAsync(() -> templates.list(workspace, FirstTemplates.copies())),
            CompletableFuture.supplyAsync(
                () -> templates.list(workspace, FirstTemplates.copies())));
    both.forEach(CompletableFuture::join);
    assertThat(templates.list(workspace, FirstTemplates.copies())).hasSize(2);
  }

  @Test
  void anotherWorkspacesTemplateCanNeitherBeReadChangedNorRemoved() {
    var template = new SavedTemplate(Ids.next(), "Mine", new Template("Hi"));
    templates.add(workspace, template, 200);
    var other = WorkspaceId.next();
    assertThat(templates.find(other, template.id())).isEmpty();
    assertThat(templates.change(other, template)).isFalse();
    assertThat(templates.remove(other, template.id())).isFalse();
    assertThat(templates.find(workspace, template.id())).contains(template);
  }

  @Test
  void aTextOutlivesItsTemplate() {
    var template = new SavedTemplate(Ids.next(), "Mine", new Template("Hi"));
    templates.add(workspace, template, 200);
    var text = pending(null, template.id());
    templates.remove(workspace, template.id());
    assertThat(texts.find(text.id()).orElseThrow().template()).isNull();
  }
}
