package io.connexus.ai;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.connexus.ai.adapter.http.FaqController;
import io.connexus.ai.adapter.http.ReceptionistController;
import io.connexus.ai.adapter.onnx.BgeSmall;
import io.connexus.ai.adapter.postgres.PostgresFence;
import io.connexus.ai.adapter.postgres.PostgresKnowledge;
import io.connexus.ai.adapter.postgres.PostgresSessions;
import io.connexus.ai.adapter.retell.LlmSocket;
import io.connexus.ai.adapter.retell.RetellAgent;
import io.connexus.ai.adapter.retell.RetellReceptionist;
import io.connexus.ai.adapter.retell.RetellWebhook;
import io.connexus.ai.adapter.retell.Switchboard;
import io.connexus.ai.application.Brain;
import io.connexus.ai.application.Embedding;
import io.connexus.ai.application.FaqText;
import io.connexus.ai.application.Fence;
import io.connexus.ai.application.Knowledge;
import io.connexus.ai.application.LocalFence;
import io.connexus.ai.domain.Faq;
import io.connexus.call.Receptionist;
import io.connexus.platform.Actor;
import io.connexus.platform.CallId;
import io.connexus.platform.E164;
import io.connexus.platform.MutableClock;
import io.connexus.platform.ProblemException;
import io.connexus.platform.Role;
import io.connexus.platform.TestDatabase;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import io.connexus.platform.audit.AuditLog;
import io.connexus.platform.outbox.Inbox;
import io.connexus.retell.RetellClient;
import io.connexus.retell.RetellSettings;
import io.connexus.retell.Secret;
import io.connexus.user.Member;
import io.connexus.user.Members;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.MethodParameter;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole module on a real server and a real database, between a fake Retell and a fake call. The
 * sentence model is the real one and shared, as it is costly.
 */
final class Reception implements AutoCloseable {
  static final Secret KEY = new Secret("key_webhook");
  static final Secret SOCKET_SECRET = new Secret("an-unguessable-part");
  static final WorkspaceId BAKERY = WorkspaceId.next();
  static final WorkspaceId GARAGE = WorkspaceId.next();

  static final JsonMapper JSON =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  private static final BgeSmall MODEL = new BgeSmall(JSON);

  final TestDatabase database;
  final ConversationsFake conversations;
  final MutableClock clock = new MutableClock();
  final RetellFake retell = new RetellFake();
  final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

  /** Whoever says "slow" has to wait for it. */
  final CountDownLatch slow = new CountDownLatch(1);

  final Knowledge knowledge;
  final Receptionist receptionist;
  final AiSettings settings;
  private final RetellClient client;
  final Fence fence;
  private final Switchboard switchboard;
  private final ServletWebServerApplicationContext server;

  Reception() {
    this(new TestDatabase("ai"), new ConversationsFake(), Switchboard.Patience.DEFAULT, "");
  }

  Reception(Switchboard.Patience patience) {
    this(new TestDatabase("ai"), new ConversationsFake(), patience, "");
  }

  /** Another process on the same database and call. */
  Reception(Reception before) {
    this(before.database, before.conversations, Switchboard.Patience.DEFAULT, "");
  }

  Reception(
      TestDatabase database,
      ConversationsFake conversations,
      Switchboard.Patience patience,
      String agentId) {
    this(database, conversations, patience, agentId, new LocalFence());
  }

  /** One whose calls are silenced by other processes. */
  static Reception shared() {
    var database = new TestDatabase("ai");
    return new Reception(
        database,
        new ConversationsFake(),
        Switchboard.Patience.DEFAULT,
        "",
        new PostgresFence(database.jdbc(), database.transactions()));
  }

  private Reception(
      TestDatabase database,
      ConversationsFake conversations,
      Switchboard.Patience patience,
      String agentId,
      Fence fence) {
    this.database = database;
    this.fence = fence;
    this.conversations = conversations;
    settings =
        new AiSettings(
            retell.uri(),
            new Secret("key_api"),
            KEY,
            agentId,
            URI.create("https://phone.example.com/"),
            SOCKET_SECRET);
    var jdbc = database.jdbc();
    var embedding = new Slowable();
    knowledge =
        new Knowledge(
            new PostgresKnowledge(jdbc, database.transactions(), JSON),
            embedding,
            new AuditLog(jdbc, clock),
            database.transactions(),
            clock);
    var brain = new Brain(knowledge, embedding, new MembersFake());
    var sessions = new PostgresSessions(jdbc);
    switchboard =
        new Switchboard(brain, conversations, sessions, patience, fence, clock, JSON, metrics);
    client =
        new RetellClient(
            new RetellSettings(
                settings.retellBaseUrl(),
                settings.retellApiKey(),
                Duration.ofSeconds(1),
                Duration.ofSeconds(2)),
            JSON);
    receptionist =
        new RetellReceptionist(
            client,
            new RetellAgent(settings, client, jdbc, clock),
            sessions,
            fence,
            switchboard::pay,
            clock);
    var webhook =
        new RetellWebhook(
            settings,
            new Inbox(jdbc, clock),
            sessions,
            conversations,
            switchboard,
            database.transactions(),
            clock,
            JSON,
            metrics);
    var socket = new LlmSocket(settings, sessions, switchboard, clock);
    server =
        (ServletWebServerApplicationContext)
            new SpringApplicationBuilder(Server.class)
                .initializers(context -> {
                  var beans = (GenericApplicationContext) context;
                  beans.registerBean(JsonMapper.class, () -> JSON);
                  beans.registerBean(FaqController.class, () -> new FaqController(knowledge));
                  beans.registerBean(
                      ReceptionistController.class,
                      () -> new ReceptionistController(knowledge, brain));
                  beans.registerBean(RetellWebhook.class, () -> webhook);
                  beans.registerBean(
                      WebSocketConfigurer.class,
                      () ->
                          registry ->
                              registry.addHandler(socket, LlmSocket.PATH).addInterceptors(socket));
                })
                .run(
                    "--server.port=0",
                    "--spring.main.banner-mode=off",
                    "--spring.threads.virtual.enabled=true",
                    "--logging.level.root=WARN");
  }

  String http() {
    return "http://localhost:" + server.getWebServer().getPort();
  }

  /** Registers a session the way a call does and returns Retell's id of it. */
  String registered(CallId call, WorkspaceId workspace, int number) {
    var sip =
        receptionist.prepare(
            new Receptionist.Session(
                call, workspace, number, new E164("+12125550123"), new E164("+12125550100")));
    return sip.substring("sip:".length(), sip.indexOf('@'));
  }

  /** A caller's first session, already connected and greeted. */
  RetellSocket greeted(CallId call, WorkspaceId workspace) {
    var socket = open(registered(call, workspace, 1));
    socket.next("config");
    socket.next("response");
    return socket;
  }

  JdbcClient jdbc() {
    return database.jdbc();
  }

  RetellSocket open(String retellCallId) {
    return new RetellSocket(socketUri(SOCKET_SECRET.value(), retellCallId));
  }

  URI socketUri(String secret, String retellCallId) {
    return URI.create(http().replace("http", "ws") + "/retell/llm/" + secret + "/" + retellCallId);
  }

  static Actor owner(WorkspaceId workspace) {
    return new Actor(UserId.next(), workspace, Role.OWNER, UUID.randomUUID());
  }

  Faq taught(WorkspaceId workspace, String question, String answer) {
    return knowledge
        .teach(owner(workspace), new FaqText(question, List.of(), answer, null, true))
        .orElseThrow();
  }

  @Override
  public void close() {
    slow.countDown();
    server.close();
    switchboard.close();
    client.close();
    retell.close();
  }

  private final class Slowable implements Embedding {
    @Override
    public float[] embed(String sentence) {
      if (sentence.contains("slow")) {
        try {
          slow.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      if (sentence.contains("broken")) {
        throw new IllegalStateException("the model is broken");
      }
      return MODEL.embed(sentence);
    }

    @Override
    public String model() {
      return MODEL.model();
    }
  }

  private static final class MembersFake implements Members {
    @Override
    public Optional<Member> find(WorkspaceId workspace, UserId user) {
      return Optional.empty();
    }

    @Override
    public Optional<Member> find(UserId user) {
      return Optional.empty();
    }

    @Override
    public Optional<Member> owner(WorkspaceId workspace) {
      return Optional.empty();
    }

    @Override
    public String businessName(WorkspaceId workspace) {
      return workspace.equals(BAKERY) ? "Mill Street Bakery" : "Joe's Garage";
    }

    @Override
    public Member createWorkspace(String businessName, String email, String fullName, E164 phone) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean confirmEmail(UserId user, String email) {
      throw new UnsupportedOperationException();
    }
  }

  /** What the gateway does, in short: who asks is in the header {@code X-Actor: workspace role}. */
  @SpringBootConfiguration(proxyBeanMethods = false)
  @EnableAutoConfiguration(exclude = {DataSourceAutoConfiguration.class})
  @EnableWebSocket
  @org.springframework.context.annotation.Import(Server.Problems.class)
  static class Server implements WebMvcConfigurer {
    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
      resolvers.add(
          new HandlerMethodArgumentResolver() {
            @Override
            public boolean supportsParameter(MethodParameter parameter) {
              return parameter.getParameterType() == Actor.class;
            }

            @Override
            public Object resolveArgument(
                MethodParameter parameter,
                ModelAndViewContainer container,
                NativeWebRequest request,
                WebDataBinderFactory binders) {
              var actor = request.getHeader("X-Actor").split(" ");
              return new Actor(
                  UserId.next(),
                  new WorkspaceId(UUID.fromString(actor[0])),
                  Role.valueOf(actor[1]),
                  UUID.randomUUID());
            }
          });
    }

    @RestControllerAdvice
    static class Problems {
      @ExceptionHandler
      ResponseEntity<String> problem(ProblemException e) {
        return ResponseEntity.status(e.problem().status()).body(e.problem().slug());
      }
    }
  }
}
