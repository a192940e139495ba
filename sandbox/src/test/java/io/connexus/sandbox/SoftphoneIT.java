package io.connexus.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.connexus.sandbox.audio.Audio;
import io.connexus.sandbox.audio.Handset;
import io.connexus.sandbox.audio.Pcm;
import io.connexus.sandbox.audio.Tone;
import io.connexus.sandbox.audio.Wav;
import io.connexus.sandbox.json.Json;
import io.connexus.sandbox.softphone.Softphone;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** The sound of a client's leg, over real DTLS and SRTP; pitches tell who hears whom. */
class SoftphoneIT {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static FakeProduct product;
  private static String connection;

  private final Recorder handset = new Recorder();
  private Softphone phone;
  private String address;
  private String clientLeg;
  private String callerLeg;
  private String call;

  /** A handset that keeps all it hears. */
  private static final class Recorder implements Audio {
    final Handset handset = new Handset();
    final List<short[]> frames = new CopyOnWriteArrayList<>();
    final AtomicLong heardAt = new AtomicLong();

    @Override
    public short[] take() {
      return handset.take();
    }

    @Override
    public void give(short[] frame) {
      handset.give(frame);
      frames.add(frame);
      if (!Pcm.isSilent(frame)) {
        heardAt.set(System.nanoTime());
      }
    }

    long audibleFrames() {
      return frames.stream().filter(frame -> !Pcm.isSilent(frame)).count();
    }
  }

  @BeforeAll
  static void start() throws Exception {
    product = new FakeProduct();
    ObjectNode wanted = Json.object().put("connection_name", "softphones");
    wanted.put("user_name", "softphones1").put("password", "correct horse");
    wanted.put("webhook_event_url", product.url("/hooks/voice")).put("webhook_api_version", "2");
    wanted.put("sip_uri_calling_preference", "internal");
    connection =
        product.telnyx("POST", "/credential_connections", wanted).data().path("id").asString();
  }

  @AfterAll
  static void stop() throws Exception {
    product.close();
  }

  @BeforeEach
  void register() {
    pace(1, 8);
    ObjectNode wanted = Json.object().put("connection_id", connection).put("name", "a device");
    var credential = product.telnyx("POST", "/telephony_credentials", wanted).data();
    var token =
        product.telnyx(
            "POST",
            "/telephony_credentials/" + credential.path("id").asString() + "/token",
            Json.object());
    address = "sip:" + credential.path("sip_username").asString() + "@sip.telnyx.com";
    URI socket =
        URI.create(product.sandbox.baseUrl().toString().replace("http", "ws") + "/telnyx/rtc");
    phone = new Softphone(HTTP, socket, token.json().path("text").asString(), handset);
    phone.connect().orTimeout(10, TimeUnit.SECONDS).join();
  }

  @AfterEach
  void hangUp() {
    pace(1, 8);
    product.command(clientLeg, "hangup", Json.object());
    phone.close();
    product.hooks.clear();
  }

  private static void pace(double timeScale, double speechRate) {
    ObjectNode pace = Json.object().put("timeScale", timeScale).put("speechRate", speechRate);
    product.control("PUT", "/pace", pace);
  }

  /** The client alone with the carrier. */
  private void dial(ObjectNode more) {
    more.setAll(product.dialBody(address));
    var reply = product.telnyx("POST", "/calls", more);
    assertThat(reply.status()).as("%s", reply.json()).isEqualTo(200);
    clientLeg = reply.data().path("call_control_id").asString();
    product.awaitHook("call.answered", clientLeg);
    await().atMost(Duration.ofSeconds(20)).until(phone::isTalking);
  }

  /** The client and a virtual caller, who hums. */
  private void talk() {
    call = product.ring();
    callerLeg = product.awaitIncoming();
    product.command(callerLeg, "answer", Json.object());
    dial(Json.object().put("link_to", callerLeg).put("bridge_on_answer", true));
    product.awaitHook("call.bridged", clientLeg);
    bothHear(1_000, 440);
  }

  /** The caller hums at one pitch, the client at the other, and each hears the other's. */
  private void bothHear(double callers, double clients) {
    var hum = Json.object().put("hertz", callers);
    assertThat(product.control("POST", "/calls/" + call + "/hum", hum).status()).isEqualTo(204);
    handset.handset.hum(clients);
    awaitPitch(callers, () -> handset.handset.ear().impression().hertz());
    awaitPitch(
        clients,
        () ->
            product
                .control("GET", "/calls/" + call + "/sound", null)
                .json()
                .path("hertz")
                .valueStream()
                .map(hertz -> hertz.asDouble())
                .toList());
  }

  private static void awaitPitch(double wanted, java.util.concurrent.Callable<List<Double>> heard) {
    await(wanted + " Hz")
        .atMost(Duration.ofSeconds(20))
        .until(heard, now -> !now.isEmpty() && Math.abs(now.getFirst() - wanted) < 8);
  }

  private boolean hungUp() {
    return product.hooks("call.hangup").stream()
        .anyMatch(hook -> List.of(clientLeg, callerLeg).contains(hook.leg()));
  }

  // ---- changes of the network

  @Test
  void soundGoesOnAfterAnIceRestartOnAnotherPort() {
    talk();
    assertThat(phone.ask("telnyx_rtc.candidate", phone.inDialog(Json.object())).join().isObject())
        .as("a trickled candidate is taken")
        .isTrue();
    ObjectNode useless = Json.object().put("action", "updateMedia").put("sdp", "v=0");
    assertThatThrownBy(phone.ask("telnyx_rtc.modify", phone.inDialog(useless))::join)
        .hasMessageContaining("-32602");
    bothHear(700, 500);

    phone.restart().orTimeout(10, TimeUnit.SECONDS).join();
    await().atMost(Duration.ofSeconds(10)).until(phone::isTalking);
    bothHear(1_200, 350);
    assertThat(hungUp()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5})
  void aClientThatComesBackInTimeHasItsCallAndItsSound(int seconds) {
    talk();
    pace(20, 8);
    phone.lose();
    CompletableFuture.runAsync(
            () -> phone.connect().join(),
            CompletableFuture.delayedExecutor(seconds * 1_000L / 20, TimeUnit.MILLISECONDS))
        .orTimeout(10, TimeUnit.SECONDS)
        .join();
    await().atMost(Duration.ofSeconds(20)).until(phone::isTalking);
    bothHear(700, 500);
    assertThat(hungUp()).isFalse();
  }

  @Test
  void theSessionThatIsLeftBehindTakesNoCallAlongWhenItsPatienceEnds() {
    talk();
    pace(30, 8);
    phone.lose();
    phone.connect().orTimeout(10, TimeUnit.SECONDS).join();
    await().atMost(Duration.ofSeconds(20)).until(phone::isTalking);
    await("longer than the patience")
        .during(Duration.ofMillis(2_500))
        .atMost(Duration.ofSeconds(5))
        .until(() -> !hungUp());
    bothHear(700, 500);
  }

  @Test
  void aClientThatComesBackWhileItIsRungIsRungAgain() {
    phone.picksUp(false);
    var reply = product.telnyx("POST", "/calls", product.dialBody(address));
    clientLeg = reply.data().path("call_control_id").asString();
    await().until(phone::rings);
    phone.lose();
    phone.picksUp(true);
    phone.connect().orTimeout(10, TimeUnit.SECONDS).join();
    product.awaitHook("call.answered", clientLeg);
    await().atMost(Duration.ofSeconds(20)).until(phone::isTalking);
  }

  @Test
  void aClientThatStaysAwayForAMinuteIsGivenUpAndTheOtherSideIsTold() {
    talk();
    pace(60, 8);
    phone.lose();
    var end = product.awaitHook("call.hangup", clientLeg);
    assertThat(end.payload().path("sip_hangup_cause").asString()).isEqualTo("408");
    var other = product.awaitHook("call.hangup", callerLeg);
    assertThat(other.payload().path("hangup_cause").asString()).isEqualTo("normal_clearing");
    pace(1, 8);
    phone.connect().orTimeout(10, TimeUnit.SECONDS).join();
    assertThatThrownBy(phone.ask("telnyx_rtc.bye", phone.inDialog(Json.object()))::join)
        .as("it finds no call when it comes back")
        .hasMessageContaining("-32002");
  }

  // ---- speech

  private static final String WORDS =
      "This call may be recorded. Please hold the line, somebody will be with you shortly.";

  @Test
  void aPromptIsSpokenWithinItsTimeAndCutAtOnce() {
    dial(Json.object());
    pace(1, 4);
    speak(WORDS); // loads the voice
    product.awaitHook("call.speak.ended", clientLeg);
    await().until(() -> silentFor(300));
    handset.frames.clear();
    product.hooks.clear();

    speak(WORDS);
    product.awaitHook("call.speak.ended", clientLeg);
    await().until(() -> silentFor(300));
    assertThat(handset.audibleFrames() * Pcm.FRAME_MILLIS)
        .as("15 words at 4 words a second, pauses and closed lips left out")
        .isBetween(1_500L, 3_900L);
    assertThat(pitches()).as("more than tones").isGreaterThan(20);

    handset.frames.clear();
    speak(WORDS);
    await().until(() -> handset.audibleFrames() > 25);
    product.command(clientLeg, "playback_stop", Json.object().put("stop", "all"));
    long stopped = System.nanoTime();
    await().until(() -> silentFor(300));
    assertThat(handset.heardAt.get() - stopped)
        .as("what is on its way when the command is answered")
        .isLessThan(Duration.ofMillis(200).toNanos());
  }

  private void speak(String words) {
    assertThat(product.command(clientLeg, "speak", spoken(words)).status()).isEqualTo(200);
  }

  private static ObjectNode spoken(String words) {
    return Json.object().put("payload", words).put("voice", "female");
  }

  private boolean silentFor(long millis) {
    return System.nanoTime() - handset.heardAt.get() > Duration.ofMillis(millis).toNanos();
  }

  /** How many pitches the heard frames had, in steps of 25 Hz, by how often each crosses zero. */
  private long pitches() {
    return handset.frames.stream()
        .filter(frame -> !Pcm.isSilent(frame))
        .map(SoftphoneIT::crossings)
        .distinct()
        .count();
  }

  private static long crossings(short[] frame) {
    long crossings = 0;
    for (int i = 1; i < frame.length; i++) {
      crossings += (frame[i - 1] < 0) != (frame[i] < 0) ? 1 : 0;
    }
    return crossings;
  }

  @Test
  void theAgentIsHeardSpeaking() {
    FakeProduct.AiCall call = product.aiCall();
    dial(Json.object());
    var bridge = Json.object().put("call_control_id", clientLeg);
    product.command(call.aiLeg(), "bridge", bridge);
    product.awaitHook("call.bridged", clientLeg);
    call.llm().respond(0, "Welcome to the bakery. " + WORDS, true);
    await().atMost(Duration.ofSeconds(20)).until(() -> handset.audibleFrames() > 40);
    assertThat(pitches()).as("more than tones").isGreaterThan(20);
  }

  @Test
  void aPromptForKeysIsSpokenUntilAKeyIsPressed() {
    dial(Json.object());
    pace(1, 3);
    var body = Json.object().put("payload", WORDS + WORDS).put("voice", "female");
    product.command(clientLeg, "gather_using_speak", body.put("maximum_digits", 2));
    await().atMost(Duration.ofSeconds(60)).until(() -> handset.audibleFrames() > 10);
    phone.ask("telnyx_rtc.info", phone.inDialog(Json.object().put("dtmf", "4"))).join();
    long pressed = System.nanoTime();
    await().until(() -> silentFor(1_000));
    assertThat(handset.heardAt.get() - pressed).isLessThan(Duration.ofMillis(200).toNanos());
  }

  @Test
  void aFileAsksForKeysAndIsPlayedAgainWhenNobodyAnswers() {
    dial(Json.object());
    pace(3, 8); // a file takes a second
    var body = Json.object().put("audio_url", "https://example.com/menu.mp3");
    body.put("maximum_tries", 2).put("timeout_millis", 6_000).put("maximum_digits", 1);
    product.command(clientLeg, "gather_using_audio", body);
    awaitPitch(523.25, () -> handset.handset.ear().impression().hertz());
    var first = product.awaitHook("call.playback.ended", clientLeg).payload();
    assertThat(first.path("status").asString()).isEqualTo("completed");
    assertThat(first.path("media_url").asString()).isEqualTo("https://example.com/menu.mp3");
    await().until(() -> silentFor(200));
    assertThat(heardMillis()).isBetween(800L, 3_000L);
    handset.frames.clear();
    product.hooks.clear();

    await("the second try")
        .atMost(Duration.ofSeconds(30))
        .until(() -> handset.audibleFrames() > 10);
    phone.ask("telnyx_rtc.info", phone.inDialog(Json.object().put("dtmf", "4"))).join();
    var second = product.awaitHook("call.playback.ended", clientLeg).payload();
    assertThat(second.path("status").asString()).isEqualTo("cancelled");
    var gathered = product.awaitHook("call.gather.ended", clientLeg).payload();
    assertThat(gathered.path("status").asString()).isEqualTo("valid");
    assertThat(gathered.path("digits").asString()).isEqualTo("4");
  }

  @Test
  void whoeverNeverAnswersIsAskedAsOftenAsWantedAndNoMore() {
    dial(Json.object());
    pace(30, 8);
    var body = Json.object().put("media_name", "menu").put("maximum_tries", 3);
    product.command(clientLeg, "gather_using_audio", body.put("timeout_millis", 600));
    var gathered = product.awaitHook("call.gather.ended", clientLeg).payload();
    assertThat(gathered.path("status").asString()).isEqualTo("timeout");
    assertThat(product.hooks("call.playback.started")).hasSize(3);
  }

  @Test
  void aFileThatThisMachineServesIsHeardAsItIs() throws IOException {
    var files = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    files.createContext("/tone.wav", SoftphoneIT::serveTone);
    files.start();
    var address = "http://localhost:" + files.getAddress().getPort();
    dial(Json.object());
    var file = Json.object().put("audio_url", address + "/tone.wav").put("loop", "infinity");
    product.command(clientLeg, "playback_start", file);
    awaitPitch(1_234, () -> handset.handset.ear().impression().hertz());
    product.command(clientLeg, "playback_stop", Json.object());
    product.awaitHook("call.playback.ended", clientLeg);
    product.hooks.clear();

    product.command(
        clientLeg, "playback_start", file.deepCopy().put("audio_url", address + "/none.wav"));
    var failed = product.awaitHook("call.playback.ended", clientLeg).payload();
    assertThat(failed.path("status").asString()).isEqualTo("failed");
    files.stop(0);
  }

  /** Half a second of it. */
  private static void serveTone(HttpExchange exchange) throws IOException {
    var tone = new Tone(1_234);
    short[] samples = new short[25 * Pcm.FRAME];
    for (int at = 0; at < samples.length; at += Pcm.FRAME) {
      System.arraycopy(tone.next(), 0, samples, at, Pcm.FRAME);
    }
    byte[] file = Wav.of(samples);
    try (exchange) {
      exchange.sendResponseHeaders(200, file.length);
      exchange.getResponseBody().write(file);
    }
  }

  @Test
  void aLoopIsHeardThatOften() {
    dial(Json.object());
    pace(6, 4); // a file takes half a second
    speak("One two three four"); // loads the voice
    product.awaitHook("call.speak.ended", clientLeg);
    product.hooks.clear();
    long once = heardOf("speak", spoken("One two three four"));
    long thrice = heardOf("speak", spoken("One two three four").put("loop", "3"));
    assertThat((double) thrice / once).isBetween(2.0, 6.0); // a busy machine hears longer

    var file = Json.object().put("audio_url", "https://example.com/jingle.wav");
    assertThat(heardOf("playback", file.put("loop", 3))).isBetween(1_250L, 3_000L);

    for (ObjectNode wrong : List.of(file.put("loop", 0), file.deepCopy().put("loop", "often"))) {
      assertThat(product.command(clientLeg, "playback_start", wrong).status()).isEqualTo(422);
    }
  }

  /** How many milliseconds of sound a prompt has, from its command to its end. */
  private long heardOf(String kind, ObjectNode body) {
    await().until(() -> silentFor(200));
    handset.frames.clear();
    var command = kind.equals("speak") ? "speak" : "playback_start";
    assertThat(product.command(clientLeg, command, body).status()).isEqualTo(200);
    product.awaitHook("call." + kind + ".ended", clientLeg);
    await().until(() -> silentFor(200));
    product.hooks.clear();
    return heardMillis();
  }

  private long heardMillis() {
    return handset.audibleFrames() * Pcm.FRAME_MILLIS;
  }
}
