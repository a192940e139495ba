package io.connexus.sandbox.control;

import io.connexus.sandbox.SandboxSetup;
import io.connexus.sandbox.http.Answer;
import io.connexus.sandbox.http.Ask;
import io.connexus.sandbox.http.Door;
import io.connexus.sandbox.http.Handler;
import io.connexus.sandbox.http.Refusal;
import io.connexus.sandbox.json.Json;
import io.connexus.sandbox.mail.MailApi;
import io.connexus.sandbox.push.PushService;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** Which path leads where below {@code /sandbox}. */
public final class ControlRoutes {
  private static final String BASE = "/sandbox";

  private final ControlApi api;
  private final MailApi mail;
  private final PushService push;
  private final ControlHouse house = new ControlHouse();
  private final Consumer<SandboxSetup> setUp;
  private final Supplier<ObjectNode> keys;
  private final Runnable reset;

  public ControlRoutes(
      ControlApi api,
      MailApi mail,
      PushService push,
      Consumer<SandboxSetup> setUp,
      Supplier<ObjectNode> keys,
      Runnable reset) {
    this.api = api;
    this.mail = mail;
    this.push = push;
    this.setUp = setUp;
    this.keys = keys;
    this.reset = reset;
  }

  /** All routes; whatever else lies below the base is an unknown resource. */
  public RouterFunction<ServerResponse> through(Door door) {
    RouterFunctions.Builder routes = RouterFunctions.route();
    calls(routes, door);
    routes.POST(BASE + "/rtc/drop", quiet(door, api::dropClients));
    routes.POST(BASE + "/rtc/punt", quiet(door, api::puntClients));
    routes.GET(BASE + "/phones", quiet(door, api::phones));
    routes.PUT(BASE + "/phones/{number}", quiet(door, api::scriptPhone));
    routes.POST(BASE + "/phones/{number}/{action}", quiet(door, api::phoneActs));
    routes.GET(BASE + "/phones/{number}/sound", quiet(door, api::phoneHears));
    routes.POST(BASE + "/messages", quiet(door, api::text));
    routes.GET(BASE + "/messages", quiet(door, api::texts));
    routes.GET(BASE + "/mail", quiet(door, mail::list));
    routes.DELETE(BASE + "/mail", quiet(door, mail::clear));
    routes.POST(BASE + "/push/subscriptions", quiet(door, push::subscribe));
    routes.GET(BASE + "/push/subscriptions", quiet(door, push::list));
    routes.DELETE(BASE + "/push/subscriptions/{id}", quiet(door, push::unsubscribe));
    routes.GET(BASE + "/push/messages", quiet(door, push::messages));
    routes.GET(BASE + "/chaos", quiet(door, api::chaos));
    routes.POST(BASE + "/chaos", quiet(door, api::setChaos));
    routes.DELETE(BASE + "/chaos", quiet(door, api::clearChaos));
    routes.PUT(BASE + "/pace", quiet(door, api::pace));
    routes.GET(BASE + "/journal", quiet(door, api::journal));
    routes.GET(BASE + "/violations", quiet(door, ask -> violations(door)));
    routes.GET(BASE + "/media/{name}", quiet(door, api::media));
    routes.GET(BASE + "/numbers", quiet(door, api::numbers));
    routes.GET(BASE + "/keys", quiet(door, ask -> Answer.ok(keys.get())));
    routes.PUT(BASE + "/setup", quiet(door, this::setUp));
    routes.POST(BASE + "/reset", quiet(door, ask -> reset()));
    Handler unknown =
        ask -> {
          throw Refusal.of(404, "There is no " + ask.method() + " " + ask.path());
        };
    routes.route(RequestPredicates.path(BASE + "/**"), quiet(door, unknown));
    return routes.build();
  }

  private void calls(RouterFunctions.Builder routes, Door door) {
    routes.POST(BASE + "/calls", quiet(door, api::placeCall));
    routes.GET(BASE + "/calls", quiet(door, api::calls));
    routes.GET(BASE + "/calls/{id}", quiet(door, api::call));
    routes.POST(BASE + "/calls/{id}/say", quiet(door, api::callSays));
    routes.POST(BASE + "/calls/{id}/dtmf", quiet(door, api::callPresses));
    routes.POST(BASE + "/calls/{id}/hum", quiet(door, api::callHums));
    routes.GET(BASE + "/calls/{id}/sound", quiet(door, api::callHears));
    routes.GET(BASE + "/calls/{id}/sound.wav", quiet(door, api::callHeard));
    routes.POST(BASE + "/calls/{id}/hangup", quiet(door, api::callHangsUp));
  }

  private HandlerFunction<ServerResponse> quiet(Door door, Handler handler) {
    return door.openQuietly(house, handler);
  }

  private Answer violations(Door door) {
    door.awaitInspections();
    return api.violations();
  }

  private Answer setUp(Ask ask) {
    ObjectNode body = ask.json();
    try {
      setUp.accept(Json.MAPPER.treeToValue(body, SandboxSetup.class));
    } catch (JacksonException e) {
      throw Refusal.of(400, "The setup cannot be read: " + e.getOriginalMessage());
    }
    if (body.has("speechRate") || body.has("timeScale")) {
      api.pace(ask);
    }
    return Answer.empty(204);
  }

  private Answer reset() {
    reset.run();
    return Answer.empty(204);
  }
}
