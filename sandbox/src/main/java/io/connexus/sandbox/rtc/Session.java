package io.connexus.sandbox.rtc;

import io.connexus.sandbox.json.Json;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A client that logged in, and its calls. It outlives its socket for a while, so that a client that
 * comes back finds them.
 */
final class Session {
  private final String id;
  private final Subscriber subscriber;
  private final String voiceSdkId;
  private final Map<String, ClientCall> calls = new ConcurrentHashMap<>();
  private final AtomicLong asked = new AtomicLong();
  private volatile @Nullable Consumer<ObjectNode> wire;
  private volatile boolean registered;

  Session(String id, Subscriber subscriber, String voiceSdkId, Consumer<ObjectNode> wire) {
    this.id = id;
    this.subscriber = subscriber;
    this.voiceSdkId = voiceSdkId;
    this.wire = wire;
  }

  String id() {
    return id;
  }

  Subscriber subscriber() {
    return subscriber;
  }

  /** Whether calls can reach the client. */
  boolean isRegistered() {
    return registered && wire != null;
  }

  void register() {
    registered = true;
  }

  boolean isConnected() {
    return wire != null;
  }

  void lost() {
    wire = null;
  }

  void take(ClientCall call) {
    calls.put(call.callId(), call);
  }

  void drop(ClientCall call) {
    calls.remove(call.callId());
  }

  Optional<ClientCall> call(String callId) {
    return Optional.ofNullable(calls.get(callId));
  }

  Collection<ClientCall> calls() {
    return List.copyOf(calls.values());
  }

  /** Sends a request of the server's; a client whose socket is gone misses it. */
  void ask(String method, ObjectNode params) {
    ObjectNode request = Json.object().put("jsonrpc", "2.0").put("id", asked.incrementAndGet());
    request.put("method", method).put("voice_sdk_id", voiceSdkId);
    request.set("params", params);
    send(request);
  }

  void send(ObjectNode message) {
    Consumer<ObjectNode> present = wire;
    if (present != null) {
      present.accept(message);
    }
  }
}
