package io.connexus.realtime;

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
  private static final String TICKET = Tickets.Issued.class.getName();

  private final Tickets tickets;

  TicketCheck(Tickets tickets) {
    this.tickets = tickets;
  }

  /** With which this socket was opened. */
  static Tickets.Issued ticket(Map<String, Object> attributes) {
    if (attributes.get(TICKET) instanceof Tickets.Issued ticket) {
      return ticket;
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
    var ticket = Optional.ofNullable(query.getFirst("ticket")).flatMap(tickets::redeem);
    ticket.ifPresent(found -> attributes.put(TICKET, found));
    if (ticket.isEmpty()) {
      refuse(response, Problem.UNAUTHENTICATED);
    }
    return ticket.isPresent();
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
