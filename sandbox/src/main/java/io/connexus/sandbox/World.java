package io.connexus.sandbox;

import io.connexus.sandbox.chaos.ChaosBox;
import io.connexus.sandbox.clockwork.Ids;
import io.connexus.sandbox.clockwork.Tempo;
import io.connexus.sandbox.clockwork.Timers;
import io.connexus.sandbox.contract.Contract;
import io.connexus.sandbox.control.ControlApi;
import io.connexus.sandbox.control.ControlRoutes;
import io.connexus.sandbox.exchange.Exchange;
import io.connexus.sandbox.exchange.FarEnd;
import io.connexus.sandbox.http.Door;
import io.connexus.sandbox.journal.Journal;
import io.connexus.sandbox.json.Json;
import io.connexus.sandbox.mail.MailApi;
import io.connexus.sandbox.mail.Mailbox;
import io.connexus.sandbox.phone.Phones;
import io.connexus.sandbox.push.PushRoutes;
import io.connexus.sandbox.push.PushService;
import io.connexus.sandbox.retell.Agents;
import io.connexus.sandbox.retell.Retell;
import io.connexus.sandbox.retell.RetellHouse;
import io.connexus.sandbox.retell.RetellRoutes;
import io.connexus.sandbox.rtc.Registrar;
import io.connexus.sandbox.rtc.RtcSocket;
import io.connexus.sandbox.telnyx.Account;
import io.connexus.sandbox.telnyx.CallCommands;
import io.connexus.sandbox.telnyx.CallsApi;
import io.connexus.sandbox.telnyx.ConferencesApi;
import io.connexus.sandbox.telnyx.Credentials;
import io.connexus.sandbox.telnyx.CredentialsApi;
import io.connexus.sandbox.telnyx.DeliveriesApi;
import io.connexus.sandbox.telnyx.Gathers;
import io.connexus.sandbox.telnyx.LegEventRelay;
import io.connexus.sandbox.telnyx.MessagesApi;
import io.connexus.sandbox.telnyx.OrdersApi;
import io.connexus.sandbox.telnyx.Prompts;
import io.connexus.sandbox.telnyx.Recordings;
import io.connexus.sandbox.telnyx.ResourcesApi;
import io.connexus.sandbox.telnyx.Signing;
import io.connexus.sandbox.telnyx.SoundFiles;
import io.connexus.sandbox.telnyx.TelnyxHouse;
import io.connexus.sandbox.telnyx.TelnyxRoutes;
import io.connexus.sandbox.telnyx.TelnyxWebhooks;
import io.connexus.sandbox.webhook.Courier;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything that is simulated, put together; knows nothing of the server it is reached through.
 */
final class World implements AutoCloseable {
  private final SandboxSettings settings;
  private final Clock clock = Clock.systemUTC();
  private final Timers timers = new Timers();
  private final Tempo tempo = new Tempo();
  private final Ids ids;
  private final Journal journal = new Journal(clock);
  private final ChaosBox chaos = new ChaosBox(tempo);
  private final Door door = new Door(journal, chaos, timers);
  private final Signing signing;
  private final Courier courier;
  private final Account account;
  private final Credentials credentials;
  private final Registrar registrar;
  private final Phones phones;
  private final Agents agents;
  private final Retell retell;
  private final Exchange exchange;
  private final Recordings recordings;
  private final CallsApi calls;
  private final ConferencesApi conferences;
  private final OrdersApi orders;
  private final MessagesApi messages;
  private final Mailbox mailbox;
  private final SoundFiles soundFiles = new SoundFiles();
  private final PushService push;
  private final ControlApi control;
  private final AtomicReference<URI> baseUrl =
      new AtomicReference<>(URI.create("http://localhost"));
  private final RouterFunction<ServerResponse> routes;
  private final RtcSocket rtcSocket;
  private volatile @Nullable SandboxSetup setup;

  World(SandboxSettings settings) {
    this.settings = settings;
    this.ids = new Ids(settings.seed() == 0 ? clock.millis() : settings.seed());
    this.signing = Signing.fromSeed(settings.seed());
    this.courier = new Courier(timers, clock, ids, chaos, journal);
    this.account = new Account(ids, clock);
    this.phones = new Phones(timers, clock);
    this.agents = new Agents(ids, clock);
    this.retell =
        new Retell(ids, clock, timers, tempo, chaos, journal, courier, settings.retellApiKey());
    this.credentials = new Credentials(ids, clock);
    TelnyxWebhooks webhooks =
        new TelnyxWebhooks(account, credentials, courier, signing, ids, clock);
    LegEventRelay events = new LegEventRelay(webhooks);
    this.exchange = new Exchange(ids, clock, timers, tempo, events);
    phones.connectTo(exchange);
    retell.connectTo(exchange);
    this.registrar = new Registrar(exchange, credentials, this::callee, timers, tempo, ids);
    registrar.watch();
    this.recordings = new Recordings(exchange, events, timers, tempo, ids, clock, baseUrl::get);
    Prompts prompts = new Prompts(exchange, events, timers, tempo, ids, soundFiles);
    Gathers gathers = new Gathers(exchange, prompts, events, timers, tempo);
    events.alsoTell(gathers);
    CallCommands commands = new CallCommands(exchange, prompts, gathers, recordings);
    this.calls = new CallsApi(account, exchange, this::callee, commands, clock);
    commands.dialWith(calls);
    this.conferences = new ConferencesApi(exchange, prompts, clock);
    this.orders = new OrdersApi(account, chaos, webhooks, timers, tempo, ids, clock);
    this.messages = new MessagesApi(account, phones, webhooks, timers, tempo, ids, clock);
    this.mailbox = new Mailbox(settings.smtpPort(), chaos, ids, clock);
    this.push = new PushService(chaos, ids, clock, baseUrl::get);
    this.rtcSocket = new RtcSocket(registrar, journal);
    this.control =
        new ControlApi(
            exchange, phones, account, messages, recordings, chaos, tempo, rtcSocket, journal);
    this.routes = routes();
  }

  private FarEnd callee(String to) {
    if (Retell.isAddress(to)) {
      return retell.at(to);
    }
    return Registrar.isAddress(to) ? registrar.at(to) : phones.phone(to.replaceFirst(",.*", ""));
  }

  private RouterFunction<ServerResponse> routes() {
    TelnyxHouse house = new TelnyxHouse(settings.telnyxApiKey(), Contract.find());
    TelnyxRoutes telnyx =
        new TelnyxRoutes(
            house,
            calls,
            conferences,
            new ResourcesApi(account),
            orders,
            new CredentialsApi(credentials),
            messages,
            new DeliveriesApi(courier),
            recordings);
    RetellRoutes retellRoutes =
        new RetellRoutes(new RetellHouse(settings.retellApiKey()), agents, retell);
    ControlRoutes controlRoutes =
        new ControlRoutes(
            control, new MailApi(mailbox), push, this::setUp, this::keys, this::reset);
    return telnyx
        .through(door)
        .and(retellRoutes.through(door))
        .and(new PushRoutes(push).through(door))
        .and(controlRoutes.through(door));
  }

  RouterFunction<ServerResponse> allRoutes() {
    return routes;
  }

  RtcSocket rtcSocket() {
    return rtcSocket;
  }

  void reachedAt(URI address) {
    baseUrl.set(address);
  }

  void openMailbox() {
    mailbox.open();
  }

  int smtpPort() {
    return mailbox.port();
  }

  void speak(double wordsPerSecond) {
    tempo.change(null, wordsPerSecond);
  }

  String publicKey() {
    return signing.publicKey();
  }

  private ObjectNode keys() {
    ObjectNode keys = Json.object().put("telnyxApiKey", settings.telnyxApiKey());
    keys.put("telnyxPublicKey", publicKey()).put("retellApiKey", settings.retellApiKey());
    return keys;
  }

  void setUp(SandboxSetup wanted) {
    setup = wanted;
    account.setUp(wanted);
    credentials.setUp(wanted);
    agents.setUp(wanted);
    orders.tell(wanted.numbersWebhookUrl());
  }

  private void reset() {
    exchange.reset();
    retell.clear();
    phones.clear();
    calls.clear();
    conferences.clear();
    orders.clear();
    credentials.clear();
    messages.clear();
    recordings.clear();
    mailbox.clear();
    push.clear();
    chaos.clear();
    courier.clear();
    journal.clear();
    account.clear();
    agents.clear();
    SandboxSetup wanted = setup;
    if (wanted != null) {
      setUp(wanted);
    }
  }

  @Override
  public void close() {
    exchange.reset();
    exchange.mixer().close();
    timers.close();
    courier.close();
    retell.close();
    mailbox.close();
    soundFiles.close();
  }
}
