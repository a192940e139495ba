package io.connexus.sandbox.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JitterBufferTest {
  private final JitterBuffer buffer = new JitterBuffer();
  private int arrived;

  private void arrive(int frames) {
    for (int i = 0; i < frames; i++) {
      buffer.add(new short[] {(short) ++arrived});
    }
  }

  /** How many frames lie between what arrives and what is taken now, in step. */
  private int delayAfter(int millis) {
    int delay = -1;
    for (int i = 0; i < millis / 20; i++) {
      arrive(1);
      short[] frame = buffer.take();
      delay = frame == null ? -1 : arrived - frame[0];
    }
    return delay;
  }

  @Test
  void framesAreTakenInOrderAndTheOldestMakeRoom() {
    arrive(6);
    assertThat(buffer.take()).containsExactly(3);
    assertThat(buffer.take()).containsExactly(4);
    assertThat(buffer.take()).containsExactly(5);
    assertThat(buffer.take()).containsExactly(6);
    assertThat(buffer.take()).isNull();
  }

  @Test
  void whatAHoldUpLeftBehindIsGoneAfterSomeSeconds() {
    arrive(3); // while nobody took
    assertThat(delayAfter(500)).isEqualTo(3);
    assertThat(delayAfter(4_500)).isZero();
  }

  @Test
  void whatArrivesInLumpsIsAllHeard() {
    int lost = 0;
    arrive(2);
    for (int i = 0; i < 500; i++) {
      arrive(i % 2 == 0 ? 2 : 0);
      lost += buffer.take() == null ? 1 : 0;
    }
    assertThat(lost).as("gaps").isZero();
  }
}
