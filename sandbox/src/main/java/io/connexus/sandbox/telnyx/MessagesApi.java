package io.connexus.sandbox.telnyx;

import io.connexus.sandbox.clockwork.Ids;
import io.connexus.sandbox.clockwork.Tempo;
import io.connexus.sandbox.clockwork.Timers;
import io.connexus.sandbox.http.Answer;
import io.connexus.sandbox.http.Ask;
import io.connexus.sandbox.http.Refusal;
import io.connexus.sandbox.json.Json;
import io.connexus.sandbox.phone.Phones;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Text messages, out to virtual telephones and in from them. */
public final class MessagesApi {
  private static final Duration UNTIL_SENT = Duration.ofMillis(80);
  private static final Duration UNTIL_FINAL = Duration.ofMillis(250);
  private static final Set<String> STOP =
      Set.of("STOP", "STOPALL", "STOP ALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT");
  private static final Set<String> START = Set.of("START", "UNSTOP");
  private static final Set<String> HELP = Set.of("HELP", "INFO");

  private final Account account;
  private final Phones phones;
  private final TelnyxWebhooks webhooks;
  private final Timers timers;
  private final Tempo tempo;
  private final Ids ids;
  private final Clock clock;
  private final Map<String, ObjectNode> messages = new ConcurrentHashMap<>();
  private final Set<String> blocked = ConcurrentHashMap.newKeySet();

  public MessagesApi(
      Account account,
      Phones phones,
      TelnyxWebhooks webhooks,
      Timers timers,
      Tempo tempo,
      Ids ids,
      Clock clock) {
    this.account = account;
    this.phones = phones;
    this.webhooks = webhooks;
    this.timers = timers;
    this.tempo = tempo;
    this.ids = ids;
    this.clock = clock;
  }

  // ---- out

  Answer send(Ask ask) {
    ObjectNode body = ask.json();
    String to = Refusals.required(body, "to");
    if (!Refusals.isE164(to)) {
      throw refused("40310", "Invalid 'to' address", "/to");
    }
    ObjectNode number = sender(body);
    String profile = Json.text(number, "messaging_profile_id");
    if (profile == null) {
      throw refused("40305", "The 'from' number has no messaging profile", "/from");
    }
    String text = Json.text(body, "text", "");
    if (text.isEmpty() && body.path("media_urls").isEmpty()) {
      throw refused("40316", "No content provided", "/text");
    }
    SmsText cut = SmsText.of(text);
    if (cut.parts() > 10) {
      throw refused("40302", "Message too large", "/text");
    }
    if ("gsm7".equals(Json.text(body, "encoding")) && !cut.encoding().equals("GSM-7")) {
      throw refused("40301", "The text has characters outside GSM-7", "/text");
    }
    if (blocked.contains(profile + to)) {
      throw refused("40300", "Blocked due to STOP message", "/to");
    }
    ObjectNode message = outbound(body, number, to, profile, cut);
    ObjectNode answer = message.deepCopy();
    messages.put(message.path("id").asString(), message);
    travel(message, to, text, body);
    return Answer.ok(CallsApi.data(answer));
  }

  private ObjectNode sender(ObjectNode body) {
    String from = Json.text(body, "from");
    if (from != null) {
      return account
          .number(from)
          .orElseThrow(() -> refused("40305", "Invalid 'from' address", "/from"));
    }
    String profile = Json.text(body, "messaging_profile_id");
    return account.numbers().stream()
        .filter(
            number -> profile != null && profile.equals(Json.text(number, "messaging_profile_id")))
        .findFirst()
        .orElseThrow(() -> refused("40321", "No usable numbers on messaging profile", "/from"));
  }

  private static Refusal refused(String code, String title, String pointer) {
    return new Refusal(400, code, title, title, pointer);
  }

  private ObjectNode outbound(
      ObjectNode body, ObjectNode number, String to, String profile, SmsText cut) {
    ObjectNode message = message(cut, Json.text(body, "text", ""), profile);
    message.put("direction", "outbound");
    message.put("type", body.path("media_urls").isEmpty() ? "SMS" : "MMS");
    message.set("from", party(number.path("phone_number").asString(), "Telnyx", null));
    message.putArray("to").add(party(to, "EXAMPLE WIRELESS", "queued"));
    message.put("webhook_url", Json.text(body, "webhook_url"));
    message.put("webhook_failover_url", Json.text(body, "webhook_failover_url"));
    message.put("subject", Json.text(body, "subject"));
    var media = message.putArray("media");
    body.path("media_urls").forEach(url -> media.addObject().put("url", url.asString("")));
    message.put(
        "valid_until", TelnyxWebhooks.MILLIS.format(clock.instant().plus(Duration.ofHours(1))));
    return message;
  }

  private ObjectNode message(SmsText cut, String text, String profile) {
    ObjectNode message = Json.object();
    message.put("id", ids.uuid()).put("record_type", "message").put("text", text);
    message.put("messaging_profile_id", profile).put("encoding", cut.encoding());
    message.put("parts", cut.parts());
    message.put("organization_id", "47a530f8-0000-4526-829b-bcee17fd0001");
    message.putArray("cc");
    message.putArray("errors");
    message.putArray("tags");
    message.putObject("cost").put("amount", "0.0051").put("currency", "USD");
    message.put("received_at", TelnyxWebhooks.MILLIS.format(clock.instant()));
    message.putNull("sent_at").putNull("completed_at");
    return message;
  }

  private static ObjectNode party(String number, String carrier, @Nullable String status) {
    ObjectNode party = Json.object().put("phone_number", number);
    party.put("carrier", carrier).put("line_type", "Wireless");
    return status == null ? party : party.put("status", status);
  }

  /** What becomes of it depends on the telephone it goes to. */
  private void travel(ObjectNode message, String to, String text, ObjectNode body) {
    String fate = phones.script(to).sms();
    List<String> urls = urls(message, body);
    if (!fate.equals("sending_failed")) {
      timers.after(
          tempo.of(UNTIL_SENT),
          () -> {
            ObjectNode sent = restate(message, "sent", "sent_at");
            webhooks.send("message.sent", to, sent, urls);
          });
    }
    timers.after(
        tempo.of(UNTIL_FINAL),
        () -> {
          ObjectNode last = restate(message, fate, "completed_at");
          if (fate.equals("delivered")) {
            phones.receiveText(sender(last.path("from")), to, text);
          } else {
            fail(last, fate);
          }
          webhooks.send("message.finalized", to, last, urls);
        });
  }

  private static String sender(JsonNode from) {
    return from.path("phone_number").asString("");
  }

  private static void fail(ObjectNode message, String fate) {
    boolean sending = fate.equals("sending_failed");
    ObjectNode error = Json.object().put("code", sending ? "40001" : "40008");
    error.put("title", sending ? "Not routable" : "Undeliverable");
    error.put("detail", "The phone was told to refuse texts.");
    ((ArrayNode) message.path("errors")).add(error);
  }

  private ObjectNode restate(ObjectNode message, String status, String stamp) {
    ObjectNode next = messages.getOrDefault(message.path("id").asString(), message).deepCopy();
    ((ObjectNode) next.path("to").path(0)).put("status", status);
    next.put(stamp, TelnyxWebhooks.MILLIS.format(clock.instant()));
    messages.put(next.path("id").asString(), next);
    return next;
  }

  private List<String> urls(ObjectNode message, ObjectNode body) {
    ObjectNode profile =
        account.profile(Json.text(message, "messaging_profile_id")).orElseGet(Json::object);
    boolean useProfile = body.path("use_profile_webhooks").asBoolean(true);
    return TelnyxWebhooks.addresses(
        Json.text(body, "webhook_url"),
        Json.text(body, "webhook_failover_url"),
        useProfile ? Json.text(profile, "webhook_url") : null,
        useProfile ? Json.text(profile, "webhook_failover_url") : null);
  }

  Answer get(Ask ask) {
    return Optional.ofNullable(messages.get(ask.part("id")))
        .map(message -> Answer.ok(CallsApi.data(message)))
        .orElseThrow(() -> Refusals.notFound("There is no such message."));
  }

  // ---- in

  /** A virtual telephone writes to a number of the account. */
  public ObjectNode receive(String from, String to, String text) {
    ObjectNode number =
        account
            .number(to)
            .orElseThrow(() -> Refusal.of(404, to + " is not a number of this account"));
    String profile = Json.text(number, "messaging_profile_id");
    if (profile == null) {
      throw Refusal.of(409, to + " has no messaging profile, so it cannot receive texts");
    }
    ObjectNode message = message(SmsText.of(text), text, profile);
    message.put("direction", "inbound").put("type", "SMS");
    message.putObject("cost").put("amount", "0.0000").put("currency", "USD");
    message.set("from", party(from, "Example Wireless", null));
    message.putArray("to").add(party(to, "Telnyx", "webhook_delivered"));
    message.putArray("media");
    message.putNull("subject").putNull("valid_until").putNull("webhook_failover_url");
    keyword(message, from, to, profile, text.strip().toUpperCase(Locale.ROOT));
    List<String> urls = urls(message, Json.object());
    message.put("webhook_url", urls.isEmpty() ? null : urls.getFirst());
    messages.put(message.path("id").asString(), message);
    webhooks.send("message.received", from, message, urls);
    return message;
  }

  private void keyword(ObjectNode message, String from, String to, String profile, String word) {
    if (STOP.contains(word)) {
      blocked.add(profile + from);
      message.put("autoresponse_type", "STOP");
      phones.receiveText(
          to, from, "You have successfully been unsubscribed. Reply START to resubscribe.");
    } else if (START.contains(word)) {
      blocked.remove(profile + from);
      message.put("autoresponse_type", "START");
      phones.receiveText(to, from, "You have successfully been re-subscribed. Reply STOP to stop.");
    } else if (HELP.contains(word)) {
      message.put("autoresponse_type", "HELP");
      phones.receiveText(to, from, "Please contact the sender for help. Reply STOP to stop.");
    }
  }

  public void clear() {
    messages.clear();
    blocked.clear();
  }
}
