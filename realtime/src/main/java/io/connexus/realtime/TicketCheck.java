package io.connexus.realtime;

import io.connexus.platform.Actor;
import io.connexus.platform.Language;
import io.connexus.platform.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;
import org.springframework.web.util.UriComponentsBuilder;

/** No socket without a ticket: refused before the upgrade. */
final class TicketCheck implements HandshakeInterceptor {
  private static final String ACTOR = Actor.class.getName();

  private final Tickets tickets;

  TicketCheck(Tickets tickets) {
    this.tickets = tickets;
  }

  /** Whose ticket this socket was opened with. */
  static Actor actor(Map<String, Object> attributes) {
    if (attributes.get(ACTOR) instanceof Actor actor) {
      return actor;
    }
    throw new IllegalStateException("a socket without a ticket");
  }

  @Override
  public boolean beforeHandshake(
      ServerHttpRequest request,
      ServerHttpResponse response,
      WebSocketHandler handler,
      Map<String, Object> attributes)
      throws IOException {
    var query = UriComponentsBuilder.fromUri(request.getURI()).build().getQueryParams();
    var actor = Optional.ofNullable(query.getFirst("ticket")).flatMap(tickets::redeem);
    actor.ifPresent(found -> attributes.put(ACTOR, found));
    if (actor.isEmpty()) {
      refuse(response, Problem.UNAUTHENTICATED);
    }
    return actor.isPresent();
  }

  private static void refuse(ServerHttpResponse response, Problem problem) throws IOException {
    response.setStatusCode(HttpStatusCode.valueOf(problem.status()));
    response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    var body =
        "{\"type\":\"%s\",\"title\":\"%s\",\"status\":%d}"
            .formatted(
                Problem.TYPE_BASE + problem.slug(),
                problem.title().in(Language.EN),
                problem.status());
    response.getBody().write(body.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void afterHandshake(
      ServerHttpRequest request,
      ServerHttpResponse response,
      WebSocketHandler handler,
      @Nullable Exception failure) {
    // nothing is left to do: the ticket is used, whatever came of it
  }
}
