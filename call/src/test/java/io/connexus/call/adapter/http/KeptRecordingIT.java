package io.connexus.call.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connexus.call.application.CallSettings;
import io.connexus.call.application.Recording;
import io.connexus.call.domain.RecordingPolicy;
import io.connexus.platform.Actor;
import io.connexus.platform.CallId;
import io.connexus.platform.Language;
import io.connexus.platform.Problem;
import io.connexus.platform.Role;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import io.connexus.platform.objects.ObjectStoreDown;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What was recorded is heard, deleted and let go of in time. */
class KeptRecordingIT extends RecordingOffice {
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
    objects.keepsForGood(only(first).key()::equals);
    office.pass(Duration.ofDays(31));
    copying.sweep();
    assertThat(only(second).state()).isEqualTo(Recording.State.DELETED);
    assertThatThrownBy(() -> http.delete(owner, first.value(), only(first).id()))
        .isInstanceOf(ObjectStoreDown.class);
    objects.keepsForGood(_ -> false);
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
}
