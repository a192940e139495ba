package io.connexus.sms.adapter.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import io.connexus.platform.Actor;
import io.connexus.platform.E164;
import io.connexus.platform.Event;
import io.connexus.platform.EventBus;
import io.connexus.platform.MutableClock;
import io.connexus.platform.ProblemException;
import io.connexus.platform.Role;
import io.connexus.platform.TestDatabase;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import io.connexus.platform.audit.AuditEntry;
import io.connexus.platform.audit.AuditLog;
import io.connexus.platform.outbox.Inbox;
import io.connexus.platform.outbox.Outbox;
import io.connexus.sms.Fakes;
import io.connexus.sms.adapter.postgres.PostgresTemplates;
import io.connexus.sms.adapter.postgres.PostgresTexts;
import io.connexus.sms.application.DeliverText;
import io.connexus.sms.application.SendText;
import io.connexus.sms.application.TakeReport;
import io.connexus.sms.application.TextCarrier.Answer;
import io.connexus.sms.application.TextNews;
import io.connexus.sms.application.TextUpdated;
import io.connexus.telnyx.TelnyxSignature;
import io.connexus.user.Contacts;
import io.connexus.user.Notifications.Notice;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From the request to the row, the carrier and the screens, with a real database. */
class SmsIT {
  private static final TestDatabase DATABASE = new TestDatabase("sms");
  private static final KeyPair KEYS = keys();

  private final MutableClock clock = new MutableClock();
  private final EventBus bus = new EventBus();
  private final List<Event> events = new CopyOnWriteArrayList<>();
  private final List<Notice> notices = new CopyOnWriteArrayList<>();
  private final Fakes.Carrier carrier = new Fakes.Carrier();
  private final Fakes.Calls calls = new Fakes.Calls();
  private final Fakes.Numbers numbers = new Fakes.Numbers();
  private final Fakes.Names contacts = new Fakes.Names();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final AuditLog audit = new AuditLog(DATABASE.jdbc(), clock);
  private final Outbox outbox = new Outbox(DATABASE.jdbc(), clock, 4);
  private MessagingWebhook webhook;
  private final MockMvc http = http();
  private Actor actor = new Actor(UserId.next(), WorkspaceId.next(), Role.OWNER, UUID.randomUUID());

  private static KeyPair keys() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private MockMvc http() {
    bus.subscribe(events::add);
    var transactions = DATABASE.transactions();
    var templates = new PostgresTemplates(DATABASE.jdbc(), transactions, clock);
    var texts = new PostgresTexts(DATABASE.jdbc(), transactions, clock);
    var news = new TextNews(bus, contacts);
    outbox.register(new DeliverText(texts, carrier, news, clock));
    var sendText =
        new SendText(
            templates,
            texts,
            calls,
            numbers,
            new Fakes.Rosa(),
            outbox,
            audit,
            news,
            transactions,
            clock);
    var take =
        new TakeReport(
            new Inbox(DATABASE.jdbc(), clock), texts, numbers, notices::add, news, transactions);
    var signature =
        new TelnyxSignature(Base64.getEncoder().encodeToString(KEYS.getPublic().getEncoded()));
    webhook = new MessagingWebhook(signature, take, clock, meters);
    return MockMvcBuilders.standaloneSetup(
            new TemplatesController(templates, audit, transactions),
            new TextsController(sendText, texts, news),
            webhook)
        .setCustomArgumentResolvers(new CurrentActor())
        .setControllerAdvice(new Slugs())
        .setMessageConverters(
            new ByteArrayHttpMessageConverter(),
            new JacksonJsonHttpMessageConverter(JsonMapper.builder().build()))
        .build();
  }

  @AfterEach
  void close() {
    outbox.close();
  }

  private record Reply(int status, String body) {
    JsonNode json() {
      return JsonMapper.shared().readTree(body);
    }

    String slug() {
      return json().path("title").asString("");
    }
  }

  private Reply ask(MockHttpServletRequestBuilder request, @Nullable Object body) {
    try {
      if (body != null) {
        request
            .contentType(MediaType.APPLICATION_JSON)
            .content(JsonMapper.shared().writeValueAsString(body));
      }
      var response = http.perform(request).andReturn().getResponse();
      return new Reply(response.getStatus(), response.getContentAsString(UTF_8));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private UUID template(String body) {
    var reply = ask(post("/v1/sms/templates"), Map.of("name", "T", "body", body));
    assertThat(reply.status()).isEqualTo(201);
    Contract.check("Template", reply.body());
    return UUID.fromString(reply.json().path("id").asString());
  }

  private Reply send(Map<String, Object> request) {
    return ask(post("/v1/sms/send"), request);
  }

  private Reply send(Map<String, Object> request, String key) {
    return ask(post("/v1/sms/send").header("Idempotency-Key", key), request);
  }

  private Reply history() {
    return ask(get("/v1/sms/history"), null);
  }

  private String statusInHistory() {
    return history().json().path("items").path(0).path("status").asString();
  }

  // --- templates

  @Test
  void aNewOwnerFindsTemplatesAndCanSendOneAtOnce() {
    numbers.primary.put(actor.workspace(), new E164("+13125550200"));
    var list = ask(get("/v1/sms/templates"), null);
    Contract.check("TemplateList", list.body());
    var first = list.json().path("items").path(0);
    assertThat(list.json().path("items").size()).isEqualTo(2);
    assertThat(first.path("variables").isEmpty()).isTrue();

    var sent = send(Map.of("templateId", first.path("id").asString(), "to", "+13125550101"));
    assertThat(sent.status()).isEqualTo(202);
    assertThat(sent.json().path("body").asString()).startsWith("Hi, this is Rosa's Bakery.");
  }

  @Test
  void aTemplateIsCreatedReadChangedAndRemoved() {
    var id = template("Hi {{name}}");
    var draft = Map.of("name", "New", "body", "{{b}} {{a}}");
    var changed = ask(put("/v1/sms/templates/" + id), draft);
    Contract.check("Template", changed.body());
    var read = ask(get("/v1/sms/templates/" + id), null);
    assertThat(read.json()).isEqualTo(changed.json());
    assertThat(read.json().path("variables").toString()).isEqualTo("[\"b\",\"a\"]");
    assertThat(ask(delete("/v1/sms/templates/" + id), null).status()).isEqualTo(204);
    assertThat(ask(get("/v1/sms/templates/" + id), null).slug()).isEqualTo("template-not-found");
    assertThat(ask(put("/v1/sms/templates/" + id), draft).slug()).isEqualTo("template-not-found");
    assertThat(ask(delete("/v1/sms/templates/" + id), null).slug()).isEqualTo("template-not-found");
  }

  @Test
  void templatesAndTextsAreAuditedAndWhatWasRefusedIsNot() {
    numbers.primary.put(actor.workspace(), new E164("+12125550123"));
    var id = template("Hi");
    var sent = send(Map.of("templateId", id, "to", "+13125550101"));
    ask(put("/v1/sms/templates/" + id), Map.of("name", "New", "body", "Hello"));
    ask(delete("/v1/sms/templates/" + id), null);
    ask(delete("/v1/sms/templates/" + id), null);
    send(Map.of("templateId", id, "to", "+13125550101"));

    var entries = audit.page(actor.workspace(), null, null, 10);
    assertThat(entries)
        .extracting(AuditEntry::action)
        .containsExactly("template.removed", "template.changed", "text.sent", "template.created");
    assertThat(entries)
        .extracting(AuditEntry::subject)
        .containsExactly(
            id.toString(), id.toString(), sent.json().path("id").asString(), id.toString());
    assertThat(entries.getFirst().details()).isEqualTo(Map.of("name", "New"));
  }

  @Test
  void aWorkspaceHasUpToTwoHundredTemplates() {
    DATABASE
        .jdbc()
        .sql(
            """
            insert into sms.template (id, workspace_id, name, body, created_at)
            select gen_random_uuid(), :workspace, 'Template ' || n, 'Hi', now()
            from generate_series(1, 199) n
            """)
        .param("workspace", actor.workspace().value())
        .update();
    template("the last");
    var more = ask(post("/v1/sms/templates"), Map.of("name", "More", "body", "Hi"));
    assertThat(more.slug()).isEqualTo("limit-reached");
  }

  @Test
  void sixtyTextsLeaveAWorkspaceInAMinuteAndTheNextMustWait() {
    numbers.primary.put(actor.workspace(), new E164("+12125550123"));
    var id = template("Hi");
    for (int i = 0; i < 60; i++) {
      assertThat(send(Map.of("templateId", id, "to", "+13125550101")).status()).isEqualTo(202);
    }
    assertThat(send(Map.of("templateId", id, "to", "+13125550101")).slug())
        .isEqualTo("rate-limited");
    clock.advance(java.time.Duration.ofSeconds(61));
    assertThat(send(Map.of("templateId", id, "to", "+13125550101")).status()).isEqualTo(202);
  }

  @Test
  void manyAtOnceAreNoMoreThanOneAfterTheOther() throws Exception {
    numbers.primary.put(actor.workspace(), new E164("+12125550123"));
    var id = template("Hi");
    for (int i = 0; i < 50; i++) {
      send(Map.of("templateId", id, "to", "+13125550101"));
    }
    Callable<Reply> one = () -> send(Map.of("templateId", id, "to", "+13125550101"));
    int sent = 0;
    try (var threads = Executors.newFixedThreadPool(20)) {
      for (var answer : threads.invokeAll(Collections.nCopies(30, one))) {
        sent += answer.get().status() == 202 ? 1 : 0;
      }
    }
    assertThat(sent).isEqualTo(10);
  }

  @Test
  void whatCostsExtraAndWhatDoesNotExistIsSentNothing() {
    numbers.primary.put(actor.workspace(), new E164("+12125550123"));
    var id = template("Hi");
    for (var number : List.of("+19005550184", "+15550100101", "+19")) {
      assertThat(send(Map.of("templateId", id, "to", number)).slug()).isEqualTo("number-refused");
    }
    var call = calls.add(actor.workspace(), "+19005550184", "+12125550123").toString();
    assertThat(send(Map.of("templateId", id, "callId", call)).slug()).isEqualTo("number-refused");
    assertThat(history().json().path("items")).isEmpty();
  }

  @Test
  void anotherWorkspacesTemplateIsNotThere() {
    var id = template("Hi");
    actor = new Actor(UserId.next(), WorkspaceId.next(), Role.OWNER, UUID.randomUUID());
    assertThat(ask(get("/v1/sms/templates/" + id), null).slug()).isEqualTo("template-not-found");
    assertThat(send(Map.of("templateId", id, "to", "+13125550101")).slug())
        .isEqualTo("template-not-found");
  }

  @Test
  void aTemplateThatIsEmptyOrTooLongIsRefused() {
    for (var draft :
        List.of(
            Map.of("name", "", "body", "x"),
            Map.of("name", "x", "body", " "),
            Map.of("name", "x"),
            Map.of("name", "x".repeat(61), "body", "x"),
            Map.of("name", "x", "body", "x".repeat(1001)))) {
      assertThat(ask(post("/v1/sms/templates"), draft).status())
          .as(draft.toString())
          .isEqualTo(400);
    }
  }

  // --- sending

  @Test
  void aTextToACallerGoesOutFromTheNumberThatWasCalled() {
    numbers.primary.put(actor.workspace(), new E164("+13125550999"));
    var call = calls.add(actor.workspace(), "+13125550101", "+13125550200");
    var reply =
        send(
            Map.of(
                "templateId",
                template("Hi {{name}}, {{business}}"),
                "callId",
                call.toString(),
                "variables",
                Map.of("name", "Ann")));

    assertThat(reply.status()).isEqualTo(202);
    Contract.check("Text", reply.body());
    assertThat(reply.json().path("status").asString()).isEqualTo("pending");
    assertThat(reply.json().path("callId").asString()).isEqualTo(call.toString());
    await().until(() -> carrier.sent.size() == 1);
    assertThat(carrier.sent)
        .containsExactly(
            new Fakes.Carrier.Sent(
                new E164("+13125550200"), new E164("+13125550101"), "Hi Ann, Rosa's Bakery"));
    var history = history();
    Contract.check("TextList", history.body());
    assertThat(history.json().path("items").path(0)).isEqualTo(reply.json());
    assertThat(
            ask(get("/v1/sms/history?callId=" + UUID.randomUUID()), null)
                .json()
                .path("items")
                .size())
        .isZero();
  }

  @Test
  void aTextSaysWhoseTheNumberIsInTheAnswerTheListAndOnTheScreens() {
    numbers.primary.put(actor.workspace(), new E164("+13125550999"));
    var ann = new Contacts.Name(UUID.randomUUID(), "Ann Lee", false, true);
    contacts.all.put(new E164("+13125550101"), ann);

    var reply = send(Map.of("templateId", template("Hi"), "to", "+13125550101"));

    Contract.check("Text", reply.body());
    assertThat(reply.json().at("/contact/name").asString()).isEqualTo("Ann Lee");
    assertThat(history().json().at("/items/0/contact/id").asString())
        .isEqualTo(ann.id().toString());
    assertThat(events)
        .filteredOn(event -> event.name().equals("text-updated"))
        .first()
        .extracting(event -> ((TextUpdated) event.data()).text().contact())
        .isEqualTo(ann);
  }

  @Test
  void aTextToANumberGoesOutFromThePrimaryNumber() {
    numbers.primary.put(actor.workspace(), new E164("+13125550999"));
    var reply = send(Map.of("templateId", template("Hi"), "to", "+13125550101"));
    Contract.check("Text", reply.body());
    assertThat(reply.json().path("from").asString()).isEqualTo("+13125550999");
    assertThat(reply.json().has("callId")).isFalse();
  }

  @Test
  void exactlyOneOfCallAndNumberIsNeeded() {
    var id = template("Hi");
    var call = calls.add(actor.workspace(), "+13125550101", "+13125550200").toString();
    assertThat(send(Map.of("templateId", id)).slug()).isEqualTo("invalid-request");
    assertThat(send(Map.of("templateId", id, "callId", call, "to", "+13125550101")).slug())
        .isEqualTo("invalid-request");
    assertThat(send(Map.of("templateId", id, "to", "0123")).status()).isEqualTo(400);
    assertThat(send(Map.of("to", "+13125550101")).status()).isEqualTo(400);
    assertThat(carrier.sent).isEmpty();
  }

  @Test
  void aForeignCallIsNotThere() {
    var call = calls.add(WorkspaceId.next(), "+13125550101", "+13125550200").toString();
    assertThat(send(Map.of("templateId", template("Hi"), "callId", call)).slug())
        .isEqualTo("call-not-found");
  }

  @Test
  void withoutANumberOfItsOwnAWorkspaceCannotText() {
    assertThat(send(Map.of("templateId", template("Hi"), "to", "+13125550101")).slug())
        .isEqualTo("invalid-request");
  }

  @Test
  void missingVariablesAreNamed() {
    numbers.primary.put(actor.workspace(), new E164("+13125550999"));
    var reply =
        send(
            Map.of(
                "templateId",
                template("{{a}} {{b}} {{c}}"),
                "to",
                "+13125550101",
                "variables",
                Map.of("b", "x")));
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.slug()).isEqualTo("missing-variable");
    assertThat(reply.json().path("detail").asString()).isEqualTo("No value for: a, c");
    assertThat(history().json().path("items").size()).isZero();
  }

  @Test
  void aWishThatIsRepeatedWithItsKeyIsOneText() {
    numbers.primary.put(actor.workspace(), new E164("+13125550999"));
    var wish = Map.<String, Object>of("templateId", template("Hi"), "to", "+13125550101");
    var first = send(wish, "k-1");
    var again = send(wish, "k-1");

    assertThat(first.status()).isEqualTo(202);
    assertThat(again.status()).isEqualTo(202);
    Contract.check("Text", again.body());
    assertThat(again.json().path("id")).isEqualTo(first.json().path("id"));
    assertThat(history().json().path("items").size()).isEqualTo(1);

    send(wish, "k-2");
    send(wish);
    send(wish);
    assertThat(history().json().path("items").size()).isEqualTo(4);
    var colleague = new Actor(UserId.next(), actor.workspace(), Role.AGENT, UUID.randomUUID());
    actor = colleague;
    assertThat(send(wish, "k-1").json().path("id")).isNotEqualTo(first.json().path("id"));
    assertThat(history().json().path("items").size()).isEqualTo(5);
  }

  @Test
  void aWishSentManyTimesAtOnceIsOneText() throws Exception {
    numbers.primary.put(actor.workspace(), new E164("+13125550999"));
    var wish = Map.<String, Object>of("templateId", template("Hi"), "to", "+13125550101");
    var ids = new HashSet<JsonNode>();
    try (var threads = Executors.newFixedThreadPool(4)) {
      Callable<Reply> sending = () -> send(wish, "k-1");
      for (var reply : threads.invokeAll(Collections.nCopies(4, sending))) {
        ids.add(reply.get().json().path("id"));
      }
    }
    assertThat(ids).hasSize(1);
    assertThat(history().json().path("items").size()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "12345678901234567890123456789012345678901234567890123456789012345"})
  void aKeyIsNeitherEmptyNorLongerThanSixtyFour(String key) {
    numbers.primary.put(actor.workspace(), new E164("+13125550999"));
    var reply = send(Map.of("templateId", template("Hi"), "to", "+13125550101"), key);
    assertThat(reply.slug()).isEqualTo("invalid-request");
  }

  @Test
  void aTextThatGrowsTooLongIsRefused() {
    numbers.primary.put(actor.workspace(), new E164("+13125550999"));
    var reply =
        send(
            Map.of(
                "templateId",
                template("{{a}}{{a}}{{a}}{{a}}{{a}}{{a}}"),
                "to",
                "+13125550101",
                "variables",
                Map.of("a", "x".repeat(300))));
    assertThat(reply.slug()).isEqualTo("invalid-request");
  }

  @Test
  void aRefusedTextShowsAsFailedWithTheReason() {
    numbers.primary.put(actor.workspace(), new E164("+13125550999"));
    carrier.answers.add(new Answer.Refused("Not routable"));
    send(Map.of("templateId", template("Hi"), "to", "+13125550101"));
    await().until(() -> "failed".equals(statusInHistory()));
    assertThat(history().json().path("items").path(0).path("error").asString())
        .isEqualTo("Not routable");
    Contract.check("TextList", history().body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "101", "-1"})
  void aLimitOutsideOneToAHundredIsRefused(String limit) {
    assertThat(ask(get("/v1/sms/history?limit=" + limit), null).status()).isEqualTo(400);
  }

  // --- the carrier's webhook

  private String signature(String at, String body) {
    try {
      var signing = Signature.getInstance("Ed25519");
      signing.initSign(KEYS.getPrivate());
      signing.update((at + "|" + body).getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(signing.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private Reply deliver(String body) {
    var at = String.valueOf(clock.instant().getEpochSecond());
    return deliver(body, at, signature(at, body));
  }

  private Reply deliver(String body, String at, String signature) {
    var request =
        post("/v1/sms/incoming")
            .contentType(MediaType.APPLICATION_JSON)
            .header("telnyx-timestamp", at)
            .header("telnyx-signature-ed25519", signature)
            .content(body.getBytes(UTF_8));
    return ask(request, null);
  }

  private static String event(String type, String message, String status) {
    return event(UUID.randomUUID().toString(), type, message, status);
  }

  private static String event(String id, String type, String message, String status) {
    return """
    {"data":{"event_type":"%s","id":"%s","occurred_at":"2026-05-19T21:32:13.596+00:00",
     "payload":{"id":"%s","direction":"outbound","errors":[{"code":"40008","title":"Undeliverable"}],
      "to":[{"phone_number":"+13125550101","status":"%s"}],"text":"Hi"},"record_type":"event"},
     "meta":{"attempt":1}}
    """
        .formatted(type, id, message, status);
  }

  private int kept(String eventId) {
    return DATABASE
        .jdbc()
        .sql("select count(*) from platform.inbox where event_id = :id")
        .param("id", eventId)
        .query(Integer.class)
        .single();
  }

  private String sentMessage() {
    var message = UUID.randomUUID().toString();
    numbers.primary.put(actor.workspace(), new E164("+13125550999"));
    carrier.answers.add(new Answer.Accepted(message));
    send(Map.of("templateId", template("Hi"), "to", "+13125550101"));
    await().until(() -> isKnown(message));
    events.clear();
    return message;
  }

  private boolean isKnown(String message) {
    return DATABASE
            .jdbc()
            .sql("select count(*) from sms.text where message_id = :id")
            .param("id", message)
            .query(Integer.class)
            .single()
        == 1;
  }

  @Test
  void reportsMoveTheTextAndTellTheScreens() {
    var message = sentMessage();
    assertThat(deliver(event("message.sent", message, "sent")).status()).isEqualTo(200);
    assertThat(statusInHistory()).isEqualTo("sent");
    assertThat(deliver(event("message.finalized", message, "delivered")).status()).isEqualTo(200);
    assertThat(statusInHistory()).isEqualTo("delivered");
    assertThat(events).extracting(Event::name).containsExactly("text-updated", "text-updated");
    var frame = JsonMapper.shared().writeValueAsString(events.getLast().data());
    var text = JsonMapper.shared().readTree(frame).path("text");
    Contract.check("Text", text.toString());
    assertThat(text.path("status").asString()).isEqualTo("delivered");
  }

  @Test
  void aReportThatWasFetchedMovesTheTextOnce() {
    var message = sentMessage();
    var report = event("message.finalized", message, "delivered").getBytes(UTF_8);
    webhook.fetched(report);
    webhook.fetched(report);
    assertThat(statusInHistory()).isEqualTo("delivered");
    assertThat(events).hasSize(1);
  }

  @Test
  void theFinalReportMayComeFirst() {
    var message = sentMessage();
    deliver(event("message.finalized", message, "delivery_failed"));
    deliver(event("message.sent", message, "sent"));
    assertThat(statusInHistory()).isEqualTo("failed");
    assertThat(history().json().path("items").path(0).path("error").asString())
        .isEqualTo("Undeliverable");
  }

  @Test
  void aRedeliveryChangesNothing() {
    var message = sentMessage();
    var event = event("message.sent", message, "sent");
    deliver(event);
    events.clear();
    assertThat(deliver(event).slug()).as("the very same request").isEqualTo("bad-signature");
    clock.advance(java.time.Duration.ofSeconds(1));
    assertThat(deliver(event).status()).as("delivered again, signed anew").isEqualTo(200);
    assertThat(events).isEmpty();
    assertThat(
            meters
                .get("connexus.sms.webhooks")
                .tags("type", "message.sent", "outcome", "repeated")
                .counter()
                .count())
        .isEqualTo(1);
  }

  @Test
  void noReceiptIsNotAFailure() {
    var message = sentMessage();
    deliver(event("message.finalized", message, "delivery_unconfirmed"));
    assertThat(statusInHistory()).isEqualTo("sent");
  }

  @Test
  void aForgedWebhookLeavesNoTrace() {
    var message = sentMessage();
    var id = UUID.randomUUID().toString();
    var event = event(id, "message.sent", message, "sent");
    var at = String.valueOf(clock.instant().getEpochSecond());
    assertThat(deliver(event, at, signature(at, event + " ")).slug()).isEqualTo("bad-signature");
    assertThat(deliver(event, "1", signature("1", event)).slug()).isEqualTo("bad-signature");
    assertThat(ask(post("/v1/sms/incoming").content(event), null).slug())
        .isEqualTo("bad-signature");
    assertThat(kept(id)).isZero();
    assertThat(statusInHistory()).isEqualTo("pending");
  }

  @Test
  void unknownAndInboundEventsAreKeptAndCounted() {
    for (var type : List.of("message.received", "message.unheard_of")) {
      var id = UUID.randomUUID().toString();
      assertThat(deliver(event(id, type, "m", "webhook_delivered")).status()).isEqualTo(200);
      assertThat(kept(id)).isEqualTo(1);
    }
    assertThat(meters.get("connexus.sms.webhooks").tags("type", "other").counter().count())
        .isEqualTo(1);
  }

  @Test
  void aTextThatSomebodySendsUsIsToldOnce() {
    numbers.primary.put(actor.workspace(), new E164("+13125550101"));
    var event =
        event("message.received", "m", "webhook_delivered")
            .replace("\"to\":", "\"from\":{\"phone_number\":\"+13125550777\"},\"to\":");
    deliver(event);
    clock.advance(java.time.Duration.ofSeconds(1));
    deliver(event);
    assertThat(notices)
        .singleElement()
        .satisfies(notice -> {
          assertThat(notice.workspace()).isEqualTo(actor.workspace());
          assertThat(notice.outside()).isEqualTo(new E164("+13125550777"));
          assertThat(notice.words()).isEqualTo("Hi");
        });
  }

  @Test
  void aNulInATextDoesNotBlockTheWebhook() {
    var id = UUID.randomUUID().toString();
    var event = event(id, "message.received", "m", "x").replace("\"Hi\"", "\"a\\u0000b\"");
    assertThat(deliver(event).status()).isEqualTo(200);
    assertThat(kept(id)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{\"data\":{}}", "null"})
  void aGenuineBodyThatIsNoEventIsRefused(String body) {
    assertThat(deliver(body).slug()).isEqualTo("malformed-json");
  }

  /** Stands in for the gateway's. */
  private final class CurrentActor implements HandlerMethodArgumentResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
      return parameter.getParameterType() == Actor.class;
    }

    @Override
    public Object resolveArgument(
        MethodParameter parameter,
        @Nullable ModelAndViewContainer container,
        NativeWebRequest request,
        @Nullable WebDataBinderFactory binders) {
      return actor;
    }
  }

  /** Stands in for the gateway's problem documents. */
  @RestControllerAdvice
  static final class Slugs {
    @ExceptionHandler
    ProblemDetail refused(ProblemException e) {
      var detail = ProblemDetail.forStatus(e.problem().status());
      detail.setTitle(e.problem().slug());
      var words = e.detail();
      detail.setDetail(words == null ? null : words.en());
      return detail;
    }
  }
}
