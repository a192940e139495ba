package io.connexus.app;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.connexus.platform.EventBus;
import io.connexus.platform.Migrations;
import io.connexus.platform.TraceContext;
import io.connexus.platform.Wire;
import io.connexus.platform.audit.AuditLog;
import io.connexus.platform.mail.Mail;
import io.connexus.platform.mail.MailSettings;
import io.connexus.platform.mail.SmtpMail;
import io.connexus.platform.objects.FileObjectStore;
import io.connexus.platform.objects.ObjectStore;
import io.connexus.platform.objects.S3ObjectStore;
import io.connexus.platform.objects.S3Settings;
import io.connexus.platform.outbox.CommandHandler;
import io.connexus.platform.outbox.Inbox;
import io.connexus.platform.outbox.Outbox;
import io.connexus.platform.outbox.Retention;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** What every feature stands on. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({MailSettings.class, S3Settings.class})
class PlatformWiring {
  private static final List<String> SCHEMAS = List.of("users", "auth", "call", "ai", "sms");
  private static final List<CoercionInputShape> NOT_TEXT =
      List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean);
  private static final int COMMANDS_AT_ONCE = 64;
  private static final Duration SWEEP = Duration.ofMillis(500);

  @Bean
  InstantSource clock() {
    return InstantSource.system();
  }

  /** The database, migrated: whoever can ask it finds its tables. */
  @Bean
  JdbcClient jdbcClient(DataSource dataSource) {
    Migrations.apply(dataSource, SCHEMAS);
    return JdbcClient.create(dataSource);
  }

  @Bean
  TransactionTemplate transactionTemplate(PlatformTransactionManager manager) {
    return new TransactionTemplate(manager);
  }

  @Bean
  JsonMapperBuilderCustomizer json() {
    return builder ->
        builder
            .changeDefaultPropertyInclusion(
                inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(LogicalType.Textual, PlatformWiring::textIsText);
  }

  /** What vendors are told of the trace that a request to them belongs to. */
  static Optional<String> traceparent() {
    return TraceContext.current().map(TraceContext::next);
  }

  /** For what vendors send: read as it comes, as a refused webhook is lost news of a caller. */
  static JsonMapper lenient(JsonMapper json) {
    return json.rebuild()
        .enable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .withCoercionConfig(
            LogicalType.Textual,
            texts -> {
              for (var shape : NOT_TEXT) {
                texts.setCoercion(shape, CoercionAction.TryConvert);
              }
            })
        .build();
  }

  /** A number where the contract has a text is a mistake of the client, not a text. */
  private static void textIsText(MutableCoercionConfig texts) {
    for (var shape : NOT_TEXT) {
      texts.setCoercion(shape, CoercionAction.Fail);
    }
  }

  @Bean
  static Roles roles(Environment settings) {
    return Roles.of(settings);
  }

  @Bean
  static RoleCut roleCut(Environment settings) {
    return new RoleCut(Roles.of(settings));
  }

  /** To the other processes, if there are some. */
  @Bean
  @ConditionalOnMissingBean
  Wire wire() {
    return Wire.NONE;
  }

  @Bean
  EventBus eventBus(Wire wire, JsonMapper json) {
    return new EventBus(wire, json);
  }

  @Bean
  Inbox inbox(JdbcClient jdbc, InstantSource clock) {
    return new Inbox(jdbc, clock);
  }

  @Bean
  Outbox outbox(JdbcClient jdbc, InstantSource clock, Wire wire) {
    return new Outbox(jdbc, clock, COMMANDS_AT_ONCE, wire);
  }

  @Bean
  AuditLog auditLog(JdbcClient jdbc, InstantSource clock) {
    return new AuditLog(jdbc, clock);
  }

  /** In a bucket if there is one, else in files. */
  @Bean
  ObjectStore objectStore(S3Settings s3, @Value("${connexus.media-dir}") Path directory) {
    return s3.bucket().isEmpty() ? new FileObjectStore(directory) : new S3ObjectStore(s3);
  }

  @Bean
  Mail mail(Outbox outbox, InstantSource clock) {
    return new Mail(outbox, clock);
  }

  @Bean
  SmtpMail smtpMail(MailSettings settings) {
    return new SmtpMail(settings);
  }

  @Bean
  Retention retention(JdbcClient jdbc, InstantSource clock) {
    return new Retention(jdbc, clock);
  }

  @Bean
  @OnRole(ProcessRole.CALL)
  SmartLifecycle retentionStart(Retention retention) {
    return new Starting(() -> retention.start(Duration.ofHours(1)));
  }

  /** Begins to send when everything that sends is there. */
  @Bean
  SmartLifecycle outboxStart(Outbox outbox, ObjectProvider<CommandHandler> handlers) {
    return new Starting(() -> {
      handlers.forEach(outbox::register);
      outbox.start(SWEEP);
    });
  }
}
