package io.connexus.sandbox.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import io.connexus.sandbox.audio.G711;
import io.connexus.sandbox.audio.Pcm;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Key and salt are those of RFC 3711 appendix B.3; the packet is the one implementations share. */
class SrtpTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final byte[] KEY = HEX.parseHex("e1f97a0d3e018be0d64fa32c06de4139");
  private static final byte[] SALT = HEX.parseHex("0ec675ad498afeebb6960b3aabe6");
  private static final byte[] PLAIN =
      HEX.parseHex("800f1234decafbadcafebabeabababababababababababababababab");
  private static final String SEALED =
      "800f1234decafbadcafebabe4e55dc4ce79978d88ca4d215949d2402b78d6acc99ea179b8dbb";

  private static Srtp srtp() {
    return new Srtp(KEY, SALT);
  }

  @Test
  void theKnownPacketIsSealedAndOpened() {
    assertThat(HEX.formatHex(srtp().protect(PLAIN))).isEqualTo(SEALED);
    assertThat(srtp().unprotect(HEX.parseHex(SEALED))).isEqualTo(PLAIN);
  }

  @Test
  void anAlteredPacketIsRefusedWhereverItWasTouched() {
    byte[] sealed = HEX.parseHex(SEALED);
    for (int i = 0; i < sealed.length; i++) {
      byte[] altered = sealed.clone();
      altered[i] ^= 1;
      assertThat(srtp().unprotect(altered)).as("byte %d", i).isNull();
    }
  }

  @Test
  void aPacketIsOpenedOnceOnlyAndOutOfOrderWithinAWindow() {
    Srtp out = srtp();
    Srtp in = srtp();
    byte[][] sealed = new byte[200][];
    for (int i = 0; i < sealed.length; i++) {
      sealed[i] = out.protect(packet(1_000 + i));
    }
    assertThat(in.unprotect(sealed[10])).isNotNull();
    assertThat(in.unprotect(sealed[10])).isNull();
    assertThat(in.unprotect(sealed[8])).isNotNull();
    assertThat(in.unprotect(sealed[8])).isNull();
    assertThat(in.unprotect(sealed[9])).isNotNull();
    assertThat(in.unprotect(sealed[199])).isNotNull();
    assertThat(in.unprotect(sealed[130])).as("older than the window").isNull();
    assertThat(in.unprotect(sealed[140])).isNotNull();
  }

  @Test
  void theCounterRollsOverAlsoWhenThePacketsAroundItAreLost() {
    Srtp out = srtp();
    Srtp in = srtp();
    for (int i = 0; i < 200_000; i++) {
      byte[] plain = packet(30_000 + i);
      byte[] sealed = out.protect(plain);
      boolean lost = i % 7 == 3 || Math.abs((30_000 + i) % 65_536 - 65_536) < 300;
      if (!lost) {
        assertThat(in.unprotect(sealed)).as("packet %d", i).isEqualTo(plain);
      }
    }
  }

  private static byte[] packet(int sequence) {
    byte[] payload = G711.encode(Pcm.silence());
    return Rtp.packet(sequence & 0xFFFF, 160L * sequence, 0xCAFEBABE, false, payload);
  }
}
