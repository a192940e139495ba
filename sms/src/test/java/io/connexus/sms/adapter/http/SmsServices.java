package io.connexus.sms.adapter.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.connexus.platform.Actor;
import io.connexus.platform.Event;
import io.connexus.platform.EventBus;
import io.connexus.platform.MutableClock;
import io.connexus.platform.ProblemException;
import io.connexus.platform.Role;
import io.connexus.platform.TestDatabase;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import io.connexus.platform.audit.AuditLog;
import io.connexus.platform.outbox.Inbox;
import io.connexus.platform.outbox.Outbox;
import io.connexus.sms.Fakes;
import io.connexus.sms.adapter.postgres.PostgresTemplates;
import io.connexus.sms.adapter.postgres.PostgresTexts;
import io.connexus.sms.application.DeliverText;
import io.connexus.sms.application.SendText;
import io.connexus.sms.application.TakeReport;
import io.connexus.sms.application.TextNews;
import io.connexus.telnyx.TelnyxSignature;
import io.connexus.user.Notifications.Notice;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
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
abstract class SmsServices {
  static final TestDatabase DATABASE = new TestDatabase("sms");
  static final KeyPair KEYS = keys();

  final MutableClock clock = new MutableClock();
  final EventBus bus = new EventBus();
  final List<Event> events = new CopyOnWriteArrayList<>();
  final List<Notice> notices = new CopyOnWriteArrayList<>();
  final Fakes.Carrier carrier = new Fakes.Carrier();
  final Fakes.Calls calls = new Fakes.Calls();
  final Fakes.Numbers numbers = new Fakes.Numbers();
  final Fakes.Names contacts = new Fakes.Names();
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final AuditLog audit = new AuditLog(DATABASE.jdbc(), clock);
  final Outbox outbox = new Outbox(DATABASE.jdbc(), clock, 4);
  MessagingWebhook webhook;
  final MockMvc http = http();
  Actor actor = new Actor(UserId.next(), WorkspaceId.next(), Role.OWNER, UUID.randomUUID());

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

  record Reply(int status, String body) {
    JsonNode json() {
      return JsonMapper.shared().readTree(body);
    }

    String slug() {
      return json().path("title").asString("");
    }
  }

  Reply ask(MockHttpServletRequestBuilder request, @Nullable Object body) {
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

  UUID template(String body) {
    var reply = ask(post("/v1/sms/templates"), Map.of("name", "T", "body", body));
    assertThat(reply.status()).isEqualTo(201);
    Contract.check("Template", reply.body());
    return UUID.fromString(reply.json().path("id").asString());
  }

  Reply send(Map<String, Object> request) {
    return ask(post("/v1/sms/send"), request);
  }

  Reply send(Map<String, Object> request, String key) {
    return ask(post("/v1/sms/send").header("Idempotency-Key", key), request);
  }

  Reply history() {
    return ask(get("/v1/sms/history"), null);
  }

  String statusInHistory() {
    return history().json().path("items").path(0).path("status").asString();
  }

  final class CurrentActor implements HandlerMethodArgumentResolver {
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
