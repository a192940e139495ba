package io.connexus.app;

import io.connexus.app.TelnyxWiring.TelnyxConfig;
import io.connexus.platform.EventBus;
import io.connexus.platform.audit.AuditLog;
import io.connexus.platform.outbox.Inbox;
import io.connexus.platform.outbox.Outbox;
import io.connexus.telnyx.TelnyxClient;
import io.connexus.telnyx.TelnyxSignature;
import io.connexus.user.adapter.http.DepartmentsController;
import io.connexus.user.adapter.http.NumberOrderWebhook;
import io.connexus.user.adapter.http.NumberOrdersController;
import io.connexus.user.adapter.http.PhoneNumbersController;
import io.connexus.user.adapter.postgres.PostgresDepartments;
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
import io.connexus.user.application.NumberMarket;
import io.connexus.user.application.NumberOrders;
import io.connexus.user.application.OrderNumber;
import io.connexus.user.application.VerifyNumber;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Phone numbers: bought, assigned, verified. */
@Configuration(proxyBeanMethods = false)
class NumbersWiring {

  @Bean
  ManagePhoneNumber managePhoneNumber(
      PostgresPhoneNumbers numbers,
      Outbox outbox,
      AuditLog audit,
      EventBus bus,
      TransactionTemplate transactions,
      InstantSource clock) {
    return new ManagePhoneNumber(numbers, outbox, audit, bus, transactions, clock);
  }

  @Bean
  PhoneNumbersController phoneNumbersController(
      PostgresPhoneNumbers numbers,
      TelnyxClient telnyx,
      TelnyxConfig config,
      PostgresPreferences languages,
      ManagePhoneNumber manage,
      JdbcClient jdbc,
      AuditLog audit,
      TransactionTemplate transactions,
      InstantSource clock) {
    var personal = new PostgresPersonalNumbers(jdbc, clock);
    var texts = new TelnyxCodeTexts(telnyx, config.messagingProfileId());
    return new PhoneNumbersController(
        numbers,
        personal,
        new AddPhoneNumber(numbers, new TelnyxCarrierNumbers(telnyx), manage, transactions),
        manage,
        new VerifyNumber(personal, numbers, texts, languages, audit, transactions, clock));
  }

  @Bean
  NumberMarket numberMarket(TelnyxClient telnyx, TelnyxConfig config) {
    return new TelnyxNumberMarket(telnyx, config.connectionId(), config.messagingProfileId());
  }

  @Bean
  NumberOrders numberOrders(JdbcClient jdbc, InstantSource clock) {
    return new PostgresNumberOrders(jdbc, clock);
  }

  @Bean
  OrderNumber orderNumber(
      NumberOrders orders,
      PostgresPhoneNumbers numbers,
      Outbox outbox,
      AuditLog audit,
      EventBus bus,
      TransactionTemplate transactions,
      InstantSource clock) {
    return new OrderNumber(orders, numbers, outbox, audit, bus, transactions, clock);
  }

  @Bean
  NumberCommands numberCommands(
      NumberOrders orders,
      OrderNumber ordering,
      PostgresPhoneNumbers numbers,
      NumberMarket market,
      ManagePhoneNumber manage,
      InstantSource clock) {
    return new NumberCommands(orders, ordering, numbers, market, manage, clock);
  }

  @Bean
  NumberOrdersController numberOrdersController(
      NumberMarket market, NumberOrders orders, OrderNumber orderNumber) {
    return new NumberOrdersController(market, orders, orderNumber);
  }

  @Bean
  NumberOrderWebhook numberOrderWebhook(
      TelnyxSignature signature,
      Inbox inbox,
      OrderNumber orders,
      TransactionTemplate transactions,
      InstantSource clock) {
    return new NumberOrderWebhook(signature, inbox, orders, transactions, clock);
  }

  @Bean
  DepartmentsController departmentsController(
      JdbcClient jdbc,
      AuditLog audit,
      EventBus bus,
      TransactionTemplate transactions,
      InstantSource clock) {
    return new DepartmentsController(
        new PostgresDepartments(jdbc, transactions, clock), audit, bus, transactions);
  }
}
