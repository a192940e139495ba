package io.connexus.call.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Named.named;

import io.connexus.call.application.CallSettings;
import io.connexus.call.application.FakeCarrier;
import io.connexus.call.application.ListenToRecordings;
import io.connexus.call.application.Office;
import io.connexus.call.application.PressKeys;
import io.connexus.call.application.RecordConversation;
import io.connexus.call.domain.CallEvent;
import io.connexus.call.domain.CallPhase;
import io.connexus.call.domain.Person;
import io.connexus.call.domain.RecordingPolicy;
import io.connexus.platform.Actor;
import io.connexus.platform.CallId;
import io.connexus.platform.E164;
import io.connexus.platform.IdempotencyKey;
import io.connexus.platform.Language;
import io.connexus.platform.ProblemException;
import io.connexus.platform.Role;
import io.connexus.platform.TestDatabase;
import io.connexus.platform.UserId;
import io.connexus.platform.objects.FileObjectStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** An answer is lost, the call goes on, and the client asks for the same again. */
class RepeatedWishesIT {
  private static final TestDatabase DATABASE = new TestDatabase("call");
  private static final E164 DESK = new E164("+14155550188");

  @TempDir Path directory;

  private final Office office = new Office(DATABASE);
  private final FakeCarrier carrier = office.carrier;
  private final UserId owner = office.owner.id();
  private final UserId colleague = office.colleague.id();
  private MockMvc http;

  @BeforeEach
  void wire() {
    var shown = new Shown(office.calls, office.views, office.once);
    var telephone =
        new OwnTelephone(office.members(), office.numbers(), office.softphones, office.countries);
    var guests =
        new Guests(telephone, office.telephones, office.members(), office.numbers(), office.limit);
    var voice =
        new OwnVoice(office.service, new PressKeys(office.service, office.calls, carrier), shown);
    var rooms = new RoomController(office.service, voice, guests, shown);
    http =
        MockMvcBuilders.standaloneSetup(
                rooms,
                new CallController(
                    office.calls,
                    office.service,
                    office.transcript,
                    office.takeOver,
                    telephone,
                    guests,
                    rooms,
                    shown),
                new RecordingController(
                    shown,
                    new RecordConversation(office.calls, office.service, office.settings),
                    new ListenToRecordings(
                        office.recordings,
                        new FileObjectStore(directory),
                        office.news,
                        office.audit,
                        office.transactions,
                        office.clock)))
            .setCustomArgumentResolvers(
                new Somebody(new Actor(owner, office.workspace, Role.OWNER, UUID.randomUUID())))
            .setControllerAdvice(new Refusals())
            .build();
  }

  @AfterEach
  void close() {
    office.close();
  }

  /**
   * A command, and how the call goes on before it is repeated.
   *
   * @param before makes the call in which it may be given
   */
  record Command(
      HttpMethod method,
      String path,
      String body,
      Function<RepeatedWishesIT, CallId> before,
      Meanwhile meanwhile) {}

  @FunctionalInterface
  interface Meanwhile {
    void happen(RepeatedWishesIT test, CallId call);
  }

  static Stream<Named<Command>> commands() {
    return Stream.of(
        post("takeover", "{}", t -> t.office.talkWithAi(), RepeatedWishesIT::nobodyPicksUp),
        post("answer", "{}", RepeatedWishesIT::asksForAPerson, RepeatedWishesIT::nobodyPicksUp),
        post(
            "decline",
            "",
            RepeatedWishesIT::asksForAPerson,
            (t, call) -> {
              t.office.awaitPhase(call, CallPhase.AI);
              t.office.takeOver(call);
            }),
        post(
            "transfer",
            guest(),
            RepeatedWishesIT::talks,
            (t, call) -> {
              t.picksUp();
              t.office.awaitPhase(call, CallPhase.HUMAN);
            }),
        post(
            "transfer",
            "{\"phone\":\"" + DESK.value() + "\",\"warm\":true}",
            RepeatedWishesIT::talks,
            (t, call) -> {
              t.declines(call);
              t.tell(call, new CallEvent.HoldRequested(t.owner, false));
            }),
        post(
            "hold",
            "{\"held\":true}",
            RepeatedWishesIT::talks,
            (t, call) -> t.tell(call, new CallEvent.HoldRequested(t.owner, false))),
        post(
            "mute",
            "{\"muted\":true}",
            RepeatedWishesIT::talks,
            (t, call) -> t.tell(call, new CallEvent.MuteRequested(t.owner, false))),
        post("dtmf", "{\"digits\":\"42\"}", RepeatedWishesIT::talks, (t, call) -> {}),
        post("participants", guest(), RepeatedWishesIT::talks, RepeatedWishesIT::declines),
        Named.of(
            "DELETE participants",
            new Command(
                HttpMethod.DELETE,
                "participants/4",
                "",
                RepeatedWishesIT::three,
                (t, call) -> t.tell(call, new CallEvent.HangUpRequested(t.owner)))),
        post(
            "leave",
            "",
            RepeatedWishesIT::three,
            (t, call) -> {
              var back = List.of(Person.at(t.owner, t.office.owner.phone()));
              t.tell(call, new CallEvent.AddRequested(t.colleague, back, false));
              await().until(() -> t.carrier.rings(t.office.owner.phone()));
              t.carrier.pickUp(t.office.owner.phone());
              await().until(() -> t.office.shown(call).participants().size() == 2);
            }),
        post(
            "give-back",
            "",
            RepeatedWishesIT::talks,
            (t, call) -> {
              t.office.awaitPhase(call, CallPhase.AI);
              t.office.takeOver(call);
              await().until(() -> t.carrier.rings(t.office.owner.phone()));
              t.carrier.pickUp(t.office.owner.phone());
              t.office.awaitPhase(call, CallPhase.HUMAN);
            }),
        post("end", "", RepeatedWishesIT::talks, (t, call) -> {}),
        post(
            "recording/start",
            "",
            RepeatedWishesIT::talks,
            (t, call) -> t.tell(call, new CallEvent.RecordingStopRequested(t.colleague))),
        post(
            "recording/stop",
            "",
            RepeatedWishesIT::recorded,
            (t, call) -> t.tell(call, new CallEvent.RecordingRequested(t.colleague, null))));
  }

  private static Named<Command> post(
      String path, String body, Function<RepeatedWishesIT, CallId> before, Meanwhile meanwhile) {
    return named(
        "POST " + path + " " + body, new Command(HttpMethod.POST, path, body, before, meanwhile));
  }

  private static String guest() {
    return "{\"phone\":\"" + DESK.value() + "\"}";
  }

  private CallId asksForAPerson() {
    var call = office.talkWithAi();
    office.conversations.handoverRequested(call, 1);
    await().until(() -> carrier.rings(office.owner.phone()));
    return call;
  }

  private CallId talks() {
    office.settings.save(
        office.workspace,
        new CallSettings(RecordingPolicy.ONE_PARTY, false, null, null, null, Language.EN));
    return office.talkWithOwner();
  }

  private CallId three() {
    var call = talks();
    var guest = List.of(Person.at(colleague, DESK));
    tell(call, new CallEvent.AddRequested(owner, guest, false));
    picksUp();
    await().until(() -> office.shown(call).participants().size() == 2);
    return call;
  }

  private CallId recorded() {
    var call = talks();
    tell(call, new CallEvent.RecordingRequested(owner, null));
    return call;
  }

  private void tell(CallId call, CallEvent event) {
    office.service.record(call, event);
    office.settle();
  }

  private void nobodyPicksUp(CallId call) {
    await().until(() -> carrier.rings(office.owner.phone()));
    carrier.decline(office.owner.phone());
    office.awaitPhase(call, CallPhase.AI);
  }

  private void picksUp() {
    await().until(() -> carrier.rings(DESK));
    carrier.pickUp(DESK);
  }

  private void declines(CallId call) {
    await().until(() -> carrier.rings(DESK));
    carrier.decline(DESK);
    await().until(() -> office.shown(call).participants().size() == 1);
  }

  private int ask(CallId call, Command command, @Nullable String key) {
    return ask(call, command.method(), command.path(), command.body(), key);
  }

  private int ask(CallId call, HttpMethod method, String path, String body, @Nullable String key) {
    var request =
        MockMvcRequestBuilders.request(method, "/v1/calls/" + call + "/" + path)
            .contentType(MediaType.APPLICATION_JSON)
            .content(body);
    if (key != null) {
      request.header(IdempotencyKey.HEADER, key);
    }
    try {
      return http.perform(request).andReturn().getResponse().getStatus();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private int events(CallId call) {
    office.settle();
    return office.calls.log(call).size();
  }

  private long presses(CallId call) {
    return office.calls.log(call).stream()
        .filter(logged -> logged.event() instanceof CallEvent.KeysRequested)
        .count();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void whatIsRepeatedUnderItsKeyIsNotDoneAgain(Command command) {
    var call = command.before().apply(this);
    office.settle();
    var key = UUID.randomUUID().toString();
    assertThat(ask(call, command, key)).isEqualTo(202);
    command.meanwhile().happen(this, call);
    int before = events(call);
    var asked = carrier.asked();

    assertThat(ask(call, command, key)).isEqualTo(202);

    assertThat(events(call)).isEqualTo(before);
    assertThat(carrier.asked()).isEqualTo(asked);
    var other = command.path().equals("end") ? "leave" : "end";
    assertThat(ask(call, HttpMethod.POST, other, "", key)).as("another request").isEqualTo(400);
    assertThat(events(call)).isEqualTo(before);
  }

  @Test
  void ofTwoAtOnceOneIsDoneAndBothAreAnswered() {
    var call = talks();
    var key = UUID.randomUUID().toString();
    var answers =
        IntStream.range(0, 4)
            .parallel()
            .mapToObj(_ -> ask(call, HttpMethod.POST, "dtmf", "{\"digits\":\"7\"}", key))
            .toList();
    assertThat(answers).containsOnly(202);
    assertThat(presses(call)).isEqualTo(1);
  }

  @Test
  void whatWasRefusedOrNotHeardIsDoneWhenItIsAskedAgain() {
    var call = office.talkWithAi();
    assertThat(ask(call, HttpMethod.POST, "hold", "{\"held\":true}", "again")).isEqualTo(409);
    office.takeOver(call);
    await().until(() -> carrier.rings(office.owner.phone()));
    carrier.pickUp(office.owner.phone());
    office.awaitPhase(call, CallPhase.HUMAN);
    assertThat(ask(call, HttpMethod.POST, "hold", "{\"held\":true}", "again")).isEqualTo(202);
    assertThat(office.shown(call).held()).isTrue();

    office.settle();
    carrier.down(true);
    assertThat(ask(call, HttpMethod.POST, "dtmf", "{\"digits\":\"9\"}", "keys")).isEqualTo(503);
    carrier.down(false);
    assertThat(ask(call, HttpMethod.POST, "dtmf", "{\"digits\":\"9\"}", "keys")).isEqualTo(202);
    assertThat(carrier.asked("press 9")).hasSize(1);
  }

  @Test
  void aWordInPrivateThatIsRefusedLeavesTheCallerWhereTheyAre() {
    var call = talks();
    var nobody = "{\"member\":\"" + UUID.randomUUID() + "\",\"warm\":true}";
    assertThat(ask(call, HttpMethod.POST, "transfer", nobody, "word")).isEqualTo(404);
    assertThat(office.shown(call).held()).isFalse();
  }

  @Test
  void aKeyIsKnownForADay() {
    var call = talks();
    var key = "a day";
    var keys = "{\"digits\":\"5\"}";
    ask(call, HttpMethod.POST, "dtmf", keys, key);
    office.once.sweep();
    ask(call, HttpMethod.POST, "dtmf", keys, key);
    assertThat(presses(call)).isEqualTo(1);
    office.pass(Duration.ofHours(25));
    office.once.sweep();
    ask(call, HttpMethod.POST, "dtmf", keys, key);
    assertThat(presses(call)).isEqualTo(2);
  }

  @Test
  void keysThatAreNoneAreRefused() {
    var call = talks();
    assertThat(ask(call, HttpMethod.POST, "end", "", " ")).isEqualTo(400);
    assertThat(ask(call, HttpMethod.POST, "end", "", "k".repeat(65))).isEqualTo(400);
    assertThat(office.phase(call)).isEqualTo(CallPhase.HUMAN);
  }

  private record Somebody(Actor actor) implements HandlerMethodArgumentResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
      return parameter.getParameterType() == Actor.class;
    }

    @Override
    public Object resolveArgument(
        MethodParameter parameter,
        @Nullable ModelAndViewContainer container,
        NativeWebRequest request,
        @Nullable WebDataBinderFactory binders) {
      return actor;
    }
  }

  @RestControllerAdvice
  static final class Refusals {
    @ExceptionHandler
    ResponseEntity<String> refused(ProblemException e) {
      return ResponseEntity.status(e.problem().status()).body(e.problem().slug());
    }
  }
}
