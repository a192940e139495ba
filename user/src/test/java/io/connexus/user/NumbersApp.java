package io.connexus.user;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.connexus.gateway.Gateway;
import io.connexus.gateway.GatewaySettings;
import io.connexus.platform.Actor;
import io.connexus.platform.EventBus;
import io.connexus.platform.Role;
import io.connexus.platform.TestDatabase;
import io.connexus.platform.TokenCheck;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import io.connexus.platform.audit.AuditLog;
import io.connexus.platform.outbox.Inbox;
import io.connexus.platform.outbox.Outbox;
import io.connexus.sandbox.Sandbox;
import io.connexus.sandbox.SandboxSettings;
import io.connexus.telnyx.TelnyxClient;
import io.connexus.telnyx.TelnyxSettings;
import io.connexus.telnyx.TelnyxSignature;
import io.connexus.user.adapter.http.DepartmentsController;
import io.connexus.user.adapter.http.NumberOrderWebhook;
import io.connexus.user.adapter.http.NumberOrdersController;
import io.connexus.user.adapter.http.PhoneNumbersController;
import io.connexus.user.adapter.postgres.PostgresDepartments;
import io.connexus.user.adapter.postgres.PostgresMembers;
import io.connexus.user.adapter.postgres.PostgresNumberOrders;
import io.connexus.user.adapter.postgres.PostgresPersonalNumbers;
import io.connexus.user.adapter.postgres.PostgresPhoneNumbers;
import io.connexus.user.adapter.postgres.PostgresPreferences;
import io.connexus.user.adapter.telnyx.TelnyxCarrierNumbers;
import io.connexus.user.adapter.telnyx.TelnyxCodeTexts;
import io.connexus.user.adapter.telnyx.TelnyxNumberMarket;
import io.connexus.user.application.AddPhoneNumber;
import io.connexus.user.application.ManagePhoneNumber;
import io.connexus.user.application.NumberCommands;
import io.connexus.user.application.OrderNumber;
import io.connexus.user.application.VerifyNumber;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/** Numbers behind the real edge, on a real database, bought in the sandbox. */
@SpringBootConfiguration
@EnableAutoConfiguration(
    excludeName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
@EnableConfigurationProperties(GatewaySettings.class)
@Import(Gateway.class)
class NumbersApp {
  static final String CONNECTION = "1494404757140276705";
  static final String PROFILE = "4001915e-1fd3-4e0f-9b2b-6a1f5c0d7e11";
  private static final SandboxSettings SANDBOX = SandboxSettings.defaults().withPort(0);

  /** The time, and how far a test is ahead of it. */
  static final class Clock implements InstantSource {
    volatile Duration ahead = Duration.ZERO;

    @Override
    public Instant instant() {
      return Instant.now().plus(ahead);
    }
  }

  private final TestDatabase database = new TestDatabase("users");
  private final Clock clock = new Clock();
  private final EventBus bus = new EventBus();
  private final AuditLog audit = new AuditLog(database.jdbc(), clock);
  private final PostgresNumberOrders orders = new PostgresNumberOrders(database.jdbc(), clock);

  @Bean
  TestDatabase database() {
    return database;
  }

  @Bean
  Clock clock() {
    return clock;
  }

  @Bean
  AuditLog audit() {
    return audit;
  }

  @Bean
  Sandbox sandbox() {
    return Sandbox.start(SANDBOX);
  }

  @Bean
  TelnyxClient telnyx(Sandbox sandbox) {
    return new TelnyxClient(
        new TelnyxSettings(sandbox.telnyxBaseUrl(), SANDBOX.telnyxApiKey()), JsonMapper.shared());
  }

  @Bean
  PostgresMembers members() {
    return new PostgresMembers(database.jdbc(), database.transactions(), clock);
  }

  @Bean
  PostgresPhoneNumbers numbers() {
    return new PostgresPhoneNumbers(database.jdbc(), database.transactions(), clock);
  }

  @Bean(destroyMethod = "close")
  Outbox outbox() {
    return new Outbox(database.jdbc(), clock, 8);
  }

  @Bean
  OrderNumber ordering(PostgresPhoneNumbers numbers, Outbox outbox) {
    return new OrderNumber(orders, numbers, outbox, audit, bus, database.transactions(), clock);
  }

  @Bean
  TelnyxNumberMarket market(TelnyxClient telnyx) {
    return new TelnyxNumberMarket(telnyx, CONNECTION, PROFILE);
  }

  @Bean
  NumberCommands commands(
      OrderNumber ordering,
      PostgresPhoneNumbers numbers,
      TelnyxNumberMarket market,
      ManagePhoneNumber manage,
      Outbox outbox) {
    var commands = new NumberCommands(orders, ordering, numbers, market, manage, clock);
    outbox.register(commands);
    outbox.start(Duration.ofMillis(100));
    return commands;
  }

  @Bean
  ManagePhoneNumber manage(PostgresPhoneNumbers numbers, Outbox outbox) {
    return new ManagePhoneNumber(numbers, outbox, audit, bus, database.transactions(), clock);
  }

  @Bean
  PhoneNumbersController phoneNumbers(
      PostgresPhoneNumbers numbers, TelnyxClient telnyx, ManagePhoneNumber manage) {
    var personal = new PostgresPersonalNumbers(database.jdbc(), clock);
    var transactions = database.transactions();
    return new PhoneNumbersController(
        numbers,
        personal,
        new AddPhoneNumber(numbers, new TelnyxCarrierNumbers(telnyx), manage, transactions),
        manage,
        new VerifyNumber(
            personal,
            numbers,
            new TelnyxCodeTexts(telnyx, PROFILE),
            new PostgresPreferences(database.jdbc()),
            audit,
            transactions,
            clock));
  }

  @Bean
  NumberOrdersController numberOrders(TelnyxNumberMarket market, OrderNumber ordering) {
    return new NumberOrdersController(market, orders, ordering);
  }

  @Bean
  NumberOrderWebhook numberOrderWebhook(Sandbox sandbox, OrderNumber ordering) {
    return new NumberOrderWebhook(
        new TelnyxSignature(sandbox.telnyxPublicKey()),
        new Inbox(database.jdbc(), clock),
        ordering,
        database.transactions(),
        clock);
  }

  @Bean
  DepartmentsController departments() {
    var transactions = database.transactions();
    return new DepartmentsController(
        new PostgresDepartments(database.jdbc(), transactions, clock), audit, bus, transactions);
  }

  /** A token of these tests is {@code <user>~<workspace>~<role>}. */
  @Bean
  TokenCheck tokens() {
    return token -> {
      var parts = token.split("~");
      return Optional.of(
          new Actor(
              new UserId(UUID.fromString(parts[0])),
              new WorkspaceId(UUID.fromString(parts[1])),
              Role.of(parts[2]),
              UUID.randomUUID()));
    };
  }

  @Bean
  JsonMapper json() {
    return JsonMapper.builder()
        .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
        .build();
  }
}
