package io.connexus.call.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.connexus.call.application.ChangeCallSettings;
import io.connexus.call.application.CopyRecordings;
import io.connexus.call.application.FakeCarrier;
import io.connexus.call.application.FakeSource;
import io.connexus.call.application.ListenToRecordings;
import io.connexus.call.application.Office;
import io.connexus.call.application.RecordConversation;
import io.connexus.call.application.Recording;
import io.connexus.call.domain.CallPhase;
import io.connexus.platform.Actor;
import io.connexus.platform.CallId;
import io.connexus.platform.Problem;
import io.connexus.platform.ProblemException;
import io.connexus.platform.Role;
import io.connexus.platform.TestDatabase;
import io.connexus.platform.objects.FailingObjects;
import io.connexus.platform.objects.FileObjectStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A business whose calls can be recorded, and what becomes of the recordings. */
abstract class RecordingOffice {
  static final TestDatabase DATABASE = new TestDatabase("call");

  @TempDir Path directory;

  final Office office = new Office(DATABASE);
  final FakeCarrier carrier = office.carrier;
  final FakeSource source = new FakeSource();
  final Actor owner = new Actor(office.owner.id(), office.workspace, Role.OWNER, UUID.randomUUID());
  CopyRecordings copying;
  RecordConversation record;
  RecordingController http;
  ChangeCallSettings settings;
  FailingObjects objects;

  @BeforeEach
  void wire() {
    DATABASE
        .jdbc()
        .sql("update call.recording set at_carrier = false")
        .update(); // of earlier tests
    objects = new FailingObjects(new FileObjectStore(directory));
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
  CallId atTheBeep() {
    office.receptionist.unavailable(true);
    office.phonesRing = false;
    int before = carrier.asked("record").size();
    var call = office.ring();
    await().until(() -> carrier.asked("record").size() > before);
    return call;
  }

  CallId message() {
    var call = atTheBeep();
    office.pass(Duration.ofSeconds(5));
    carrier.hangUp(office.caller);
    office.awaitPhase(call, CallPhase.ENDED);
    return call;
  }

  Recording only(CallId call) {
    var all = office.recordings.of(office.workspace, call);
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  @Nullable String mark(CallId call) {
    return office.views.show(office.workspace, call).orElseThrow().message();
  }

  static void refused(Problem problem, ThrowingCallable asking) {
    assertThatThrownBy(asking)
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem()).isEqualTo(problem));
  }
}
