package io.connexus.sandbox.audio;

/** μ-law, 8 bits a sample (ITU-T G.711); payload type 0, PCMU, in RTP (RFC 3551). */
public final class G711 {
  private static final int BIAS = 0x84;
  private static final int CLIP = 32_635;
  private static final short[] DECODED = table();

  private G711() {}

  public static byte[] encode(short[] samples) {
    byte[] coded = new byte[samples.length];
    for (int i = 0; i < samples.length; i++) {
      coded[i] = encode(samples[i]);
    }
    return coded;
  }

  private static byte encode(short sample) {
    int sign = sample < 0 ? 0x80 : 0;
    int magnitude = Math.min(Math.abs((int) sample), CLIP) + BIAS;
    int exponent = 31 - Integer.numberOfLeadingZeros(magnitude) - 7;
    int mantissa = (magnitude >> (exponent + 3)) & 0x0F;
    return (byte) ~(sign | (exponent << 4) | mantissa);
  }

  /** Decodes a frame; a payload that is shorter or longer is filled up or cut to one frame. */
  public static short[] decode(byte[] coded, int offset, int length) {
    short[] samples = Pcm.silence();
    for (int i = 0; i < Math.min(length, samples.length); i++) {
      samples[i] = DECODED[coded[offset + i] & 0xFF];
    }
    return samples;
  }

  private static short[] table() {
    short[] table = new short[256];
    for (int coded = 0; coded < table.length; coded++) {
      int plain = ~coded;
      int magnitude = (((plain & 0x0F) << 3) + BIAS) << ((plain >> 4) & 7);
      table[coded] = (short) ((plain & 0x80) == 0 ? magnitude - BIAS : BIAS - magnitude);
    }
    return table;
  }
}
