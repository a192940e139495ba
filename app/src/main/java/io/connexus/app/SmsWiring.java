package io.connexus.app;

import io.connexus.app.TelnyxWiring.TelnyxConfig;
import io.connexus.call.CallParties;
import io.connexus.platform.EventBus;
import io.connexus.platform.audit.AuditLog;
import io.connexus.platform.outbox.Inbox;
import io.connexus.platform.outbox.Outbox;
import io.connexus.sms.adapter.http.MessagingWebhook;
import io.connexus.sms.adapter.http.TemplatesController;
import io.connexus.sms.adapter.http.TextsController;
import io.connexus.sms.adapter.postgres.PostgresTemplates;
import io.connexus.sms.adapter.postgres.PostgresTexts;
import io.connexus.sms.adapter.telnyx.TelnyxTexts;
import io.connexus.sms.application.DeliverText;
import io.connexus.sms.application.SendText;
import io.connexus.sms.application.TakeReport;
import io.connexus.sms.application.TextNews;
import io.connexus.telnyx.TelnyxClient;
import io.connexus.telnyx.TelnyxSignature;
import io.connexus.user.BusinessNumbers;
import io.connexus.user.Contacts;
import io.connexus.user.Members;
import io.connexus.user.Notifications;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Texts from templates. */
@Configuration(proxyBeanMethods = false)
class SmsWiring {

  @Bean
  PostgresTemplates templates(
      JdbcClient jdbc, TransactionTemplate transactions, InstantSource clock) {
    return new PostgresTemplates(jdbc, transactions, clock);
  }

  @Bean
  PostgresTexts texts(JdbcClient jdbc, TransactionTemplate transactions, InstantSource clock) {
    return new PostgresTexts(jdbc, transactions, clock);
  }

  @Bean
  TextNews textNews(EventBus bus, Contacts contacts) {
    return new TextNews(bus, contacts);
  }

  @Bean
  TemplatesController templatesController(
      PostgresTemplates templates, AuditLog audit, TransactionTemplate transactions) {
    return new TemplatesController(templates, audit, transactions);
  }

  @Bean
  TextsController textsController(
      PostgresTemplates templates,
      PostgresTexts texts,
      CallParties calls,
      BusinessNumbers numbers,
      Members members,
      Outbox outbox,
      AuditLog audit,
      TextNews news,
      TransactionTemplate transactions,
      InstantSource clock) {
    var sendText =
        new SendText(
            templates, texts, calls, numbers, members, outbox, audit, news, transactions, clock);
    return new TextsController(sendText, texts, news);
  }

  @Bean
  DeliverText deliverText(
      PostgresTexts texts,
      TelnyxClient telnyx,
      TelnyxConfig config,
      TextNews news,
      InstantSource clock) {
    var carrier = new TelnyxTexts(telnyx, config.messagingProfileId());
    return new DeliverText(texts, carrier, news, clock);
  }

  @Bean
  TakeReport takeReport(
      Inbox inbox,
      PostgresTexts texts,
      BusinessNumbers numbers,
      Notifications notifications,
      TextNews news,
      TransactionTemplate transactions) {
    return new TakeReport(inbox, texts, numbers, notifications, news, transactions);
  }

  @Bean
  MessagingWebhook messagingWebhook(
      TelnyxSignature signature, TakeReport takeReport, InstantSource clock, MeterRegistry meters) {
    return new MessagingWebhook(signature, takeReport, clock, meters);
  }
}
