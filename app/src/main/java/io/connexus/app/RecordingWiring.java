package io.connexus.app;

import io.connexus.app.TelnyxWiring.TelnyxConfig;
import io.connexus.call.adapter.http.CallSettingsController;
import io.connexus.call.adapter.http.RecordingController;
import io.connexus.call.adapter.http.Shown;
import io.connexus.call.adapter.postgres.PostgresCallSettings;
import io.connexus.call.adapter.postgres.PostgresRecordings;
import io.connexus.call.adapter.telnyx.TelnyxRecordings;
import io.connexus.call.application.CallNews;
import io.connexus.call.application.CallService;
import io.connexus.call.application.CallSettingsStore;
import io.connexus.call.application.Calls;
import io.connexus.call.application.ChangeCallSettings;
import io.connexus.call.application.CopyRecordings;
import io.connexus.call.application.Countries;
import io.connexus.call.application.ListenToRecordings;
import io.connexus.call.application.RecordConversation;
import io.connexus.call.application.RecordingRounds;
import io.connexus.call.application.Recordings;
import io.connexus.platform.audit.AuditLog;
import io.connexus.platform.objects.ObjectStore;
import io.connexus.telnyx.TelnyxClient;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Recordings, voicemail and how a workspace wants them. */
@Configuration(proxyBeanMethods = false)
class RecordingWiring {

  @Bean
  CallSettingsStore callSettingsStore(JdbcClient jdbc) {
    return new PostgresCallSettings(jdbc);
  }

  @Bean
  Recordings recordings(JdbcClient jdbc) {
    return new PostgresRecordings(jdbc);
  }

  @Bean
  RecordingController recordingController(
      Calls calls,
      CallService service,
      CallSettingsStore settings,
      Recordings recordings,
      ObjectStore objects,
      Shown shown,
      AuditLog audit,
      CallNews news,
      TransactionTemplate transactions,
      InstantSource clock) {
    return new RecordingController(
        shown,
        new RecordConversation(calls, service, settings),
        new ListenToRecordings(recordings, objects, news, audit, transactions, clock));
  }

  @Bean
  CallSettingsController callSettingsController(
      CallSettingsStore settings,
      Recordings recordings,
      AuditLog audit,
      TransactionTemplate transactions,
      Countries countries) {
    return new CallSettingsController(
        new ChangeCallSettings(settings, recordings, audit, transactions), countries);
  }

  @Bean
  @OnRole(ProcessRole.CALL)
  RecordingRounds recordingRounds(
      Recordings recordings,
      TelnyxClient telnyx,
      TelnyxConfig config,
      ObjectStore objects,
      CallSettingsStore settings,
      CallNews news,
      InstantSource clock,
      MeterRegistry metrics) {
    return new RecordingRounds(
        new CopyRecordings(
            recordings,
            new TelnyxRecordings(telnyx, config.baseUrl()),
            objects,
            settings,
            news,
            clock,
            metrics));
  }

  @Bean
  @OnRole(ProcessRole.CALL)
  SmartLifecycle recordingRoundsStart(
      RecordingRounds rounds, @Value("${connexus.call.recordings-period}") Duration period) {
    return new Starting(() -> rounds.start(period));
  }
}
