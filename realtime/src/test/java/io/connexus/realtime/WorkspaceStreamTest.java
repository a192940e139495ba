package io.connexus.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.connexus.platform.CallId;
import io.connexus.platform.UserId;
import io.connexus.realtime.RealtimeSettings.Bound;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WorkspaceStreamTest {
  private static final String ACK = Envelope.ack("\"1\"");

  private final WorkspaceStream stream = new WorkspaceStream("s", new Bound(1000, 1_000_000));
  private final CallId call = CallId.next();

  /** A client: what it was sent. */
  private static final class Client {
    final List<JsonNode> frames = new ArrayList<>();
    final Subscription subscription;

    Client(UserId user) {
      subscription = new Subscription(user, json -> frames.add(JsonMapper.shared().readTree(json)));
    }

    List<Long> seqs() {
      return frames.stream().filter(f -> f.has("seq")).map(f -> f.path("seq").asLong()).toList();
    }

    List<String> events() {
      return frames.stream().map(f -> f.path("event").asString()).toList();
    }
  }

  private Client held() {
    var client = new Client(UserId.next());
    assertThat(stream.attach(client.subscription)).isTrue();
    return client;
  }

  private Client live() {
    var client = held();
    stream.release(client.subscription);
    return client;
  }

  private void publish(int times) {
    IntStream.range(0, times).forEach(_ -> stream.publish("call-updated", null, "{}"));
  }

  private static List<Long> range(long first, long last) {
    return LongStream.rangeClosed(first, last).boxed().toList();
  }

  @Test
  void helloComesFirstAndNamesTheStreamAndItsPosition() {
    publish(3);
    var hello = held().frames.getFirst();
    assertThat(hello.toString())
        .isEqualTo("{\"event\":\"hello\",\"data\":{\"stream\":\"s\",\"seq\":3}}");
  }

  @Test
  void everyoneSeesTheWorkspaceAndOnlyFollowersTheCall() {
    var follower = live();
    var other = live();
    stream.join(follower.subscription, call, ACK);
    stream.publish("transcript", call, "{}");
    stream.publish("call-updated", null, "{}");
    assertThat(follower.events())
        .containsExactly("hello", "ack", "participant-joined", "transcript", "call-updated");
    assertThat(other.events()).containsExactly("hello", "call-updated");
  }

  @Test
  void whoLeavesSeesNoMore() {
    var client = live();
    stream.join(client.subscription, call, ACK);
    stream.leave(client.subscription, call, ACK);
    stream.publish("transcript", call, "{}");
    assertThat(client.events()).doesNotContain("transcript");
  }

  @Test
  void onlyTheFirstAndTheLastSocketOfAMemberCount() {
    var watcher = live();
    stream.join(watcher.subscription, call, ACK);
    watcher.frames.clear();
    var user = UserId.next();
    var phone = new Client(user);
    var laptop = new Client(user);
    stream.attach(phone.subscription);
    stream.attach(laptop.subscription);

    stream.join(phone.subscription, call, ACK);
    stream.join(phone.subscription, call, ACK);
    stream.join(laptop.subscription, call, ACK);
    stream.detach(phone.subscription);
    assertThat(watcher.events()).containsExactly("participant-joined");
    stream.detach(laptop.subscription);
    stream.detach(laptop.subscription);
    assertThat(watcher.events()).containsExactly("participant-joined", "participant-left");
    assertThat(watcher.frames.getLast().path("data").toString())
        .isEqualTo("{\"callId\":\"" + call + "\",\"userId\":\"" + user + "\"}");
  }

  @Test
  void aClosedSocketCannotJoinAnyMore() {
    var watcher = live();
    stream.join(watcher.subscription, call, ACK);
    var client = held();
    stream.detach(client.subscription);
    watcher.frames.clear();
    stream.join(client.subscription, call, ACK);
    assertThat(watcher.frames).isEmpty();
  }

  @Test
  void resumeGivesWhatWasMissedAndThenWhatCameMeanwhileInOneOrder() {
    publish(10);
    var client = held();
    publish(5); // between hello and resume
    stream.resume(client.subscription, "s", 4, ACK);
    publish(2);
    assertThat(client.seqs()).isEqualTo(range(5, 17));
    assertThat(client.events().get(12)).isEqualTo("ack"); // after hello and 11 frames
  }

  @Test
  void resumeGivesTheFramesOfJoinedCallsAndNoOthers() {
    var foreign = CallId.next();
    stream.publish("transcript", call, "{}"); // 1
    stream.publish("transcript", foreign, "{}"); // 2
    stream.publish("call-updated", null, "{}"); // 3
    var client = held();
    stream.join(client.subscription, call, ACK); // participant-joined is 4
    stream.publish("transcript", foreign, "{}"); // 5
    stream.publish("transcript", call, "{}"); // 6
    stream.resume(client.subscription, "s", 0, ACK);
    assertThat(client.seqs()).containsExactly(1L, 3L, 4L, 6L);
  }

  @Test
  void withoutAResumeNothingFromBeforeIsSentAndNothingSinceIsLost() {
    stream.publish("transcript", call, "{}"); // 1
    var client = held();
    stream.publish("transcript", call, "{}"); // 2, not joined yet
    publish(1); // 3
    stream.join(client.subscription, call, ACK); // 4
    stream.publish("transcript", call, "{}"); // 5
    assertThat(client.seqs()).isEmpty();
    stream.release(client.subscription);
    stream.release(client.subscription);
    assertThat(client.seqs()).containsExactly(3L, 4L, 5L);
  }

  @Test
  void aLateResumeEndsWithTheNewestWordOnEverything() {
    publish(3);
    var client = held();
    stream.release(client.subscription);
    publish(2);
    stream.resume(client.subscription, "s", 1, ACK);
    assertThat(client.seqs()).containsExactly(4L, 5L, 2L, 3L, 4L, 5L);
  }

  @Test
  void whatIsNotKeptAnyMoreMustBeReadAgain() {
    var small = new WorkspaceStream("s", new Bound(10, 1_000_000));
    IntStream.range(0, 25).forEach(_ -> small.publish("call-updated", null, "{}"));
    var late = new Client(UserId.next());
    small.attach(late.subscription);
    small.resume(late.subscription, "s", 14, ACK);
    assertThat(late.events()).containsExactly("hello", "reread", "ack");
    var intime = new Client(UserId.next());
    small.attach(intime.subscription);
    small.resume(intime.subscription, "s", 15, ACK);
    assertThat(intime.seqs()).isEqualTo(range(16, 25));
  }

  @Test
  void theSizeOfWhatIsKeptIsBoundedToo() {
    var ring = new Ring(new Bound(1000, 100));
    for (long seq = 1; seq <= 10; seq++) {
      ring.add(new Frame(seq, null, "x".repeat(30)));
    }
    assertThat(ring.after(6)).isEmpty();
    assertThat(ring.after(7).orElseThrow()).extracting(Frame::seq).containsExactly(8L, 9L, 10L);
    ring.add(new Frame(11, null, "x".repeat(101)));
    assertThat(ring.after(10)).isEmpty();
    assertThat(ring.after(11)).contains(List.of());
  }

  @Test
  void anotherStreamOrAPositionInTheFutureMustBeReadAgain() {
    publish(3);
    var other = held();
    stream.resume(other.subscription, "old", 1, ACK);
    assertThat(other.events()).containsExactly("hello", "reread", "ack");
    var future = held();
    stream.resume(future.subscription, "s", 4, ACK);
    assertThat(future.events()).containsExactly("hello", "reread", "ack");
    publish(1);
    assertThat(other.seqs()).containsExactly(4L);
    assertThat(future.seqs()).containsExactly(4L);
  }

  @Test
  void numberingGoesOnAfterWhatWasKeptIsForgotten() {
    publish(3);
    var client = held();
    stream.forgetIfUnheard();
    stream.detach(client.subscription);
    stream.forgetIfUnheard();
    var back = held();
    stream.resume(back.subscription, "s", 2, ACK);
    publish(1);
    assertThat(back.events()).containsExactly("hello", "reread", "ack", "call-updated");
    assertThat(back.seqs()).containsExactly(4L);
  }

  @Test
  void aMemberCannotOpenSocketsWithoutEnd() {
    var user = UserId.next();
    for (int i = 0; i < WorkspaceStream.MOST_SOCKETS; i++) {
      assertThat(stream.attach(new Client(user).subscription)).isTrue();
    }
    assertThat(stream.attach(new Client(user).subscription)).isFalse();
    held();
  }
}
