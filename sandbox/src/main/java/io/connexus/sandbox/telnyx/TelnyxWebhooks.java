package io.connexus.sandbox.telnyx;

import io.connexus.sandbox.clockwork.Ids;
import io.connexus.sandbox.exchange.Leg;
import io.connexus.sandbox.exchange.LegEvents;
import io.connexus.sandbox.exchange.LegIdentity;
import io.connexus.sandbox.exchange.Role;
import io.connexus.sandbox.json.Json;
import io.connexus.sandbox.webhook.Courier;
import io.connexus.sandbox.webhook.Parcel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Words events as Telnyx does, signs them and hands them to the courier. */
public final class TelnyxWebhooks implements LegEvents {
  static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
  static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx").withZone(ZoneOffset.UTC);

  /** Two seconds to answer, three attempts for each address: the documents' strictest reading. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final List<Duration> RETRIES =
      List.of(Duration.ofSeconds(1), Duration.ofSeconds(3));

  /** Events that name the parties; the others must be matched by leg id, as at the real carrier. */
  private static final Set<String> WITH_PARTIES =
      Set.of(
          "call.initiated",
          "call.answered",
          "call.bridged",
          "call.hangup",
          "call.dtmf.received",
          "call.gather.ended");

  private static final Set<Role> SIP = Set.of(Role.RETELL, Role.CLIENT);

  private final Account account;
  private final Credentials credentials;
  private final Courier courier;
  private final Signing signing;
  private final Ids ids;
  private final Clock clock;

  public TelnyxWebhooks(
      Account account,
      Credentials credentials,
      Courier courier,
      Signing signing,
      Ids ids,
      Clock clock) {
    this.account = account;
    this.credentials = credentials;
    this.courier = courier;
    this.signing = signing;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public void happened(Leg leg, String type, ObjectNode fields) {
    ObjectNode payload = common(leg);
    if (WITH_PARTIES.contains(type)) {
      payload.put("from", leg.identity().from()).put("to", leg.identity().to());
    }
    switch (type) {
      case "call.initiated" -> initiated(leg, payload);
      case "call.answered" -> {
        payload.put("start_time", micros(leg.identity().startTime()));
        payload.put("codec", "PCMU").put("sampling_rate", 8000);
        addHeaders(leg, payload);
      }
      case "call.bridged" -> payload.put("start_time", micros(leg.identity().startTime()));
      case "call.hangup" -> hungUp(leg, payload);
      default -> {}
    }
    if (type.startsWith("conference.")) {
      payload.remove("calling_party_type");
      payload.put("occurred_at", clock.instant().toString());
    }
    payload.setAll(fields);
    ObjectNode data = event(type, micros(clock.instant()), payload);
    courier.send(
        parcel(
            data,
            leg.id(),
            voiceUrls(leg),
            status -> status >= 500 || status == 408 || status == 429));
  }

  /** An event of a message or an order, whose failed deliveries are retried whatever the status. */
  void send(String type, String lane, ObjectNode payload, List<String> urls) {
    ObjectNode data = event(type, MILLIS.format(clock.instant()), payload);
    courier.send(parcel(data, lane, urls, status -> true));
  }

  private static ObjectNode common(Leg leg) {
    LegIdentity identity = leg.identity();
    ObjectNode payload = Json.object();
    payload.put("call_control_id", identity.callControlId()).put("call_leg_id", identity.legId());
    payload.put("call_session_id", identity.sessionId());
    payload.put("calling_party_type", SIP.contains(leg.farEnd().role()) ? "sip" : "pstn");
    payload.put("client_state", leg.clientState()).put("connection_id", identity.connectionId());
    return payload;
  }

  private static void initiated(Leg leg, ObjectNode payload) {
    LegIdentity identity = leg.identity();
    boolean incoming = identity.incoming() && !leg.isClientsOwn();
    payload.put("direction", incoming ? "incoming" : "outgoing");
    payload.put("state", identity.incoming() ? "parked" : "bridging");
    payload.put("start_time", micros(identity.startTime()));
    if (leg.isClientsOwn()) {
      payload.put("from_sip_uri", identity.from() + "@sip.telnyx.com");
      payload.put("to_sip_uri", identity.to() + "@sip.telnyx.com");
    } else if (incoming) {
      payload.put("caller_id_name", identity.from());
      payload.put("connection_codecs", "PCMU,PCMA,G722").put("offered_codecs", "PCMU,G729");
      payload.put("shaken_stir_attestation", "A").put("shaken_stir_validated", true);
      payload.put("from_sip_uri", identity.from() + "@198.51.100.17:5060");
      payload.put("to_sip_uri", identity.to() + "@198.51.100.53:5060");
    }
    addHeaders(leg, payload);
    payload.set("tags", Json.array());
  }

  private static void addHeaders(Leg leg, ObjectNode payload) {
    List<LegIdentity.CustomHeader> headers = leg.identity().customHeaders();
    if (headers.isEmpty()) {
      return;
    }
    ArrayNode list = payload.putArray("custom_headers");
    headers.forEach(
        header -> list.addObject().put("name", header.name()).put("value", header.value()));
  }

  private static void hungUp(Leg leg, ObjectNode payload) {
    Instant ended = Objects.requireNonNullElse(leg.endedAt(), leg.identity().startTime());
    payload.put("start_time", micros(leg.identity().startTime())).put("end_time", micros(ended));
    Instant answered = leg.answeredAt();
    if (answered == null) {
      payload.putNull("call_quality_stats");
      return;
    }
    long packets = Duration.between(answered, ended).toMillis() / 20;
    ObjectNode stats = payload.putObject("call_quality_stats");
    ObjectNode inbound = stats.putObject("inbound");
    inbound.put("jitter_max_variance", "2.74").put("jitter_packet_count", "0").put("mos", "4.50");
    inbound.put("packet_count", String.valueOf(packets)).put("skip_packet_count", "0");
    ObjectNode outbound = stats.putObject("outbound");
    outbound.put("packet_count", String.valueOf(packets)).put("skip_packet_count", "0");
  }

  private ObjectNode event(String type, String at, ObjectNode payload) {
    ObjectNode data = Json.object();
    data.put("event_type", type).put("id", ids.uuid()).put("occurred_at", at);
    data.set("payload", payload);
    data.put("record_type", "event");
    return data;
  }

  private List<String> voiceUrls(Leg leg) {
    String connection = leg.identity().connectionId();
    ObjectNode application =
        account
            .application(connection)
            .or(() -> credentials.connection(connection))
            .orElseGet(Json::object);
    String own = leg.webhookUrl();
    return addresses(
        own == null ? Json.text(application, "webhook_event_url") : own,
        Json.text(application, "webhook_event_failover_url"));
  }

  static List<String> addresses(@Nullable String... urls) {
    List<String> addresses = new ArrayList<>();
    for (String url : urls) {
      if (url != null && !url.isBlank()) {
        addresses.add(url);
      }
    }
    return addresses;
  }

  private Parcel parcel(
      ObjectNode data, String lane, List<String> urls, Parcel.KeepTrying keepTrying) {
    return new Parcel(
        "telnyx",
        data.path("event_type").asString(),
        data.path("id").asString(),
        lane,
        urls,
        (url, attempt) -> seal(data, url, attempt),
        PATIENCE,
        RETRIES,
        keepTrying);
  }

  private Parcel.Sealed seal(ObjectNode data, String url, int attempt) {
    ObjectNode envelope = Json.object();
    envelope.set("data", data);
    envelope.putObject("meta").put("attempt", attempt).put("delivered_to", url);
    byte[] body = Json.bytes(envelope);
    String timestamp = String.valueOf(clock.instant().getEpochSecond());
    return new Parcel.Sealed(
        body,
        Map.of(
            "Content-Type",
            "application/json",
            "User-Agent",
            "telnyx-webhooks",
            "telnyx-timestamp",
            timestamp,
            "telnyx-signature-ed25519",
            signing.sign(timestamp, body)));
  }

  static String micros(Instant at) {
    return MICROS.format(at);
  }
}
