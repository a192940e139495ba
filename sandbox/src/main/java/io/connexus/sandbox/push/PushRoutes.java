package io.connexus.sandbox.push;

import io.connexus.sandbox.http.Door;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** Where senders come in. */
public record PushRoutes(PushService service) {
  public RouterFunction<ServerResponse> through(Door door) {
    return RouterFunctions.route()
        .POST("/push/{id}", door.open(new PushHouse(), service::push))
        .build();
  }
}
