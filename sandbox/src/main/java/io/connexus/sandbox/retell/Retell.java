package io.connexus.sandbox.retell;

import io.connexus.sandbox.chaos.ChaosBox;
import io.connexus.sandbox.clockwork.Ids;
import io.connexus.sandbox.clockwork.Tempo;
import io.connexus.sandbox.clockwork.Timers;
import io.connexus.sandbox.exchange.Exchange;
import io.connexus.sandbox.exchange.FarEnd;
import io.connexus.sandbox.exchange.HangupCause;
import io.connexus.sandbox.exchange.Leg;
import io.connexus.sandbox.exchange.Role;
import io.connexus.sandbox.journal.Journal;
import io.connexus.sandbox.webhook.Courier;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The workspace's calls, and the SIP address at which they are reached. */
public final class Retell implements AutoCloseable {
  private static final String SIP_HOST = "@sip.retellai.com";

  private final Ids ids;
  private final Clock clock;
  private final Timers timers;
  private final Tempo tempo;
  private final ChaosBox chaos;
  private final Journal journal;
  private final RetellWebhooks webhooks;
  private final HttpClient client;
  private final Map<String, AgentSession> sessions = new LinkedHashMap<>();
  private @Nullable Exchange exchange;

  public Retell(
      Ids ids,
      Clock clock,
      Timers timers,
      Tempo tempo,
      ChaosBox chaos,
      Journal journal,
      Courier courier,
      String apiKey) {
    this.ids = ids;
    this.clock = clock;
    this.timers = timers;
    this.tempo = tempo;
    this.chaos = chaos;
    this.journal = journal;
    this.webhooks = new RetellWebhooks(courier, chaos, clock, new RetellSignature(apiKey));
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(timers.workers())
            .build();
  }

  /** The exchange dials Retell and Retell speaks into the exchange: one is told later. */
  public void connectTo(Exchange newExchange) {
    exchange = newExchange;
  }

  private Surroundings world() {
    if (exchange == null) {
      throw new IllegalStateException("not wired");
    }
    return new Surroundings(exchange, timers, tempo, clock, chaos, journal, webhooks, client);
  }

  synchronized AgentCall register(ObjectNode agent, ObjectNode registration) {
    AgentCall call = new AgentCall(ids.prefixed("call_", 27), agent, registration, clock.instant());
    AgentSession session = new AgentSession(call, world());
    sessions.put(call.id(), session);
    session.register();
    return call;
  }

  synchronized Optional<AgentSession> session(String callId) {
    return Optional.ofNullable(sessions.get(callId));
  }

  synchronized List<AgentCall> calls() {
    return new ArrayList<>(sessions.values()).reversed().stream().map(AgentSession::call).toList();
  }

  /** Whether this SIP address is one of Retell's. */
  public static boolean isAddress(String sipUri) {
    return sipUri.startsWith("sip:") && sipUri.contains(SIP_HOST);
  }

  /** Who answers at {@code sip:{call_id}@sip.retellai.com}; unknown ids get a 404. */
  public FarEnd at(String sipUri) {
    int host = sipUri.indexOf(SIP_HOST);
    String id = host < 0 ? "" : sipUri.substring("sip:".length(), host);
    return session(id).<FarEnd>map(found -> found).orElseGet(this::nobody);
  }

  private FarEnd nobody() {
    return new FarEnd() {
      @Override
      public Role role() {
        return Role.RETELL;
      }

      @Override
      public void invited(Leg leg) {
        timers.now(() -> world().exchange().end(leg, HangupCause.notFound()));
      }
    };
  }

  public synchronized void clear() {
    sessions.values().forEach(AgentSession::drop);
    sessions.clear();
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
