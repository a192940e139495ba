package io.connexus.sandbox.control;

import io.connexus.sandbox.audio.Ear;
import io.connexus.sandbox.audio.Pcm;
import io.connexus.sandbox.audio.Wav;
import io.connexus.sandbox.chaos.ChaosBox;
import io.connexus.sandbox.clockwork.Tempo;
import io.connexus.sandbox.exchange.Conversation;
import io.connexus.sandbox.exchange.Exchange;
import io.connexus.sandbox.exchange.Leg;
import io.connexus.sandbox.http.Answer;
import io.connexus.sandbox.http.Ask;
import io.connexus.sandbox.http.Refusal;
import io.connexus.sandbox.journal.Journal;
import io.connexus.sandbox.json.Json;
import io.connexus.sandbox.phone.Phones;
import io.connexus.sandbox.rtc.RtcSocket;
import io.connexus.sandbox.telnyx.Account;
import io.connexus.sandbox.telnyx.MessagesApi;
import io.connexus.sandbox.telnyx.Recordings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a person or a test does in the simulated world: call, talk, text, and break things. */
public final class ControlApi {
  private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{1,14}");

  private final Exchange exchange;
  private final Phones phones;
  private final Account account;
  private final MessagesApi messages;
  private final Recordings recordings;
  private final ChaosBox chaos;
  private final Tempo tempo;
  private final RtcSocket rtc;
  private final Journal journal;

  /** Puts the parts together. */
  public ControlApi(
      Exchange exchange,
      Phones phones,
      Account account,
      MessagesApi messages,
      Recordings recordings,
      ChaosBox chaos,
      Tempo tempo,
      RtcSocket rtc,
      Journal journal) {
    this.exchange = exchange;
    this.phones = phones;
    this.account = account;
    this.messages = messages;
    this.recordings = recordings;
    this.chaos = chaos;
    this.tempo = tempo;
    this.rtc = rtc;
    this.journal = journal;
  }

  private static String e164(String value, String name) {
    if (!E164.matcher(value).matches()) {
      throw Refusal.of(400, name + " must be a number such as +15550100101");
    }
    return value;
  }

  private static String needed(ObjectNode body, String field) {
    String value = Json.text(body, field, "");
    if (value.isBlank()) {
      throw Refusal.of(400, field + " is missing");
    }
    return value;
  }

  // ---- calls

  Answer placeCall(Ask ask) {
    ObjectNode body = ask.json();
    String given = needed(body, "from");
    String from = given.equals("anonymous") ? given : e164(given, "from"); // a withheld number
    String to = e164(needed(body, "to"), "to");
    ObjectNode number =
        account
            .number(to)
            .orElseThrow(
                () -> Refusal.of(404, to + " is not a number of this account: nothing rings"));
    String connection = Json.text(number, "connection_id");
    if (connection == null) {
      throw Refusal.of(409, to + " is not attached to a voice application: nothing rings");
    }
    Leg leg = exchange.callIn(from, to, connection, phones.caller());
    ObjectNode view = Json.object().put("id", leg.conversation().id());
    return Answer.json(201, view.put("callControlId", leg.id()));
  }

  Answer calls(Ask ask) {
    ArrayNode list = Json.array();
    exchange.run(() ->
        exchange.conversations().stream()
            .limit(ask.query("limit", 50))
            .forEach(call -> list.add(CallView.of(call))));
    return Answer.ok(list);
  }

  Answer call(Ask ask) {
    Conversation call = conversation(ask);
    return Answer.ok(exchange.locked(() -> CallView.of(call)));
  }

  private Conversation conversation(Ask ask) {
    return exchange
        .conversation(ask.part("id"))
        .orElseThrow(() -> Refusal.of(404, "There is no such call"));
  }

  private Leg aliveMain(Ask ask) {
    Leg main = conversation(ask).main();
    if (!main.isAlive()) {
      throw Refusal.of(409, "The call is over");
    }
    return main;
  }

  Answer callSays(Ask ask) {
    phones.say(aliveMain(ask), needed(ask.json(), "text"));
    return Answer.empty(204);
  }

  Answer callPresses(Ask ask) {
    phones.press(aliveMain(ask), digits(ask));
    return Answer.empty(204);
  }

  private static String digits(Ask ask) {
    String digits = needed(ask.json(), "digits");
    if (!digits.matches("[0-9A-D*#]+")) {
      throw Refusal.of(400, "digits may be 0-9, A-D, * and #");
    }
    return digits;
  }

  Answer callHums(Ask ask) {
    phones.hum(aliveMain(ask), hertz(ask));
    return Answer.empty(204);
  }

  private static double hertz(Ask ask) {
    Double hertz = Json.decimal(ask.json(), "hertz");
    if (hertz == null || hertz < 0 || hertz >= Pcm.RATE / 2) {
      throw Refusal.of(400, "hertz must be a number from 0, which is silence, to 3999");
    }
    return hertz;
  }

  /** What the virtual caller hears now. */
  Answer callHears(Ask ask) {
    return Answer.ok(sound(Phones.handset(conversation(ask).main()).ear()));
  }

  private static ObjectNode sound(Ear ear) {
    Ear.Impression impression = ear.impression();
    ObjectNode view = Json.object().put("level", Math.round(impression.level()));
    ArrayNode hertz = view.putArray("hertz");
    impression.hertz().forEach(hertz::add);
    return view;
  }

  /** The last ten seconds that the virtual caller heard, as a file. */
  Answer callHeard(Ask ask) {
    byte[] file = Wav.of(Phones.handset(conversation(ask).main()).ear().last());
    return new Answer(200, "audio/wav", file, Map.of());
  }

  Answer callHangsUp(Ask ask) {
    phones.hangUp(aliveMain(ask));
    return Answer.empty(204);
  }

  // ---- phones

  Answer phoneActs(Ask ask) {
    String number = e164(ask.part("number"), "number");
    switch (ask.part("action")) {
      case "answer" -> phones.answer(number);
      case "decline" -> phones.decline(number);
      case "hangup" -> phones.hangUp(number);
      case "say" -> phones.say(number, needed(ask.json(), "text"));
      case "dtmf" -> phones.press(number, digits(ask));
      case "hum" -> phones.hum(number, hertz(ask));
      default -> throw Refusal.of(404, "A phone can answer, decline, hangup, say, dtmf and hum");
    }
    return Answer.empty(204);
  }

  Answer phoneHears(Ask ask) {
    return Answer.ok(sound(phones.ear(e164(ask.part("number"), "number"))));
  }

  Answer scriptPhone(Ask ask) {
    return Answer.ok(phones.rewrite(e164(ask.part("number"), "number"), ask.json()));
  }

  Answer phones(Ask ask) {
    ArrayNode list = Json.array();
    exchange.run(() -> {
      for (Map.Entry<String, List<Leg>> phone : phones.inUse().entrySet()) {
        ObjectNode script = Json.object();
        script.put("behaviour", phones.script(phone.getKey()).behaviour());
        script.put("sms", phones.script(phone.getKey()).sms());
        list.add(CallView.phone(phone.getKey(), script, phone.getValue()));
      }
    });
    return Answer.ok(list);
  }

  // ---- WebRTC clients

  Answer dropClients(Ask ask) {
    rtc.drop();
    return Answer.empty(204);
  }

  Answer puntClients(Ask ask) {
    rtc.punt();
    return Answer.empty(204);
  }

  // ---- messages

  Answer text(Ask ask) {
    ObjectNode body = ask.json();
    String from = e164(needed(body, "from"), "from");
    String to = e164(needed(body, "to"), "to");
    ObjectNode message = messages.receive(from, to, needed(body, "text"));
    return Answer.json(201, Json.object().put("id", message.path("id").asString()));
  }

  Answer texts(Ask ask) {
    ArrayNode list = Json.array();
    for (Phones.Text text : phones.texts()) {
      ObjectNode view = list.addObject().put("at", text.at().toString());
      view.put("from", text.from()).put("to", text.to()).put("text", text.text());
    }
    return Answer.ok(list);
  }

  Answer numbers(Ask ask) {
    ArrayNode list = Json.array();
    account.numbers().forEach(number -> list.add(number.path("phone_number").asString("")));
    return Answer.ok(list);
  }

  // ---- chaos, journal, media

  Answer chaos(Ask ask) {
    return Answer.ok(chaos.describe());
  }

  Answer setChaos(Ask ask) {
    chaos.set(ask.json());
    return Answer.ok(chaos.describe());
  }

  Answer clearChaos(Ask ask) {
    chaos.clear();
    return Answer.ok(chaos.describe());
  }

  Answer pace(Ask ask) {
    ObjectNode body = ask.json();
    tempo.change(Json.decimal(body, "timeScale"), Json.decimal(body, "speechRate"));
    Double linkSeconds = Json.decimal(body, "recordingLinkSeconds");
    if (linkSeconds != null && linkSeconds > 0) {
      tempo.changeLinkLife(Duration.ofMillis((long) (linkSeconds * 1_000)));
    }
    ObjectNode view = Json.object().put("timeScale", tempo.timeScale());
    view.put("recordingLinkSeconds", tempo.linkLife().toMillis() / 1_000.0);
    return Answer.ok(view.put("speechRate", tempo.speechRate()));
  }

  Answer journal(Ask ask) {
    return Answer.ok(
        journal.read(
            ask.query("after", 0), ask.query("limit", 200), ask.query("kind").orElse(null)));
  }

  Answer violations() {
    return Answer.ok(journal.violations());
  }

  Answer media(Ask ask) {
    return recordings
        .file(ask.part("name"))
        .map(file -> new Answer(200, file.contentType(), file.content(), Map.of()))
        .orElseThrow(() -> Refusal.of(403, "This link has expired"));
  }
}
