package io.connexus.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Telnyx's voice: words and signs webhooks as Telnyx does, and delivers them. */
final class Carrier implements AutoCloseable {
  private static final long STALE_NANOS = 5_000_000_000L;

  private final URI webhook;
  private final Ed25519PrivateKeyParameters key =
      new Ed25519PrivateKeyParameters(new SecureRandom());
  private final AtomicInteger callers = new AtomicInteger();
  private final ConcurrentLinkedDeque<Idle> idle = new ConcurrentLinkedDeque<>();

  private record Idle(Line line, long since) {}

  /** Someone who rings, from a number of their own. */
  record Caller(String number, String leg, String session) {}

  Carrier(URI product) {
    this.webhook = product.resolve("/v1/calls/incoming");
  }

  /** The key as Telnyx's portal shows it. */
  String publicKey() {
    return Base64.getEncoder().encodeToString(key.generatePublicKey().getEncoded());
  }

  Caller caller() {
    var number = "+1917" + (2_000_000 + callers.incrementAndGet());
    return new Caller(number, "v3:" + UUID.randomUUID(), UUID.randomUUID().toString());
  }

  byte[] initiated(Caller caller) {
    var payload = payload(caller.leg, caller.session, null);
    parties(payload, caller).put("direction", "incoming").put("state", "parked");
    payload.put("caller_id_name", caller.number).put("start_time", now());
    payload.put("connection_codecs", "PCMU,PCMA,G722").put("offered_codecs", "PCMU,G729");
    payload.put("shaken_stir_attestation", "A").put("shaken_stir_validated", true);
    payload.put("from_sip_uri", caller.number + "@198.51.100.17:5060");
    payload.put("to_sip_uri", Product.NUMBER + "@198.51.100.53:5060");
    return event("call.initiated", payload);
  }

  byte[] answered(Caller caller) {
    return event("call.answered", parties(payload(caller.leg, caller.session, null), caller));
  }

  byte[] hungUp(Caller caller) {
    var payload = parties(payload(caller.leg, caller.session, null), caller);
    payload.put("hangup_cause", "normal_clearing").put("hangup_source", "caller");
    return event("call.hangup", payload.put("sip_hangup_cause", "200"));
  }

  /** Whoever the product dialled is talking to somebody else. */
  byte[] busy(VendorStub.Dialled dialled, Caller caller) {
    var payload = payload(dialled.leg(), caller.session, dialled.clientState());
    payload.put("hangup_cause", "user_busy").put("hangup_source", "callee");
    return event("call.hangup", payload.put("sip_hangup_cause", "486"));
  }

  /** An event of a leg that the product dialled for the caller. */
  byte[] event(String type, VendorStub.Dialled dialled, Caller caller) {
    return event(type, payload(dialled.leg(), caller.session, dialled.clientState()));
  }

  private static ObjectNode payload(String leg, String session, @Nullable String clientState) {
    var payload = Api.JSON.createObjectNode().put("call_control_id", leg);
    payload.put("call_leg_id", session).put("call_session_id", session);
    return payload.put("client_state", clientState).put("connection_id", Product.CONNECTION);
  }

  private static ObjectNode parties(ObjectNode payload, Caller caller) {
    return payload.put("from", caller.number).put("to", Product.NUMBER);
  }

  private static String now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS).toString();
  }

  private byte[] event(String type, ObjectNode payload) {
    var envelope = Api.JSON.createObjectNode();
    var event = envelope.putObject("data").put("event_type", type);
    event.put("id", UUID.randomUUID().toString()).put("occurred_at", now());
    event.set("payload", payload);
    event.put("record_type", "event");
    envelope.putObject("meta").put("attempt", 1).put("delivered_to", webhook.toString());
    return signed(Api.JSON.writeValueAsBytes(envelope));
  }

  private byte[] signed(byte[] body) {
    var timestamp = String.valueOf(Instant.now().getEpochSecond());
    var signer = new Ed25519Signer();
    signer.init(true, key);
    byte[] head = (timestamp + "|").getBytes(StandardCharsets.US_ASCII);
    signer.update(head, 0, head.length);
    signer.update(body, 0, body.length);
    var signature = Base64.getEncoder().encodeToString(signer.generateSignature());
    var headers =
        "telnyx-timestamp: " + timestamp + "\r\ntelnyx-signature-ed25519: " + signature + "\r\n";
    return Line.post(webhook, headers, body);
  }

  /** Delivers a webhook on any free connection; throws unless it was taken with a 200. */
  void send(byte[] request) throws IOException {
    var line = freeLine();
    int status = line.send(request);
    if (line.usable()) {
      idle.push(new Idle(line, System.nanoTime()));
    } else {
      line.close();
    }
    if (status != 200) {
      throw new IOException("a webhook was answered " + status);
    }
  }

  private Line freeLine() throws IOException {
    for (var free = idle.poll(); free != null; free = idle.poll()) {
      if (System.nanoTime() - free.since < STALE_NANOS) {
        return free.line;
      }
      free.line.close(); // the server may be about to
    }
    return newLine();
  }

  /** A connection of one's own. */
  Line newLine() throws IOException {
    return new Line(webhook);
  }

  @Override
  public void close() throws IOException {
    for (var free : idle) {
      free.line.close();
    }
  }
}
