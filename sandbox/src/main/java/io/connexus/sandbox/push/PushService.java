package io.connexus.sandbox.push;

import io.connexus.sandbox.chaos.ChaosBox;
import io.connexus.sandbox.clockwork.Ids;
import io.connexus.sandbox.http.Answer;
import io.connexus.sandbox.http.Ask;
import io.connexus.sandbox.http.Refusal;
import io.connexus.sandbox.json.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Subscriptions, and the messages that came for them. */
public final class PushService {
  private static final int KEPT = 1_000;
  private static final int LARGEST = 4_096;
  private static final long LONGEST_TTL = 28L * 24 * 3_600;
  private static final Set<String> URGENCIES = Set.of("very-low", "low", "normal", "high");

  private final ChaosBox chaos;
  private final Ids ids;
  private final Clock clock;
  private final Supplier<URI> baseUrl;
  private final Map<String, Subscription> subscriptions = new LinkedHashMap<>();
  private final Deque<Message> messages = new ArrayDeque<>();

  public PushService(ChaosBox chaos, Ids ids, Clock clock, Supplier<URI> baseUrl) {
    this.chaos = chaos;
    this.ids = ids;
    this.clock = clock;
    this.baseUrl = baseUrl;
  }

  // ---- the browser's side

  /** A subscription as {@code PushManager.subscribe} makes it. */
  public Answer subscribe(Ask ask) {
    String senderKey = Json.text(ask.json(), "applicationServerKey");
    if (senderKey != null) {
      try {
        senderKey = Points.text(Points.octets(Points.key(Points.octets(senderKey))));
      } catch (GeneralSecurityException e) {
        throw Refusal.of(400, "applicationServerKey is not a public key: " + e.getMessage());
      }
    }
    var subscription =
        new Subscription(ids.uuid(), Browser.withNewKeys(), senderKey, new AtomicBoolean());
    synchronized (this) {
      if (subscriptions.size() >= KEPT) {
        throw Refusal.of(409, "There are too many subscriptions");
      }
      subscriptions.put(subscription.id(), subscription);
    }
    return Answer.json(201, view(subscription));
  }

  private ObjectNode view(Subscription subscription) {
    ObjectNode view = Json.object().put("id", subscription.id());
    view.put("endpoint", baseUrl.get().resolve("/push/" + subscription.id()).toString());
    view.putNull("expirationTime");
    view.putObject("keys")
        .put("p256dh", subscription.browser().p256dh())
        .put("auth", subscription.browser().auth());
    return view;
  }

  /** All subscriptions, those that are gone too. */
  public synchronized Answer list(Ask ask) {
    ArrayNode list = Json.array();
    subscriptions.values().forEach(found -> list.add(view(found).put("gone", found.gone().get())));
    return Answer.ok(list);
  }

  /** The browser gives it up: it is gone for senders from now on. */
  public Answer unsubscribe(Ask ask) {
    subscription(ask).gone().set(true);
    return Answer.empty(204);
  }

  /** What browsers have read, the newest first; of one subscription if the query names one. */
  public synchronized Answer messages(Ask ask) {
    String wanted = ask.query("subscription").orElse("");
    ArrayNode list = Json.array();
    messages.stream()
        .filter(message -> wanted.isEmpty() || wanted.equals(message.subscription()))
        .map(PushService::view)
        .forEach(list::add);
    return Answer.ok(list);
  }

  private static ObjectNode view(Message message) {
    ObjectNode view = Json.object().put("id", message.id());
    view.put("subscription", message.subscription()).put("text", message.text());
    view.put("ttl", message.ttlSeconds()).put("urgency", message.urgency());
    view.put("topic", message.topic());
    return view.put("receivedAt", message.receivedAt().toString());
  }

  // ---- the sender's side

  /** Takes a message (RFC 8030 section 5). */
  public Answer push(Ask ask) {
    int rejected = chaos.now().push();
    if (rejected != 0) {
      throw Refusal.of(rejected, "On demand");
    }
    Subscription subscription = subscription(ask);
    if (subscription.gone().get()) {
      throw Refusal.of(410, "The subscription is gone");
    }
    authorise(subscription, ask);
    long ttl = ttl(ask);
    String urgency = ask.header("Urgency").orElse("normal");
    if (!URGENCIES.contains(urgency)) {
      throw Refusal.of(400, "Urgency is not one of " + URGENCIES);
    }
    String topic = ask.header("Topic").orElse("");
    if (!topic.matches("[A-Za-z0-9_-]{0,32}")) {
      throw Refusal.of(400, "Topic is not at most 32 characters of base64url");
    }
    String text = read(subscription, ask);
    Message message =
        new Message(ids.uuid(), subscription.id(), text, ttl, urgency, topic, clock.instant());
    keep(message);
    String location = baseUrl.get().resolve("/push/messages/" + message.id()).toString();
    return Answer.empty(201).with(Map.of("Location", location, "TTL", String.valueOf(ttl)));
  }

  private synchronized Subscription subscription(Ask ask) {
    @Nullable Subscription found = subscriptions.get(ask.part("id"));
    if (found == null) {
      throw Refusal.of(404, "There is no such subscription");
    }
    return found;
  }

  private void authorise(Subscription subscription, Ask ask) {
    String credentials = ask.header("Authorization").orElse("");
    String wanted = subscription.senderKey();
    if (credentials.isEmpty()) {
      if (wanted != null) {
        throw Refusal.of(401, "The subscription is for one sender: VAPID credentials are missing");
      }
      return;
    }
    String given;
    try {
      given = Vapid.check(credentials, baseUrl.get().toString(), clock.instant());
    } catch (GeneralSecurityException e) {
      throw Refusal.of(403, "The VAPID credentials are refused: " + e.getMessage());
    }
    if (wanted != null && !wanted.equals(given)) {
      throw Refusal.of(403, "The subscription is for another sender's key");
    }
  }

  private static long ttl(Ask ask) {
    String given = ask.header("TTL").orElse("");
    if (!given.matches("\\d{1,10}")) {
      throw Refusal.of(400, "TTL is missing or no number of seconds");
    }
    return Math.min(Long.parseLong(given), LONGEST_TTL);
  }

  private static String read(Subscription subscription, Ask ask) {
    byte[] body = ask.body();
    if (body.length == 0) {
      return "";
    }
    if (body.length > LARGEST) {
      throw Refusal.of(413, "A message is at most " + LARGEST + " octets");
    }
    if (!ask.header("Content-Encoding").orElse("").equalsIgnoreCase("aes128gcm")) {
      throw Refusal.of(415, "Content-Encoding is not aes128gcm");
    }
    try {
      return new String(subscription.browser().read(body), StandardCharsets.UTF_8);
    } catch (GeneralSecurityException e) {
      throw Refusal.of(400, "The browser cannot read the message: " + e.getMessage());
    }
  }

  private synchronized void keep(Message message) {
    messages.addFirst(message);
    if (messages.size() > KEPT) {
      messages.removeLast();
    }
  }

  /** Forgets all. */
  public synchronized void clear() {
    subscriptions.clear();
    messages.clear();
  }
}
