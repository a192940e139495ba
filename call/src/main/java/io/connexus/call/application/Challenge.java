package io.connexus.call.application;

import io.connexus.call.application.SoftphoneStore.Heard;
import io.connexus.platform.Event;
import io.connexus.platform.EventBus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes sure that a softphone can ring before it is rung. One that has said so in the last seconds
 * can; another is asked over the socket, and has a moment to say it. A page that is frozen, or
 * whose connection is gone without its knowing, says nothing.
 */
public final class Challenge {
  /** Less than the pause between two words of one that can ring, so that most are not asked. */
  static final Duration RECENTLY = Duration.ofSeconds(3);

  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  /** One second: some twenty times as long as an answer takes. */
  private static final int LOOKS = 20;

  private final SoftphoneStore store;
  private final EventBus bus;
  private final InstantSource clock;

  public Challenge(SoftphoneStore store, EventBus bus, InstantSource clock) {
    this.store = store;
    this.bus = bus;
    this.clock = clock;
  }

  /** Whether this softphone can ring now; may take a second. */
  boolean isMet(String address) {
    var heard = store.heard(address);
    return heard.isPresent() && (isRecent(heard.get().at()) || answers(heard.get()));
  }

  /** This softphone could not be rung, whatever it said: from now on it is as one that sleeps. */
  void failed(String address) {
    store.doubt(address);
  }

  private boolean isRecent(@Nullable Instant at) {
    return at != null && at.isAfter(clock.instant().minus(RECENTLY));
  }

  private boolean answers(Heard before) {
    var softphone = before.softphone();
    bus.publish(
        new Event(
            softphone.workspace(),
            "ready-asked",
            null,
            Map.of("userId", softphone.user().toString())));
    try {
      for (int look = 0; look < LOOKS; look++) {
        Thread.sleep(LOOK_EVERY);
        Optional<Instant> now = store.heard(softphone.address()).map(Heard::at);
        if (now.isPresent() && !Objects.equals(now.get(), before.at())) {
          return true;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }
}
