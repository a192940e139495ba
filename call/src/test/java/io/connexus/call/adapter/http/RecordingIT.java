package io.connexus.call.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.connexus.call.application.CallSettings;
import io.connexus.call.application.CarrierEvent;
import io.connexus.call.application.ChangeCallSettings;
import io.connexus.call.application.CopyRecordings;
import io.connexus.call.application.FakeCarrier;
import io.connexus.call.application.FakeSource;
import io.connexus.call.application.ListenToRecordings;
import io.connexus.call.application.Office;
import io.connexus.call.application.RecordConversation;
import io.connexus.call.application.Recording;
import io.connexus.call.domain.CallCommand.Phrase;
import io.connexus.call.domain.CallEvent;
import io.connexus.call.domain.CallPhase;
import io.connexus.call.domain.Person;
import io.connexus.call.domain.RecordingPolicy;
import io.connexus.platform.Actor;
import io.connexus.platform.CallId;
import io.connexus.platform.E164;
import io.connexus.platform.Language;
import io.connexus.platform.Problem;
import io.connexus.platform.ProblemException;
import io.connexus.platform.Role;
import io.connexus.platform.TestDatabase;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import io.connexus.platform.objects.FileObjectStore;
import io.connexus.platform.objects.ObjectStore;
import io.connexus.platform.objects.ObjectStoreDown;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Recordings from the beep to their end, with a real database and real files. */
class RecordingIT {
  private static final TestDatabase DATABASE = new TestDatabase("call");

  @TempDir Path directory;

  private final Office office = new Office(DATABASE);
  private final FakeCarrier carrier = office.carrier;
  private final FakeSource source = new FakeSource();
  private final Actor owner =
      new Actor(office.owner.id(), office.workspace, Role.OWNER, UUID.randomUUID());
  private CopyRecordings copying;
  private RecordConversation record;
  private RecordingController http;
  private ChangeCallSettings settings;
  private Sulking objects;

  @BeforeEach
  void wire() {
    DATABASE
        .jdbc()
        .sql("update call.recording set at_carrier = false")
        .update(); // of earlier tests
    objects = new Sulking(new FileObjectStore(directory));
    copying =
        new CopyRecordings(
            office.recordings,
            source,
            objects,
            office.settings,
            office.news,
            office.clock,
            office.metrics);
    record = new RecordConversation(office.calls, office.service, office.settings);
    settings =
        new ChangeCallSettings(
            office.settings, office.recordings, office.audit, office.transactions);
    http =
        new RecordingController(
            new Shown(office.calls, office.views, office.once),
            record,
            new ListenToRecordings(
                office.recordings,
                objects,
                office.news,
                office.audit,
                office.transactions,
                office.clock));
  }

  @AfterEach
  void close() {
    office.close();
  }

  /** The caller is with the voicemail, after the beep. */
  private CallId atTheBeep() {
    office.receptionist.unavailable(true);
    office.phonesRing = false;
    int before = carrier.asked("record").size();
    var call = office.ring();
    await().until(() -> carrier.asked("record").size() > before);
    return call;
  }

  private CallId message() {
    var call = atTheBeep();
    office.pass(Duration.ofSeconds(5));
    carrier.hangUp(office.caller);
    office.awaitPhase(call, CallPhase.ENDED);
    return call;
  }

  private Recording only(CallId call) {
    var all = office.recordings.of(office.workspace, call);
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private @Nullable String mark(CallId call) {
    return office.views.show(office.workspace, call).orElseThrow().message();
  }

  @Test
  void aMessageIsCopiedMarkedNewAndHeard() {
    var call = message();
    assertThat(office.shown(call).outcome()).isEqualTo("voicemail");
    assertThat(office.shown(call).status()).isEqualTo("missed");
    assertThat(carrier.asked("say")).contains(CallSettings.GREETING.in(Language.EN));
    assertThat(only(call).state()).isEqualTo(Recording.State.COPYING);

    assertThat(copying.run()).isEqualTo(1);

    var kept = only(call);
    assertThat(kept.state()).isEqualTo(Recording.State.KEPT);
    assertThat(kept.bytes()).isEqualTo(source.sound.length);
    assertThat(kept.sha256()).hasSize(64);
    assertThat(kept.duration()).isEqualTo(Duration.ofSeconds(3)); // what is in it
    assertThat(mark(call)).isEqualTo("unheard");
    int before = office.views.show(office.workspace, call).orElseThrow().revision();

    http.heard(owner, call.value(), kept.id());

    assertThat(mark(call)).isEqualTo("heard");
    assertThat(office.views.show(office.workspace, call).orElseThrow().revision())
        .isGreaterThan(before);
    assertThat(copying.run()).isZero();
  }

  @Test
  void whatIsToldTwiceOrTooEarlyIsOneRecording() {
    var call = atTheBeep();
    office.pass(Duration.ofSeconds(5));
    office.hold();
    carrier.fallsSilent(office.callerLeg(call));
    var recorded =
        (CarrierEvent.Recorded)
            office.release().stream()
                .filter(CarrierEvent.Recorded.class::isInstance)
                .findFirst()
                .orElseThrow();
    office.deliver(
        new CarrierEvent.RecordingTranscribed(
            recorded.carrierId(),
            recorded.tag(),
            recorded.at(),
            recorded.recordingId(),
            "Two loaves, please."));
    office.deliver(recorded);
    office.deliver(recorded);

    office.awaitPhase(call, CallPhase.ENDED);
    assertThat(only(call).transcript()).isEqualTo("Two loaves, please.");
    assertThat(office.transcript.of(call))
        .singleElement()
        .satisfies(turn -> assertThat(turn.text()).isEqualTo("Two loaves, please."));
  }

  @Test
  void whoLooksAtAMessageIsToldWhenItIsWrittenDown() {
    var call = message();
    copying.run();
    var kept = only(call);
    int before = office.views.show(office.workspace, call).orElseThrow().revision();
    office.told.clear();

    office.deliver(
        new CarrierEvent.RecordingTranscribed(
            office.callerLeg(call), null, office.clock.instant(), kept.carrierId(), "Two loaves."));

    assertThat(only(call).transcript()).isEqualTo("Two loaves.");
    assertThat(office.told)
        .filteredOn(event -> event.name().equals("call-updated"))
        .singleElement()
        .extracting(event -> office.json.valueToTree(event.data()).at("/call/revision").asInt())
        .isEqualTo(before + 1);
  }

  @Test
  void aLinkThatIsDeadIsReplacedByAFreshOne() {
    source.firstLinkIsDead = true;
    var call = message();
    copying.run();
    assertThat(only(call).state()).isEqualTo(Recording.State.COPYING);
    assertThat(copying.run()).as("not at once").isZero();
    office.pass(Duration.ofSeconds(3));
    copying.run();
    assertThat(only(call).state()).isEqualTo(Recording.State.KEPT);
    assertThat(source.fetched.getLast().getPath()).startsWith("/fresh/");
  }

  @Test
  void aLinkThatIsOldIsNotEvenTried() {
    var call = message();
    office.pass(Duration.ofMinutes(10));
    copying.run();
    assertThat(only(call).state()).isEqualTo(Recording.State.KEPT);
    assertThat(source.fetched).allMatch(link -> link.getPath().startsWith("/fresh/"));
  }

  @Test
  void whatCannotBeHadHasFailedInTheEndAndIsSaidSo() {
    source.dead = true;
    var call = message();
    for (int tries = 0; tries < 20 && only(call).state() == Recording.State.COPYING; tries++) {
      copying.run();
      office.pass(Duration.ofHours(17));
    }
    assertThat(only(call).state()).isEqualTo(Recording.State.FAILED);
    assertThat(mark(call)).as("somebody left a message all the same").isEqualTo("unheard");
    assertThat(http.list(owner, call.value()).items().getFirst().state()).isEqualTo("failed");
  }

  private CallId failed() {
    source.dead = true;
    var call = message();
    while (only(call).state() == Recording.State.COPYING) {
      copying.run();
      office.pass(Duration.ofHours(17));
    }
    return call;
  }

  @Test
  void whatHasFailedIsTriedOnceADayAndCanBeHeardAfterAll() {
    var call = failed();
    office.pass(Duration.ofDays(1));
    int tries = source.fetched.size();
    for (int hours = 0; hours < 72; hours++) {
      copying.run();
      office.pass(Duration.ofHours(1));
    }
    assertThat(source.fetched.size() - tries).isBetween(3, 4);
    assertThat(only(call).state()).isEqualTo(Recording.State.FAILED);
    source.dead = false;
    office.pass(Duration.ofDays(1));
    copying.run();
    assertThat(only(call).state()).isEqualTo(Recording.State.KEPT);
    assertThat(mark(call)).isEqualTo("unheard");
  }

  @Test
  void whatAnotherProcessHasCopiedMeanwhileIsKept() {
    var call = message();
    source.meanwhile =
        () -> {
          office.pass(Duration.ofMinutes(11)); // so slow is the first
          copying.run();
        };
    copying.run();
    assertThat(only(call).state()).isEqualTo(Recording.State.KEPT);
    assertThat(objects.get(only(call).key())).isPresent();
  }

  @Test
  void whatTheCarrierDoesNotKnowIsNotAskedForAgain() {
    var call = failed();
    source.forgotten = true;
    office.pass(Duration.ofDays(2));
    assertThat(copying.run()).isEqualTo(1);
    office.pass(Duration.ofDays(2));
    assertThat(copying.run()).isZero();
    assertThat(only(call).state()).isEqualTo(Recording.State.FAILED);
  }

  @Test
  void whatHasFailedIsDeletedAtTheCarrierWhenItsTimeIsOver() {
    settings.change(
        owner, new CallSettings(RecordingPolicy.ANNOUNCE, false, null, 30, null, Language.EN));
    var call = failed();
    settings.change(
        owner, new CallSettings(RecordingPolicy.ANNOUNCE, false, null, 60, null, Language.EN));
    office.pass(Duration.ofDays(40));
    copying.run();
    assertThat(copying.sweep()).as("it is to be kept for longer").isZero();
    office.pass(Duration.ofDays(25));
    assertThat(copying.sweep()).isEqualTo(1);
    assertThat(only(call).state()).isEqualTo(Recording.State.DELETED);
    source.dead = false;
    assertThat(copying.run()).isZero();
    office.pass(Duration.ofHours(2));
    copying.sweepCarrier();
    assertThat(source.deleted).containsExactly(only(call).carrierId());
  }

  @Test
  void whoSaysNothingLeavesNoMessage() {
    var call = atTheBeep();
    office.pass(Duration.ofSeconds(1));
    carrier.hangUp(office.caller);
    office.awaitPhase(call, CallPhase.ENDED);
    assertThat(office.recordings.of(office.workspace, call)).isEmpty();
    assertThat(mark(call)).isNull();
    assertThat(copying.run()).isZero();
  }

  @Test
  void aMessageOfNothingButSilenceIsDroppedOnceItHasBeenLookedAt() {
    source.sound = FakeSource.tone(0, 0.1); // the carrier has left out the silence
    var call = message();
    copying.run();
    assertThat(office.recordings.of(office.workspace, call)).isEmpty();
  }

  @Test
  void aMemberTakesTheCallerOutOfTheVoicemail() {
    var call = atTheBeep();
    office.phonesRing = true;
    office.takeOver(call);
    await().until(() -> carrier.rings(office.owner.phone()));
    await().until(() -> carrier.asked("stop recording").size() == 1);
    carrier.pickUp(office.owner.phone());
    office.awaitPhase(call, CallPhase.HUMAN);
  }

  /** A store that can be made to delete something no more. */
  private static final class Sulking implements ObjectStore {
    private final ObjectStore store;
    private @Nullable String refused;

    Sulking(ObjectStore store) {
      this.store = store;
    }

    void refuses(@Nullable String key) {
      refused = key;
    }

    @Override
    public void put(String key, byte[] bytes) {
      store.put(key, bytes);
    }

    @Override
    public void put(String key, Path file) {
      store.put(key, file);
    }

    @Override
    public Optional<byte[]> get(String key) {
      return store.get(key);
    }

    @Override
    public Optional<Part> get(String key, long from, int most) {
      return store.get(key, from, most);
    }

    @Override
    public void delete(String key) {
      if (key.equals(refused)) {
        throw new ObjectStoreDown(new IOException("full of it"));
      }
      store.delete(key);
    }
  }

  @Test
  void retentionDeletesTheSoundAndKeepsTheWords() {
    var call = message();
    copying.run();
    var kept = only(call);
    settings.change(
        owner, new CallSettings(RecordingPolicy.ANNOUNCE, false, null, 30, null, Language.EN));
    office.pass(Duration.ofDays(29));
    assertThat(copying.sweep()).isZero();
    office.pass(Duration.ofDays(2));
    assertThat(copying.sweep()).isEqualTo(1);
    assertThat(only(call).state()).isEqualTo(Recording.State.DELETED);
    assertThat(objects.get(kept.key())).isEmpty();
    assertThat(mark(call)).isNull();
    refused(Problem.RECORDING_NOT_FOUND, () -> audio(owner, call, kept.id(), null, null));
  }

  @Test
  void anHourAfterItWasCopiedTheCarrierHasItNoMore() {
    var call = message();
    copying.run();
    var there = only(call).carrierId();
    copying.sweepCarrier();
    assertThat(source.deleted).doesNotContain(there);
    office.pass(Duration.ofMinutes(75));
    source.dead = true;
    copying.sweepCarrier();
    source.dead = false;
    office.pass(Duration.ofMinutes(75));
    copying.sweepCarrier();
    office.pass(Duration.ofHours(2));
    copying.sweepCarrier();
    assertThat(source.deleted).containsOnlyOnce(there);
  }

  @Test
  void oneThatCannotBeDeletedDoesNotKeepTheOthers() {
    settings.change(
        owner, new CallSettings(RecordingPolicy.ANNOUNCE, false, null, 30, null, Language.EN));
    var first = message();
    var second = message();
    while (copying.run() > 0) {}
    objects.refuses(only(first).key());
    office.pass(Duration.ofDays(31));
    copying.sweep();
    assertThat(only(second).state()).isEqualTo(Recording.State.DELETED);
    assertThatThrownBy(() -> http.delete(owner, first.value(), only(first).id()))
        .isInstanceOf(ObjectStoreDown.class);
    objects.refuses(null);
    http.delete(owner, first.value(), only(first).id());
    assertThat(only(first).state()).isEqualTo(Recording.State.DELETED);
  }

  @Test
  void whoDeletesARecordingIsInTheAudit() {
    var call = message();
    copying.run();
    var kept = only(call);
    http.delete(owner, call.value(), kept.id());
    assertThat(objects.get(kept.key())).isEmpty();
    refused(Problem.RECORDING_NOT_FOUND, () -> http.delete(owner, call.value(), kept.id()));
    assertThat(
            DATABASE
                .jdbc()
                .sql("select count(*) from platform.audit where action = 'recording.removed'")
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void whoPlaysARecordingIsInTheAuditOnceAndNotForEachPortion() throws IOException {
    var call = message();
    copying.run();
    var id = only(call).id();
    audio(owner, call, id, "bytes=0-", null);
    audio(owner, call, id, "bytes=20000-", null);
    assertThat(playedBy(call)).containsExactly(owner.user().value());

    var another = message();
    copying.run();
    audio(owner, another, only(another).id(), "bytes=1-", null);
    assertThat(playedBy(another)).as("all but an octet").containsExactly(owner.user().value());
  }

  private static List<UUID> playedBy(CallId call) {
    return DATABASE
        .jdbc()
        .sql(
            "select actor from platform.audit where action = 'recording.played' and subject = :call")
        .param("call", call.toString())
        .query(UUID.class)
        .list();
  }

  // ---- ranges

  @ParameterizedTest
  @CsvSource({
    "bytes=0-3, 0, 3",
    "bytes=44-, 44, 48043",
    "bytes=-4, 48040, 48043",
    "bytes=48000-99999, 48000, 48043"
  })
  void aPartOfTheSoundIsSent(String range, int first, int last) throws IOException {
    var call = message();
    copying.run();
    var answer = audio(owner, call, only(call).id(), range, null);
    assertThat(answer.getStatus()).isEqualTo(206);
    assertThat(answer.getHeader("Content-Range"))
        .isEqualTo("bytes %d-%d/48044".formatted(first, last));
    assertThat(answer.getContentAsByteArray())
        .isEqualTo(Arrays.copyOfRange(source.sound, first, last + 1));
    assertThat(answer.getHeader("Content-Length")).isEqualTo(String.valueOf(last - first + 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=48044-", "bytes=99999-100000", "bytes=-0"})
  void aRangeBehindTheEndIsRefusedWithTheSize(String range) throws IOException {
    var call = message();
    copying.run();
    var answer = audio(owner, call, only(call).id(), range, null);
    assertThat(answer.getStatus()).isEqualTo(416);
    assertThat(answer.getHeader("Content-Range")).isEqualTo("bytes */48044");
    assertThat(answer.getContentAsByteArray()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"words=0-3", "bytes=3-1", "bytes=a-b", "bytes", "bytes=0-1,4-5"})
  void aRangeThatCannotBeReadIsAnsweredWithAllOfIt(String range) throws IOException {
    var call = message();
    copying.run();
    var answer = audio(owner, call, only(call).id(), range, null);
    assertThat(answer.getStatus()).isEqualTo(200);
    assertThat(answer.getContentAsByteArray()).isEqualTo(source.sound);
  }

  @Test
  void aPartIsOnlySentOfWhatTheClientKnows() throws IOException {
    var call = message();
    copying.run();
    var id = only(call).id();
    var tag = audio(owner, call, id, null, null).getHeader("ETag");
    assertThat(audio(owner, call, id, "bytes=0-3", tag).getStatus()).isEqualTo(206);
    assertThat(audio(owner, call, id, "bytes=0-3", "\"other\"").getStatus()).isEqualTo(200);
    var request = new MockHttpServletRequest("GET", "/");
    request.addHeader("If-None-Match", String.valueOf(tag));
    var answer = new MockHttpServletResponse();
    http.audio(owner, call.value(), id, request, answer);
    assertThat(answer.getStatus()).isEqualTo(304);
  }

  @Test
  void nobodyElsesWorkspaceFindsARecording() {
    var call = message();
    copying.run();
    var id = only(call).id();
    var stranger = new Actor(UserId.next(), WorkspaceId.next(), Role.OWNER, UUID.randomUUID());
    refused(Problem.RECORDING_NOT_FOUND, () -> audio(stranger, call, id, null, null));
    refused(Problem.CALL_NOT_FOUND, () -> http.list(stranger, call.value()));
    refused(Problem.RECORDING_NOT_FOUND, () -> http.delete(stranger, call.value(), id));
    refused(Problem.RECORDING_NOT_FOUND, () -> http.heard(stranger, call.value(), id));
    refused(Problem.RECORDING_NOT_FOUND, () -> audio(owner, CallId.next(), id, null, null));
  }

  private MockHttpServletResponse audio(
      Actor actor, CallId call, UUID id, @Nullable String range, @Nullable String ifRange)
      throws IOException {
    var request = new MockHttpServletRequest("GET", "/");
    if (range != null) {
      request.addHeader("Range", range);
    }
    if (ifRange != null) {
      request.addHeader("If-Range", ifRange);
    }
    var response = new MockHttpServletResponse();
    http.audio(actor, call.value(), id, request, response);
    return response;
  }

  // ---- conversations

  @Test
  void aConversationIsRecordedAfterTheCallerHasBeenTold() {
    var call = office.talkWithOwner();
    http.start(owner, call.value(), null);
    await().until(() -> carrier.asked("record").size() == 1);
    assertThat(carrier.asked("say")).contains(CallSettings.NOTICE.in(Language.EN));
    assertThat(http.start(owner, call.value(), null).call().recording()).isTrue();
    assertThat(carrier.asked("record")).hasSize(1);
    office.pass(Duration.ofSeconds(9));

    assertThat(http.stop(owner, call.value(), null).call().recording()).isFalse();
    http.stop(owner, call.value(), null);

    await().until(() -> office.recordings.of(office.workspace, call).size() == 1);
    assertThat(mark(call)).as("it is no message").isNull();
    assertThat(carrier.asked("stop recording")).hasSize(1);
  }

  /** Somebody outside comes into the owner's call. */
  private void add(CallId call) {
    var friend = new E164("+12125550177");
    var outside = Person.outside(owner.user(), friend.value());
    office.service.record(call, new CallEvent.AddRequested(owner.user(), List.of(outside), true));
    await().until(() -> carrier.rings(friend));
    carrier.pickUp(friend);
    office.settle();
  }

  private int notices() {
    return Collections.frequency(carrier.asked("say"), CallSettings.NOTICE.in(Language.EN));
  }

  @Test
  void whoeverIsAddedToARecordedCallIsToldToo() {
    var call = office.talkWithOwner();
    http.start(owner, call.value(), null);
    await().until(() -> carrier.asked("record").size() == 1);
    add(call);
    await().until(() -> notices() == 2);
  }

  @Test
  void whoeverIsAddedHearsNoNoticeWhereNobodyDoes() {
    settings.change(
        owner, new CallSettings(RecordingPolicy.ONE_PARTY, true, null, null, null, Language.EN));
    var call = office.talkWithOwner();
    await().until(() -> carrier.asked("record").size() == 1);
    add(call);
    assertThat(notices()).isZero();
  }

  @Test
  void nothingIsRecordedUntilTheCallerHasHeardTheNoticeThoughOthersHave() {
    var call = office.talkWithOwner();
    add(call);
    office.hold();
    http.start(owner, call.value(), null);
    await().until(() -> notices() == 2);
    var caller = office.callerLeg(call);
    office.held().stream()
        .filter(event -> !event.carrierId().equals(caller))
        .forEach(office::deliver);
    office.settle();
    assertThat(carrier.asked("record")).isEmpty();
    office.release().forEach(office::deliver);
    await().until(() -> carrier.asked("record").size() == 1);
  }

  @Test
  void callersAreSpokenToAndUnderstoodInTheirLanguage() {
    settings.change(
        owner, new CallSettings(RecordingPolicy.ANNOUNCE, true, null, null, null, Language.ES));
    office.talkWithOwner();
    await().until(() -> carrier.asked("record").size() == 1);

    assertThat(carrier.asked("say"))
        .contains(Phrase.CONNECTING_YOU.in(Language.ES), CallSettings.NOTICE.in(Language.ES));
    assertThat(carrier.languages()).containsExactly(Language.ES);
  }

  @Test
  void whatTheOwnerWroteIsSaidAsItIsWrittenInTheVoiceOfTheLanguage() {
    var own = "Hola, habla Olive.";
    settings.change(
        owner, new CallSettings(RecordingPolicy.NEVER, false, null, null, own, Language.ES));
    message();

    assertThat(carrier.asked("say")).contains(own);
    assertThat(carrier.languages()).containsExactly(Language.ES);
  }

  @Test
  void whoeverRecordsNothingIsToldWhy() {
    settings.change(
        owner, new CallSettings(RecordingPolicy.NEVER, true, null, null, null, Language.EN));
    var call = office.talkWithOwner();
    office.settle();
    refused(Problem.RECORDING_OFF, () -> http.start(owner, call.value(), null));
    assertThat(carrier.asked("record")).isEmpty();
  }

  @Test
  void withTheAiNothingIsRecorded() {
    var call = office.talkWithAi();
    refused(Problem.CALL_STATE, () -> http.start(owner, call.value(), null));
  }

  @Test
  void aWorkspaceMayRecordAllAndTheRecordingEndsWithTheAisReturn() {
    settings.change(
        owner, new CallSettings(RecordingPolicy.ONE_PARTY, true, null, null, null, Language.EN));
    var call = office.talkWithOwner();
    await().until(() -> carrier.asked("record").size() == 1);
    assertThat(carrier.asked("say")).doesNotContain(CallSettings.NOTICE.in(Language.EN));
    office.pass(Duration.ofSeconds(5));
    office.service.record(call, new CallEvent.GiveBackRequested(owner.user()));
    office.awaitPhase(call, CallPhase.AI);
    await().until(() -> carrier.asked("stop recording").size() == 1);
  }

  private static void refused(
      Problem problem, org.assertj.core.api.ThrowableAssert.ThrowingCallable asking) {
    assertThatThrownBy(asking)
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem()).isEqualTo(problem));
  }
}
