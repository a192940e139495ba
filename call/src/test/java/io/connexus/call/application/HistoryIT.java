package io.connexus.call.application;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import io.connexus.call.Speaker;
import io.connexus.call.Turn;
import io.connexus.call.adapter.http.HistoryController;
import io.connexus.call.domain.CallEvent.HangUpRequested;
import io.connexus.platform.Actor;
import io.connexus.platform.CallId;
import io.connexus.platform.E164;
import io.connexus.platform.Ids;
import io.connexus.platform.ProblemException;
import io.connexus.platform.Role;
import io.connexus.platform.SearchTerms;
import io.connexus.platform.TestDatabase;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import io.connexus.user.Contacts;
import io.connexus.user.Member;
import io.connexus.user.Members;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HistoryIT {
  private static final TestDatabase DATABASE = new TestDatabase("call");

  private final Office office = new Office(DATABASE);
  private Actor actor;
  private MockMvc http;

  @BeforeEach
  void openOffice() {
    actor = new Actor(office.owner.id(), office.workspace, Role.OWNER, Ids.next());
    http =
        MockMvcBuilders.standaloneSetup(
                new HistoryController(
                    office.views, annotate(), new Olive(office.owner), office.audit))
            .setCustomArgumentResolvers(new CurrentActor())
            .setMessageConverters(new JacksonJsonHttpMessageConverter(office.json))
            .build();
  }

  @AfterEach
  void closeOffice() {
    office.close();
  }

  @Test
  void historyIsReadInPagesNewestFirst() {
    var all = new ArrayList<CallId>();
    for (int i = 0; i < 5; i++) {
      all.addFirst(office.ring());
    }

    var first = json(get("/v1/calls/history?limit=2"));
    var second = json(get("/v1/calls/history?limit=2&before=" + first.path("next").asString()));
    var third = json(get("/v1/calls/history?limit=2&before=" + second.path("next").asString()));

    assertThat(List.of(first, second, third))
        .flatExtracting(HistoryIT::ids)
        .containsExactlyElementsOf(all);
    assertThat(third.has("next")).isFalse();
  }

  @Test
  void everyFilterKeepsWhatItSays() {
    office.clock.advance(Duration.between(office.clock.instant(), Instant.now())); // as ids have it
    var missed = office.ring();
    office.carrier.hangUp(office.caller);
    office.settle();
    var taken = office.talkWithOwner();
    end(taken);
    var began = office.calls.show(office.workspace, taken).orElseThrow().startedAt();

    assertThat(found("")).containsExactly(taken, missed);
    assertThat(found("status=missed")).containsExactly(missed);
    assertThat(found("status=completed")).containsExactly(taken);
    assertThat(found("direction=outbound")).isEmpty();
    assertThat(found("direction=inbound&status=missed")).containsExactly(missed);
    assertThat(found("outcome=abandoned")).containsExactly(missed);
    assertThat(found("outcome=voicemail")).isEmpty();
    assertThat(found("handledBy=" + office.owner.id())).containsExactly(taken);
    assertThat(found("number=%2B" + office.caller.value().substring(1)))
        .containsExactly(taken, missed);
    assertThat(found("number=%2B19995550000")).isEmpty();
    assertThat(found("from=" + began)).contains(taken);
    assertThat(found("from=" + began.plusMillis(1))).doesNotContain(taken);
    assertThat(found("to=" + began)).doesNotContain(taken);
    assertThat(found("to=" + began.plusMillis(1))).contains(taken);
    assertThat(office.views.page(WorkspaceId.next(), CallFilter.ALL, null, 10)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status=gone",
        "direction=up",
        "outcome=gone",
        "number=555",
        "from=yesterday",
        "handledBy=me"
      })
  void aFilterThatIsNoneIsRefused(String query) {
    assertThat(ask(get("/v1/calls/history?" + query)).status()).isEqualTo(400);
  }

  @Test
  void aCallIsFoundByNumberNameNoteTagSummaryAndWhatWasSaid() {
    var call = office.talkWithAi();
    say(call, "We would like Sourdough loaves, please.");
    assertThat(search("sourdough")).as("while it goes on").isEmpty();
    assertThat(search(office.caller.display())).containsExactly(call);
    end(call);
    office.conversations.ended(call, 1, "hangup", "Wants a wedding cake.");
    annotate().note(actor, call, "Ask for Bjørn's oven", 0);
    annotate().tag(actor, call, List.of("Wholesale"));
    var maria = new Contacts.Name(UUID.randomUUID(), "Maria Rossi", true, false);
    office.contacts = new OneContact(office.caller, maria);

    var number = office.caller.value();
    for (var typed :
        List.of(
            "sourdough",
            "SOURD",
            "liking",
            "weddings",
            "bjørn oven",
            "wholesale",
            "maria",
            "ros mar sourdough",
            number,
            number.substring(5),
            number.substring(4, 9),
            office.caller.display(),
            "001" + number.substring(2))) {
      assertThat(search(typed)).as(typed).containsExactly(call);
    }
    for (var typed : List.of("sourdough rye", "paula", "19995550000", "oaf", "'", "& | ! :*")) {
      assertThat(search(typed)).as(typed).isEmpty();
    }
    assertThat(office.views.page(WorkspaceId.next(), searched("sourdough"), null, 10)).isEmpty();
    assertThat(found("q=sourdough&status=completed&tag=WHOLESALE")).containsExactly(call);
    assertThat(found("q=sourdough&status=missed")).isEmpty();
    assertThat(found("tag=retail")).isEmpty();
  }

  @Test
  void whatIsSaidLateIsFound() {
    var call = office.talkWithAi();
    end(call);
    say(call, "Marzipan");

    assertThat(search("marzipan")).containsExactly(call);
  }

  @Test
  void aConversationOfAnyLengthIsNoHindranceToItsEnd() {
    var call = office.talkWithAi();
    for (int turn = 0; turn < 12; turn++) {
      var text = new StringBuilder();
      for (int word = 0; text.length() < 19_900; word++) {
        text.append('\u00e9').append(turn).append('\u00fc').append(word).append(' ');
      }
      say(call, text.toString());
    }

    end(call);

    assertThat(search("\u00e90\u00fc1")).containsExactly(call);
  }

  @Test
  void theCallHasTheNameOfItsContactOnEveryScreen() {
    var maria = new Contacts.Name(UUID.randomUUID(), "Maria Rossi", true, false);
    office.contacts = new OneContact(office.caller, maria);
    var call = office.ring();

    assertThat(updates()).allSatisfy(view -> assertThat(view.contact()).isEqualTo(maria));
    assertThat(json(get("/v1/calls/history")).at("/items/0/contact/name").asString())
        .isEqualTo("Maria Rossi");
    assertThat(office.views.show(office.workspace, call))
        .get()
        .extracting(CallView::contact)
        .isEqualTo(maria);
  }

  @Test
  void aNoteIsNeverWrittenOverAnotherUnseen() {
    var call = office.ring();
    var first = note(call, "Rings for Maria", 0);
    assertThat(first.status()).isEqualTo(200);
    assertThat(first.json().at("/note/version").asInt()).isEqualTo(1);

    var late = note(call, "Rings for Paula", 0);
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.body()).isEqualTo("note-changed Rings for Maria");
    assertThat(note(call, "Rings for Maria and Paula", 1).status()).isEqualTo(200);
    assertThat(note(call, "", 2).json().at("/note/text").asString()).isEmpty();
    assertThat(note(call, "From nowhere", 7).status()).isEqualTo(409);
    assertThat(note(CallId.next(), "x", 0).status()).isEqualTo(404);

    var stranger = new Actor(UserId.next(), WorkspaceId.next(), Role.OWNER, Ids.next());
    assertThat(annotate().note(stranger, call, "x", 3)).isInstanceOf(Annotate.Result.Unknown.class);
  }

  @Test
  void ofTwoWhoWriteAtOnceOneIsTold() throws Exception {
    var call = office.ring();
    var results = new ArrayList<Annotate.Result>();
    try (var threads = Executors.newFixedThreadPool(2)) {
      for (var result :
          threads.invokeAll(
              List.<Callable<Annotate.Result>>of(
                  () -> annotate().note(actor, call, "one", 0),
                  () -> annotate().note(actor, call, "other", 0)))) {
        results.add(result.get());
      }
    }

    assertThat(results).filteredOn(Annotate.Result.Written.class::isInstance).hasSize(1);
    assertThat(results).filteredOn(Annotate.Result.Changed.class::isInstance).hasSize(1);
  }

  @Test
  void notesAndTagsAreOnOtherScreensAtOnceAndOutliveWhatHappens() {
    var call = office.talkWithAi();
    office.settle();
    int before = updates().size();
    note(call, "Rings for Maria", 0);
    tag(call, "[\"Wholesale\",\"wholesale\",\" New \"]");

    assertThat(updates().subList(before, updates().size()))
        .extracting(CallView::revision)
        .containsExactly(1, 2);
    assertThat(updates().getLast().tags()).containsExactly("Wholesale", "New");
    end(call);
    assertThat(updates().getLast().call().phase()).isEqualTo("ended");
    assertThat(Objects.requireNonNull(updates().getLast().note()).text())
        .isEqualTo("Rings for Maria");
    assertThat(tag(call, "[]").json().path("tags")).isEmpty();
    assertThat(office.audit.page(office.workspace, null, "call.noted", 10)).hasSize(1);
    assertThat(office.audit.page(office.workspace, null, "call.tagged", 10)).hasSize(2);
    assertThat(tag(call, "[\"\"]").status()).isEqualTo(400);
    assertThat(tag(call, "[\"" + "x".repeat(31) + "\"]").status()).isEqualTo(400);
  }

  @Test
  void theExportIsAllThatTheFiltersFindAndNoFormula() {
    var call = office.ring();
    note(call, "=HYPERLINK(\"x\")", 0);
    end(call);
    office.ring();

    var csv = ask(get("/v1/calls/export?q=hyperlink")).body();

    assertThat(csv.lines()).hasSize(2);
    assertThat(csv)
        .startsWith("\"Started\",\"Answered\"")
        .contains("\"'=HYPERLINK(\"\"x\"\")\"")
        .contains("\"'" + office.caller.value() + "\"")
        .contains(call.toString());
    assertThat(ask(get("/v1/calls/export")).body().lines()).hasSize(3);
    assertThat(office.audit.page(actor.workspace(), null, "calls.exported", 10))
        .hasSize(2)
        .allSatisfy(entry -> assertThat(entry.actor()).isEqualTo(actor.user()));
  }

  // ---- helpers

  private Annotate annotate() {
    return new Annotate(
        office.history, office.views, office.audit, office.news, office.transactions, office.clock);
  }

  private void say(CallId call, String text) {
    office.transcript.write(
        call,
        new Turn(
            UUID.randomUUID().toString(),
            Speaker.CALLER,
            text,
            true,
            office.clock.instant(),
            null));
  }

  private void end(CallId call) {
    office.service.record(call, new HangUpRequested(office.owner.id()));
    office.clock.advance(Duration.ofSeconds(1));
  }

  private List<CallView> updates() {
    return office.told.stream()
        .filter(event -> event.name().equals("call-updated"))
        .map(event -> ((CallUpdated) event.data()).call())
        .toList();
  }

  private CallFilter searched(String typed) {
    var found = office.views.found(office.workspace, SearchTerms.of(typed));
    return new CallFilter(null, null, null, null, null, null, null, null, found);
  }

  private List<CallId> search(String typed) {
    return ids(json(get("/v1/calls/history").param("q", typed)));
  }

  private List<CallId> found(String query) {
    return ids(json(get(java.net.URI.create("/v1/calls/history?" + query))));
  }

  private static List<CallId> ids(JsonNode page) {
    var ids = new ArrayList<CallId>();
    page.path("items")
        .forEach(item -> ids.add(new CallId(UUID.fromString(item.path("id").asString()))));
    return ids;
  }

  private Reply note(CallId call, String text, int version) {
    var body = office.json.writeValueAsString(Map.of("text", text, "version", version));
    return ask(
        put("/v1/calls/" + call + "/note").contentType(MediaType.APPLICATION_JSON).content(body));
  }

  private Reply tag(CallId call, String tags) {
    return ask(
        put("/v1/calls/" + call + "/tags")
            .contentType(MediaType.APPLICATION_JSON)
            .content("{\"tags\":" + tags + "}"));
  }

  private JsonNode json(MockHttpServletRequestBuilder request) {
    var reply = ask(request);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.json();
  }

  private record Reply(int status, String body) {
    JsonNode json() {
      return JsonMapper.shared().readTree(body);
    }
  }

  private Reply ask(MockHttpServletRequestBuilder request) {
    try {
      var response = http.perform(request).andReturn().getResponse();
      return new Reply(response.getStatus(), response.getContentAsString(UTF_8));
    } catch (Exception e) {
      if (e.getCause() instanceof ProblemException problem) {
        return new Reply(
            problem.problem().status(), problem.problem().slug() + " " + problem.current());
      }
      throw new AssertionError(e);
    }
  }

  private final class CurrentActor implements HandlerMethodArgumentResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
      return parameter.getParameterType() == Actor.class;
    }

    @Override
    public Object resolveArgument(
        MethodParameter parameter,
        ModelAndViewContainer container,
        NativeWebRequest request,
        WebDataBinderFactory binders) {
      return actor;
    }
  }

  private record OneContact(E164 number, Name name) implements Contacts {
    @Override
    public Map<E164, Name> namesOf(WorkspaceId workspace, Collection<E164> numbers) {
      return numbers.contains(number) ? Map.of(number, name) : Map.of();
    }

    @Override
    public Set<E164> numbersOf(WorkspaceId workspace, String word, int most) {
      return (" " + name.name().toLowerCase(java.util.Locale.ROOT)).contains(" " + word)
          ? Set.of(number)
          : Set.of();
    }
  }

  private record Olive(Member olive) implements Members {
    @Override
    public Optional<Member> find(WorkspaceId workspace, UserId user) {
      return Optional.of(olive);
    }

    @Override
    public Optional<Member> find(UserId user) {
      return Optional.of(olive);
    }

    @Override
    public Optional<Member> owner(WorkspaceId workspace) {
      return Optional.of(olive);
    }

    @Override
    public String businessName(WorkspaceId workspace) {
      return "B";
    }

    @Override
    public Member createWorkspace(String name, String email, String fullName, E164 phone) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean confirmEmail(UserId user, String email) {
      throw new UnsupportedOperationException();
    }
  }
}
