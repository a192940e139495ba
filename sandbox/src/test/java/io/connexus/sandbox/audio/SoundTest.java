package io.connexus.sandbox.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SoundTest {
  @Test
  void everyCodeSurvivesBeingDecodedAndEncoded() {
    byte[] codes = new byte[256];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = (byte) i;
    }
    codes[0x7F] = (byte) 0xFF; // minus zero is zero
    for (int from = 0; from + Pcm.FRAME <= codes.length; from += 96) {
      short[] samples = G711.decode(codes, from, Pcm.FRAME);
      byte[] again = G711.encode(samples);
      for (int i = 0; i < again.length; i++) {
        assertThat(again[i]).as("code %d", from + i).isEqualTo(codes[from + i]);
      }
    }
  }

  @Test
  void codingCostsLittleOfATone() {
    short[] tone = new Tone(1_000).next();
    short[] coded = G711.decode(G711.encode(tone), 0, Pcm.FRAME);
    double noise = 0;
    double signal = 0;
    for (int i = 0; i < tone.length; i++) {
      noise += Math.pow(tone[i] - coded[i], 2);
      signal += Math.pow(tone[i], 2);
    }
    assertThat(10 * Math.log10(signal / noise)).as("signal to noise in dB").isGreaterThan(33);
  }

  @Test
  void anEarTellsPitchesAndSilence() {
    Ear ear = new Ear();
    assertThat(ear.impression().hertz()).isEmpty();
    hear(ear, new Tone(440));
    assertThat(ear.impression().hertz()).hasSize(1);
    assertThat(ear.impression().hertz().getFirst()).isBetween(438.0, 442.0);
    hear(ear, new Tone(350, 1_200, 2_500));
    assertThat(ear.impression().hertz().stream().sorted().toList())
        .zipSatisfy(
            List.of(350.0, 1_200.0, 2_500.0),
            (heard, played) -> assertThat(heard).isBetween(played - 3, played + 3));
    for (int i = 0; i < 50; i++) {
      ear.hear(Pcm.silence());
    }
    assertThat(ear.impression().hertz()).isEmpty();
  }

  private static void hear(Ear ear, Tone tone) {
    for (int i = 0; i < 50; i++) {
      ear.hear(tone.next());
    }
  }

  @Test
  void loudSoundsAreClippedAndNeverWrapAround() {
    short[] loud = {Short.MAX_VALUE};
    short[] frame = java.util.Arrays.copyOf(loud, Pcm.FRAME);
    Pcm.mix(frame, java.util.Arrays.copyOf(loud, Pcm.FRAME));
    assertThat(frame[0]).isEqualTo(Short.MAX_VALUE);
  }

  @Test
  void aFileHasTheLengthOfItsLongestChannel() {
    byte[] file = Wav.of(new short[8_000], new short[4_000]);
    assertThat(file).hasSize(44 + 8_000 * 2 * 2);
    assertThat(new String(file, 0, 4, java.nio.charset.StandardCharsets.US_ASCII))
        .isEqualTo("RIFF");
  }
}
