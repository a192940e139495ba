package io.connexus.app;

import io.connexus.ai.AiSettings;
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
import io.connexus.ai.application.Fence;
import io.connexus.ai.application.Knowledge;
import io.connexus.ai.application.LocalFence;
import io.connexus.ai.application.SessionStore;
import io.connexus.call.Conversations;
import io.connexus.call.Receptionist;
import io.connexus.platform.CallId;
import io.connexus.platform.Wire;
import io.connexus.platform.audit.AuditLog;
import io.connexus.platform.outbox.Inbox;
import io.connexus.retell.RetellClient;
import io.connexus.retell.RetellSettings;
import io.connexus.retell.Secret;
import io.connexus.user.Members;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** The receptionist. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class AiWiring {
  /** The channel on which a call that is owed words is named. */
  private static final String OWED = "ai-owed";

  @Bean
  AiSettings aiSettings(
      @Value("${connexus.retell.base-url}") URI retellBaseUrl,
      @Value("${connexus.retell.api-key}") String apiKey,
      @Value("${connexus.retell.webhook-key}") String webhookKey,
      @Value("${connexus.retell.agent-id}") String agentId,
      @Value("${connexus.public-url}") URI publicUrl,
      @Value("${connexus.ai.socket-secret}") String socketSecret) {
    var key = new Secret(webhookKey.isBlank() ? apiKey : webhookKey);
    return new AiSettings(
        retellBaseUrl,
        new Secret(apiKey),
        key,
        agentId,
        publicUrl,
        socketSecret.isBlank() ? AiSettings.derivedSocketSecret(key) : new Secret(socketSecret));
  }

  @Bean
  RetellClient retellClient(AiSettings settings, JsonMapper json) {
    return new RetellClient(
        new RetellSettings(settings.retellBaseUrl(), settings.retellApiKey()),
        PlatformWiring.lenient(json),
        PlatformWiring::traceparent);
  }

  @Bean
  @OnRole(ProcessRole.AI)
  BgeSmall embedding(JsonMapper json) {
    return new BgeSmall(json);
  }

  @Bean
  @OnRole(ProcessRole.AI)
  Knowledge knowledge(
      JdbcClient jdbc,
      TransactionTemplate transactions,
      JsonMapper json,
      Embedding embedding,
      AuditLog audit,
      InstantSource clock) {
    var store = new PostgresKnowledge(jdbc, transactions, json);
    return new Knowledge(store, embedding, audit, transactions, clock);
  }

  /** In the background: only a caller of the first second would have to wait for it. */
  @Bean
  @OnRole(ProcessRole.AI)
  SmartLifecycle knowledgeWarmUp(Knowledge knowledge) {
    return new Starting(() -> Thread.ofVirtual().start(knowledge::warmUp));
  }

  @Bean
  @OnRole(ProcessRole.AI)
  Brain brain(Knowledge knowledge, Embedding embedding, Members members) {
    return new Brain(knowledge, embedding, members);
  }

  @Bean
  SessionStore sessionStore(JdbcClient jdbc) {
    return new PostgresSessions(jdbc);
  }

  /** Between processes the database decides who may speak; one alone knows by itself. */
  @Bean
  Fence fence(Roles roles, JdbcClient jdbc, TransactionTemplate transactions) {
    return roles.shared() ? new PostgresFence(jdbc, transactions) : new LocalFence();
  }

  /**
   * The call and the receptionist need each other: the receptionist meets the call when it is used.
   */
  @Bean
  @OnRole(ProcessRole.AI)
  Switchboard switchboard(
      Brain brain,
      @Lazy Conversations conversations,
      SessionStore sessions,
      Fence fence,
      Wire wire,
      InstantSource clock,
      JsonMapper json,
      MeterRegistry metrics) {
    var switchboard =
        new Switchboard(
            brain,
            conversations,
            sessions,
            Switchboard.Patience.DEFAULT,
            fence,
            clock,
            json,
            metrics);
    wire.listen(OWED, call -> switchboard.pay(new CallId(UUID.fromString(call))));
    return switchboard;
  }

  @Bean
  Receptionist receptionist(
      AiSettings settings,
      RetellClient retell,
      JdbcClient jdbc,
      SessionStore sessions,
      Fence fence,
      ObjectProvider<Switchboard> switchboard,
      Wire wire,
      InstantSource clock) {
    return new RetellReceptionist(
        retell,
        new RetellAgent(settings, retell, jdbc, clock),
        sessions,
        fence,
        call -> {
          switchboard.ifAvailable(here -> here.pay(call));
          wire.send(OWED, call.toString());
        },
        clock);
  }

  @Bean
  @OnRole(ProcessRole.AI)
  LlmSocket llmSocket(
      AiSettings settings, SessionStore sessions, Switchboard switchboard, InstantSource clock) {
    return new LlmSocket(settings, sessions, switchboard, clock);
  }

  @Bean
  @OnRole(ProcessRole.AI)
  WebSocketConfigurer llmSocketAtItsPath(LlmSocket socket) {
    return registry -> registry.addHandler(socket, LlmSocket.PATH).addInterceptors(socket);
  }

  @Bean
  RetellWebhook retellWebhook(
      AiSettings settings,
      Inbox inbox,
      SessionStore sessions,
      Conversations conversations,
      Switchboard switchboard,
      TransactionTemplate transactions,
      InstantSource clock,
      JsonMapper json,
      MeterRegistry metrics) {
    return new RetellWebhook(
        settings,
        inbox,
        sessions,
        conversations,
        switchboard,
        transactions,
        clock,
        PlatformWiring.lenient(json),
        metrics);
  }

  @Bean
  FaqController faqController(Knowledge knowledge) {
    return new FaqController(knowledge);
  }

  @Bean
  ReceptionistController receptionistController(Knowledge knowledge, Brain brain) {
    return new ReceptionistController(knowledge, brain);
  }
}
