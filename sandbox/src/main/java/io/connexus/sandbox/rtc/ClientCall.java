package io.connexus.sandbox.rtc;

import io.connexus.sandbox.audio.Audio;
import io.connexus.sandbox.exchange.FarEnd;
import io.connexus.sandbox.exchange.HangupCause;
import io.connexus.sandbox.exchange.Leg;
import io.connexus.sandbox.exchange.Role;
import io.connexus.sandbox.json.Json;
import io.connexus.sandbox.webrtc.AudioConnection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A WebRTC client at the far end of one leg. */
final class ClientCall implements FarEnd {
  private final Registrar registrar;
  private final String callId;
  private volatile Session session;
  private volatile @Nullable Leg leg;
  private volatile AudioConnection sound;
  private volatile boolean saidGoodbye;

  ClientCall(Registrar registrar, Session session, String callId) {
    this.registrar = registrar;
    this.session = session;
    this.callId = callId;
    this.sound = registrar.openSound();
  }

  String callId() {
    return callId;
  }

  Leg leg() {
    return Objects.requireNonNull(leg, "the leg is not there yet");
  }

  AudioConnection sound() {
    return sound;
  }

  Session session() {
    return session;
  }

  @Override
  public Role role() {
    return Role.CLIENT;
  }

  @Override
  public Audio audio() {
    return sound;
  }

  // ---- the client is rung

  @Override
  public void invited(Leg newLeg) {
    leg = newLeg;
    session.take(this);
    ObjectNode params = introduction(newLeg);
    params.put("sdp", sound.offer());
    session.ask("telnyx_rtc.invite", params);
  }

  private ObjectNode introduction(Leg of) {
    ObjectNode params = ids(of);
    params.put("caller_id_name", of.identity().from());
    params.put("caller_id_number", of.identity().from());
    params.put("callee_id_name", "").put("callee_id_number", of.identity().to());
    params.put("display_direction", of.identity().incoming() ? "inbound" : "outbound");
    String state = of.clientState();
    if (state != null) {
      params.put("client_state", state);
    }
    ArrayNode headers = params.putObject("dialogParams").putArray("custom_headers");
    of.identity()
        .customHeaders()
        .forEach(one -> headers.addObject().put("name", one.name()).put("value", one.value()));
    return params;
  }

  private ObjectNode ids(Leg of) {
    return Json.object()
        .put("callID", callId)
        .put("telnyx_call_control_id", of.id())
        .put("telnyx_session_id", of.identity().sessionId())
        .put("telnyx_leg_id", of.identity().legId());
  }

  // ---- the client rings

  /** The client's own call exists: it hears ringing until somebody answers. */
  void began(Leg newLeg, String clientsOffer) {
    leg = newLeg;
    session.take(this);
    ObjectNode ringing = introduction(newLeg);
    session.ask("telnyx_rtc.ringing", ringing);
    ObjectNode media = ids(newLeg).put("sdp", sound.answer(clientsOffer));
    media.putObject("dialogParams");
    session.ask("telnyx_rtc.media", media);
    registrar.exchange().mixer().add(newLeg);
  }

  @Override
  public void answered(Leg of) {
    if (of.identity().incoming()) {
      ObjectNode params = ids(of);
      params.putObject("dialogParams");
      session.ask("telnyx_rtc.answer", params);
    }
    registrar.exchange().mixer().add(of);
  }

  // ---- the end

  /** The client's call cannot be: its description is of no use. */
  void refuse() {
    registrar.exchange().end(leg(), HangupCause.failed("488"));
  }

  /** The client says goodbye; it needs none from here. */
  void farewell() {
    saidGoodbye = true;
    Leg of = leg();
    registrar.exchange().end(of, Cause.fromClient(of));
  }

  @Override
  public void ended(Leg of) {
    sound.close();
    session.drop(this);
    HangupCause hangup = of.hangup();
    if (saidGoodbye || hangup == null) {
      return;
    }
    Cause cause = Cause.of(hangup);
    ObjectNode params = ids(of);
    params.put("cause", cause.cause()).put("causeCode", cause.code());
    params.put("sipCode", cause.sipCode()).put("sipReason", cause.sipReason());
    params.putObject("dialogParams").putArray("custom_headers");
    session.ask("telnyx_rtc.bye", params);
  }

  // ---- a socket that was lost and found

  /** The client is back on another socket: the call goes on there, over a new audio connection. */
  void moveTo(Session newSession) {
    session.drop(this); // or it would end with the patience for whoever left
    session = newSession;
    newSession.take(this);
  }

  /** A client that was rung and has not answered is rung again: one that is attached talks. */
  void resume() {
    registrar
        .exchange()
        .run(() -> {
          if (!leg().isAlive()) {
            return;
          }
          sound.close();
          sound = registrar.openSound();
          ObjectNode params = introduction(leg());
          params.put("sdp", sound.offer());
          boolean rings = !leg().isAnswered() && !leg().isClientsOwn();
          session.ask(rings ? "telnyx_rtc.invite" : "telnyx_rtc.attach", params);
        });
  }
}
