package io.connexus.app;

import io.connexus.gateway.GatewaySettings;
import io.connexus.platform.ActorCheck;
import io.connexus.platform.EventBus;
import io.connexus.realtime.CallControls;
import io.connexus.realtime.OnlineMembers;
import io.connexus.realtime.Realtime;
import io.connexus.realtime.RealtimeSettings;
import io.connexus.realtime.RoomAccess;
import io.connexus.realtime.TicketController;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import tools.jackson.databind.json.JsonMapper;

/** The socket that screens listen on. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
@OnRole(ProcessRole.REALTIME)
class RealtimeWiring {

  /**
   * @param publicUrl where people open the web client: behind a proxy that ends TLS, the server
   *     itself cannot tell that a page from there is its own
   */
  @Bean(destroyMethod = "close")
  Realtime realtime(
      ActorCheck access,
      RoomAccess rooms,
      CallControls controls,
      OnlineMembers online,
      EventBus bus,
      JsonMapper json,
      InstantSource clock,
      MeterRegistry meters,
      GatewaySettings gateway,
      @Value("${connexus.public-url}") String publicUrl) {
    var origins = new ArrayList<>(gateway.corsOrigins());
    origins.add(publicUrl.replaceAll("/+$", ""));
    var settings = RealtimeSettings.standard(List.copyOf(origins));
    return new Realtime(settings, access, rooms, controls, online, bus, json, clock, meters);
  }

  @Bean
  TicketController ticketController(Realtime realtime) {
    return realtime.ticketController();
  }

  /** Sends the screens away before the server stops listening, so that each hears why. */
  @Bean
  SmartLifecycle realtimeStop(Realtime realtime) {
    return new SmartLifecycle() {
      private volatile boolean running;

      @Override
      public void start() {
        running = true;
      }

      @Override
      public void stop() {
        running = false;
        realtime.close();
      }

      @Override
      public boolean isRunning() {
        return running;
      }
    };
  }
}
