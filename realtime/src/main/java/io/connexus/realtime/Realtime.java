package io.connexus.realtime;

import io.connexus.platform.ActorCheck;
import io.connexus.platform.EventBus;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import tools.jackson.databind.json.JsonMapper;

/** The socket and its tickets, ready to be put on a server. Listens to the bus from the start. */
public final class Realtime implements WebSocketConfigurer, AutoCloseable {
  static final String PATH = "/v1/realtime";

  private final RealtimeSettings settings;
  private final Tickets tickets;
  private final Hub hub;
  private final SocketHandler handler;

  public Realtime(
      RealtimeSettings settings,
      ActorCheck access,
      RoomAccess rooms,
      CallControls controls,
      OnlineMembers online,
      EventBus bus,
      JsonMapper json,
      InstantSource clock,
      MeterRegistry meters) {
    this.settings = settings;
    this.tickets = new Tickets(clock, settings.ticketLife());
    this.hub = new Hub(settings, tickets, access, online, bus::publish, json, clock, meters);
    this.handler = new SocketHandler(hub, rooms, controls, json);
    bus.subscribe(hub::publish);
  }

  /** The endpoint that gives out tickets. */
  public TicketController ticketController() {
    return new TicketController(tickets);
  }

  /** Spring's own check of the origin comes with it: the same host, or one of the settings. */
  @Override
  public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
    registry
        .addHandler(handler, PATH)
        .addInterceptors(new TicketCheck(tickets))
        .setAllowedOrigins(settings.origins().toArray(String[]::new));
  }

  /** Closes every socket with 1001. */
  @Override
  public void close() {
    hub.close();
  }
}
