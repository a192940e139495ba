package io.connexus.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.connexus.platform.MutableClock;
import io.connexus.platform.UserId;
import io.connexus.platform.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class OnlineMembersTest {
  private static final UserId ADA = new UserId(UUID.randomUUID());
  private static final UserId BOB = new UserId(UUID.randomUUID());

  private final MutableClock clock = new MutableClock();
  private final List<End> ends = new ArrayList<>();
  private final OnlineMembers one = process();
  private final OnlineMembers other = process();

  @Test
  void whoHasAScreenOnOneProcessIsSeenOnTheOther() {
    assertThat(one.came(ADA)).isTrue();
    assertThat(one.came(ADA)).isFalse();
    assertThat(other.isOnline(ADA)).isTrue();
    assertThat(other.isOnline(BOB)).isFalse();

    assertThat(one.went(ADA)).isFalse();
    assertThat(other.isOnline(ADA)).isTrue();
    assertThat(one.went(ADA)).isTrue();
    assertThat(other.isOnline(ADA)).isFalse();
  }

  @Test
  void whoHasScreensOnBothIsThereUntilTheLastIsClosed() {
    one.came(ADA);
    other.came(ADA);
    one.went(ADA);
    assertThat(one.isOnline(ADA)).isTrue();
    other.went(ADA);
    assertThat(one.isOnline(ADA)).isFalse();
  }

  @Test
  void aProcessThatStartsLaterLearnsWhoIsThere() {
    one.came(ADA);
    assertThat(process().isOnline(ADA)).isTrue();
  }

  @Test
  void whatWasLostIsToldAgainAndAProcessThatDiedIsForgotten() {
    ends.getFirst().broken = true;
    one.came(ADA);
    assertThat(other.isOnline(ADA)).isFalse();
    ends.getFirst().broken = false;
    one.tell();
    assertThat(other.isOnline(ADA)).isTrue();

    ends.getFirst().broken = true;
    one.went(ADA);
    ends.getFirst().broken = false;
    one.tell();
    assertThat(other.isOnline(ADA)).isFalse();

    one.came(BOB);
    clock.advance(OnlineMembers.LEASE);
    assertThat(other.isOnline(BOB)).isFalse();
    assertThat(one.isOnline(BOB)).isTrue();
  }

  private OnlineMembers process() {
    var end = new End();
    ends.add(end);
    return new OnlineMembers(end, clock);
  }

  /** What one process sends, all others hear. */
  private final class End implements Wire {
    private final List<Consumer<String>> listeners = new ArrayList<>();
    private boolean broken;

    @Override
    public void send(String channel, String text) {
      if (!broken) {
        ends.stream()
            .filter(end -> end != this)
            .flatMap(end -> end.listeners.stream())
            .forEach(listener -> listener.accept(text));
      }
    }

    @Override
    public void listen(String channel, Consumer<String> listener) {
      listeners.add(listener);
    }
  }
}
