package io.connexus.ai.adapter.retell;

import io.connexus.ai.AiSettings;
import io.connexus.ai.application.SessionStore;
import io.connexus.ai.application.SessionStore.Registered;
import io.connexus.ai.domain.CallSummary;
import io.connexus.call.Conversations;
import io.connexus.platform.Problem;
import io.connexus.platform.outbox.Inbox;
import io.connexus.retell.PhoneCall;
import io.connexus.retell.RetellSignature;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Retell reports about its calls. The signature is checked on the bytes as they came; each
 * event is kept and applied once, in one transaction. Retell has no event ids: an event is known by
 * its call and name, one that comes often by its content, too.
 */
@RestController
public final class RetellWebhook {
  private static final String SOURCE = "retell";

  private final AiSettings settings;
  private final Inbox inbox;
  private final SessionStore sessions;
  private final Conversations conversations;
  private final Switchboard switchboard;
  private final TransactionTemplate transactions;
  private final InstantSource clock;
  private final JsonMapper json;
  private final MeterRegistry metrics;

  public RetellWebhook(
      AiSettings settings,
      Inbox inbox,
      SessionStore sessions,
      Conversations conversations,
      Switchboard switchboard,
      TransactionTemplate transactions,
      InstantSource clock,
      JsonMapper json,
      MeterRegistry metrics) {
    this.settings = settings;
    this.inbox = inbox;
    this.sessions = sessions;
    this.conversations = conversations;
    this.switchboard = switchboard;
    this.transactions = transactions;
    this.clock = clock;
    this.json = json;
    this.metrics = metrics;
  }

  @PostMapping("/v1/ai/incoming")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void incoming(
      @RequestBody(required = false) byte @Nullable [] sent,
      @RequestHeader(name = RetellSignature.HEADER, required = false) @Nullable String signature) {
    var body = sent == null ? new byte[0] : sent;
    if (signature == null
        || !RetellSignature.verify(body, signature, settings.retellWebhookKey(), clock.instant())) {
      count("refused");
      throw Problem.BAD_SIGNATURE.exception();
    }
    var report = read(body);
    if (report.isEmpty()) {
      throw Problem.MALFORMED_JSON.exception();
    }
    apply(report.get(), signature);
  }

  /** An event and the call it is about, if it is about one. */
  private record Report(String event, @Nullable PhoneCall call, String text, String digest) {
    String id() {
      boolean once =
          call != null
              && (event.equals("call_started")
                  || event.equals("call_ended")
                  || event.equals("call_analyzed"));
      return (call == null ? "" : call.id()) + ":" + event + (once ? "" : ":" + digest);
    }
  }

  private Optional<Report> read(byte[] body) {
    try {
      var text = new String(body, StandardCharsets.UTF_8);
      var node = json.readTree(text);
      if (!node.isObject() || !node.path("event").isString()) {
        return Optional.empty();
      }
      return Optional.of(
          new Report(node.get("event").asString(), call(node.path("call")), text, digest(body)));
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  private @Nullable PhoneCall call(JsonNode node) {
    return node.path("call_id").isString() ? json.treeToValue(node, PhoneCall.class) : null;
  }

  private void apply(Report report, String signature) {
    var over =
        transactions.execute(_ -> {
          var kept = inbox.keep(SOURCE, report.id(), report.event(), report.text(), signature);
          if (kept == Inbox.Kept.REPLAYED) {
            throw Problem.BAD_SIGNATURE.exception(
                "This very request has been made before", "Esta misma solicitud ya se hizo antes");
          }
          if (kept == Inbox.Kept.REDELIVERED) {
            return Optional.<Registered>empty();
          }
          return report.call() == null ? unknown() : dispatch(report.event(), report.call());
        });
    if (over != null && over.isPresent() && report.call() != null) {
      switchboard.ended(over.get(), lines(report.call()));
    }
  }

  /** The session, if this was the news that it is over. */
  private Optional<Registered> dispatch(String event, PhoneCall call) {
    var session = sessions.find(call.id());
    if (session.isEmpty()) {
      return unknown();
    }
    switch (event) {
      case "call_ended" -> {
        count(event);
        sessions.ended(call.id(), clock.instant());
        ended(session.get(), call, "");
        return session;
      }
      case "call_analyzed" -> {
        count(event);
        ended(session.get(), call, summary(session.get(), call));
      }
      case "call_started" -> count(event);
      default -> {
        return unknown();
      }
    }
    return Optional.empty();
  }

  private void ended(Registered session, PhoneCall call, String summary) {
    var reason = call.disconnectionReason() == null ? "unknown" : call.disconnectionReason();
    conversations.ended(session.call(), session.number(), reason, summary);
  }

  /** Retell's account if it heard the whole call; else our own, if there is anything to tell. */
  private String summary(Registered session, PhoneCall call) {
    var theirs = call.analysis() == null ? null : call.analysis().summary();
    var said = conversations.soFar(session.call());
    var heardByThem = session.number() + ".";
    boolean whole = said.stream().allMatch(turn -> turn.id().startsWith(heardByThem));
    return theirs == null || theirs.isBlank() || !whole
        ? CallSummary.of(Utterances.ofTurns(said))
        : theirs.strip();
  }

  /** Kept and counted, so that it can be looked at; nothing to do. */
  private Optional<Registered> unknown() {
    count("unknown");
    return Optional.empty();
  }

  private void count(String event) {
    metrics.counter("connexus.retell.webhooks", "event", event).increment();
  }

  private static List<Frame.Line> lines(PhoneCall call) {
    if (call.transcript() == null) {
      return List.of();
    }
    return call.transcript().stream()
        .map(said ->
            new Frame.Line(
                said.role() == null ? "" : said.role(),
                said.content() == null ? "" : said.content().strip()))
        .toList();
  }

  private static String digest(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }
}
