package io.connexus.realtime;

import io.connexus.platform.Actor;
import java.time.Instant;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Hands out tickets for the socket. */
@RestController
@RequestMapping("/v1/realtime/ticket")
public class TicketController {
  private final Tickets tickets;

  TicketController(Tickets tickets) {
    this.tickets = tickets;
  }

  @PostMapping
  ResponseEntity<TicketView> issue(Actor actor) {
    var ticket = tickets.issue(actor);
    var url = Realtime.PATH + "?ticket=" + ticket.text();
    return ResponseEntity.status(HttpStatus.CREATED)
        .cacheControl(CacheControl.noStore())
        .body(new TicketView(ticket.text(), url, ticket.expiresAt()));
  }

  record TicketView(String ticket, String url, Instant expiresAt) {
    @Override
    public String toString() {
      return "TicketView[***]";
    }
  }
}
