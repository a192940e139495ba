package io.connexus.app;

import io.connexus.app.TelnyxWiring.TelnyxConfig;
import io.connexus.call.CallParties;
import io.connexus.call.Conversations;
import io.connexus.call.Receptionist;
import io.connexus.call.adapter.http.CallController;
import io.connexus.call.adapter.http.Guests;
import io.connexus.call.adapter.http.HistoryController;
import io.connexus.call.adapter.http.OutgoingController;
import io.connexus.call.adapter.http.OwnTelephone;
import io.connexus.call.adapter.http.OwnVoice;
import io.connexus.call.adapter.http.RoomController;
import io.connexus.call.adapter.http.Shown;
import io.connexus.call.adapter.http.SoftphoneController;
import io.connexus.call.adapter.postgres.PostgresCalls;
import io.connexus.call.adapter.postgres.PostgresHistory;
import io.connexus.call.adapter.postgres.PostgresSoftphones;
import io.connexus.call.adapter.postgres.PostgresTurns;
import io.connexus.call.adapter.postgres.PostgresWishes;
import io.connexus.call.adapter.telnyx.TelnyxCarrier;
import io.connexus.call.adapter.telnyx.TelnyxSoftphoneLines;
import io.connexus.call.adapter.webhook.Upkeep;
import io.connexus.call.adapter.webhook.VoiceWebhook;
import io.connexus.call.application.Annotate;
import io.connexus.call.application.CallCommands;
import io.connexus.call.application.CallNews;
import io.connexus.call.application.CallRouting;
import io.connexus.call.application.CallService;
import io.connexus.call.application.CallSettingsStore;
import io.connexus.call.application.CallViews;
import io.connexus.call.application.Calls;
import io.connexus.call.application.Carrier;
import io.connexus.call.application.CarrierIntake;
import io.connexus.call.application.CatchUp;
import io.connexus.call.application.Challenge;
import io.connexus.call.application.ConversationNotes;
import io.connexus.call.application.Countries;
import io.connexus.call.application.History;
import io.connexus.call.application.KeepRecordings;
import io.connexus.call.application.KnownParties;
import io.connexus.call.application.LateTelephones;
import io.connexus.call.application.Once;
import io.connexus.call.application.OutsideLimit;
import io.connexus.call.application.PlaceCall;
import io.connexus.call.application.PressKeys;
import io.connexus.call.application.Recordings;
import io.connexus.call.application.RoutingRulesStore;
import io.connexus.call.application.Softphones;
import io.connexus.call.application.TakeOver;
import io.connexus.call.application.Telephones;
import io.connexus.call.application.Transcript;
import io.connexus.call.application.Watchdog;
import io.connexus.platform.Actor;
import io.connexus.platform.CallId;
import io.connexus.platform.EventBus;
import io.connexus.platform.audit.AuditLog;
import io.connexus.platform.outbox.Inbox;
import io.connexus.platform.outbox.Outbox;
import io.connexus.realtime.CallControls;
import io.connexus.realtime.RoomAccess;
import io.connexus.sms.adapter.http.MessagingWebhook;
import io.connexus.sms.application.TakeReport;
import io.connexus.telnyx.MissedDeliveries;
import io.connexus.telnyx.TelnyxClient;
import io.connexus.telnyx.TelnyxSignature;
import io.connexus.user.Accounts;
import io.connexus.user.BusinessNumbers;
import io.connexus.user.Contacts;
import io.connexus.user.Members;
import io.connexus.user.Notifications;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The call. */
@Configuration(proxyBeanMethods = false)
class CallWiring {

  @Bean
  Calls calls(JdbcClient jdbc, JsonMapper json) {
    return new PostgresCalls(jdbc, json);
  }

  @Bean
  History history(JdbcClient jdbc, TransactionTemplate transactions) {
    return new PostgresHistory(jdbc, transactions);
  }

  @Bean
  CallViews callViews(History history, Contacts contacts) {
    return new CallViews(history, contacts);
  }

  @Bean
  CallNews callNews(CallViews views, EventBus events) {
    return new CallNews(views, events);
  }

  @Bean
  HistoryController historyController(
      History history,
      CallViews views,
      Members members,
      AuditLog audit,
      CallNews news,
      TransactionTemplate transactions,
      InstantSource clock) {
    return new HistoryController(
        views, new Annotate(history, views, audit, news, transactions, clock), members, audit);
  }

  @Bean
  Transcript transcript(Calls calls, JdbcClient jdbc, EventBus events) {
    return new Transcript(calls, new PostgresTurns(jdbc), events);
  }

  @Bean
  CallService callService(
      Calls calls,
      CallNews news,
      Outbox outbox,
      Notifications notifications,
      AuditLog audit,
      TransactionTemplate transactions,
      InstantSource clock,
      JsonMapper json,
      MeterRegistry metrics) {
    return new CallService(
        calls, news, outbox, notifications, audit, transactions, clock, json, metrics);
  }

  @Bean
  Carrier carrier(
      TelnyxClient telnyx,
      @Value("${connexus.telnyx.connection-id}") String connectionId,
      @Value("${connexus.public-url}") URI publicUrl) {
    return new TelnyxCarrier(
        telnyx,
        connectionId,
        publicUrl.resolve("/v1/calls/hold-music"),
        publicUrl.resolve("/v1/calls/ringback"));
  }

  @Bean
  CallCommands callCommands(
      CallService service,
      Calls calls,
      Carrier carrier,
      Receptionist receptionist,
      CallRouting routing,
      CallSettingsStore settings,
      JdbcClient jdbc,
      EventBus events,
      CatchUp catchUp,
      InstantSource clock,
      JsonMapper json) {
    return new CallCommands(
        service,
        calls,
        carrier,
        receptionist,
        routing,
        new Challenge(new PostgresSoftphones(jdbc), events, clock),
        settings,
        catchUp,
        clock,
        json);
  }

  @Bean
  CatchUp catchUp(InstantSource clock) {
    return new CatchUp(clock);
  }

  @Bean
  CarrierIntake carrierIntake(
      Calls calls,
      CallService service,
      Transcript transcript,
      BusinessNumbers numbers,
      CallRouting routing,
      Recordings recordings,
      CallNews news,
      InstantSource clock,
      MeterRegistry metrics) {
    return new CarrierIntake(
        calls,
        service,
        transcript,
        numbers,
        routing,
        new KeepRecordings(recordings, news, clock),
        metrics);
  }

  @Bean
  VoiceWebhook voiceWebhook(
      TelnyxSignature signature,
      Inbox inbox,
      CarrierIntake intake,
      TransactionTemplate transactions,
      InstantSource clock,
      MeterRegistry metrics) {
    return new VoiceWebhook(signature, inbox, intake, transactions, clock, metrics);
  }

  @Bean
  CallController callController(
      Calls calls,
      CallService service,
      Transcript transcript,
      Receptionist receptionist,
      OwnTelephone telephone,
      Guests guests,
      RoomController rooms,
      Shown shown) {
    return new CallController(
        calls,
        service,
        transcript,
        new TakeOver(service, receptionist),
        telephone,
        guests,
        rooms,
        shown);
  }

  @Bean
  RoomController roomController(CallService service, OwnVoice voice, Guests guests, Shown shown) {
    return new RoomController(service, voice, guests, shown);
  }

  @Bean
  OwnVoice ownVoice(CallService service, Calls calls, Carrier carrier, Shown shown) {
    return new OwnVoice(service, new PressKeys(service, calls, carrier), shown);
  }

  @Bean
  CallControls callControls(OwnVoice voice) {
    return new CallControls() {
      @Override
      public void mute(Actor actor, CallId call, boolean muted) {
        voice.mute(actor, call.value(), muted, null);
      }

      @Override
      public void press(Actor actor, CallId call, String tone) {
        voice.press(actor, call.value(), tone, null);
      }
    };
  }

  @Bean
  Guests guests(
      OwnTelephone telephone,
      Telephones telephones,
      Members members,
      BusinessNumbers numbers,
      OutsideLimit limit) {
    return new Guests(telephone, telephones, members, numbers, limit);
  }

  @Bean
  Shown shown(Calls calls, CallViews views, Once once) {
    return new Shown(calls, views, once);
  }

  @Bean
  Once once(JdbcClient jdbc, TransactionTemplate transactions, InstantSource clock) {
    return new Once(new PostgresWishes(jdbc), transactions, clock);
  }

  @Bean
  OutsideLimit outsideLimit(
      Calls calls,
      Members members,
      RoutingRulesStore rules,
      TransactionTemplate transactions,
      InstantSource clock,
      @Value("${connexus.call.outside-a-day}") int mostADay) {
    return new OutsideLimit(calls, members, rules, transactions, clock, mostADay);
  }

  @Bean
  Countries countries(CallSettingsStore settings, BusinessNumbers numbers) {
    return new Countries(settings, numbers);
  }

  @Bean
  OwnTelephone ownTelephone(
      Members members, BusinessNumbers numbers, Softphones softphones, Countries countries) {
    return new OwnTelephone(members, numbers, softphones, countries);
  }

  @Bean
  OutgoingController outgoingController(
      CallService service,
      Calls calls,
      CallViews views,
      BusinessNumbers numbers,
      OutsideLimit limit,
      Countries countries,
      OwnTelephone telephone) {
    return new OutgoingController(
        new PlaceCall(service, calls, numbers, limit, countries), views, telephone, numbers);
  }

  @Bean
  Softphones softphones(
      JdbcClient jdbc,
      TelnyxClient telnyx,
      Accounts accounts,
      InstantSource clock,
      TelnyxConfig config) {
    return new Softphones(
        new PostgresSoftphones(jdbc),
        new TelnyxSoftphoneLines(telnyx, config.credentialConnectionId()),
        accounts,
        clock,
        config.credentialConnectionId().isBlank() ? null : config.rtcHost());
  }

  @Bean
  SoftphoneController softphoneController(
      Softphones softphones,
      Telephones telephones,
      CallRouting routing,
      Calls calls,
      CallService service) {
    return new SoftphoneController(
        softphones, new LateTelephones(softphones, telephones, routing, calls, service));
  }

  @Bean
  Conversations conversations(
      CallService service, Calls calls, Transcript transcript, CallRouting routing) {
    return new ConversationNotes(service, calls, transcript, routing);
  }

  @Bean
  CallParties callParties(Calls calls) {
    return new KnownParties(calls);
  }

  @Bean
  RoomAccess roomAccess(Calls calls) {
    return (actor, call) -> calls.show(actor.workspace(), call).isPresent();
  }

  @Bean
  @OnRole(ProcessRole.CALL)
  Upkeep upkeep(
      TelnyxClient telnyx,
      VoiceWebhook voice,
      TelnyxSignature signature,
      TakeReport takeReport,
      MeterRegistry meters,
      Calls calls,
      CallService service,
      Carrier carrier,
      Softphones softphones,
      CatchUp catchUp,
      Once once,
      InstantSource clock) {
    // texts too, whoever answers for them otherwise: fetched once, for both
    var messaging = new MessagingWebhook(signature, takeReport, clock, meters);
    return new Upkeep(
        new MissedDeliveries(
            telnyx,
            Map.of(
                "call.",
                voice::fetched,
                "conference.",
                voice::fetched,
                "message.",
                messaging::fetched),
            clock),
        new Watchdog(calls, service, carrier, meters),
        List.of(softphones::sweep, once::sweep),
        catchUp);
  }

  @Bean
  @OnRole(ProcessRole.CALL)
  SmartLifecycle upkeepStart(
      Upkeep upkeep,
      @Value("${connexus.call.upkeep-period}") Duration period,
      @Value("${connexus.call.watch-period}") Duration watch) {
    return new Starting(() -> upkeep.start(period, watch));
  }
}
