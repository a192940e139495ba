package io.connexus.sandbox.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Against the request of RFC 5769 section 2.1 and the address of its section 2.2. */
class StunTest {
  private static final String PASSWORD = "VOkJxbRl1RmTxUk/WvJxBt";
  private static final byte[] REQUEST =
      HexFormat.of()
          .parseHex(
              "000100582112a442b7e7a701bc34d686fa87dfae802200105354554e207465737420636c69656e74"
                  + "002400046e0001ff80290008932ff9b151263b36000600096576746a3a68367659202020"
                  + "000800149aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a280280004e57a3bcf");

  @Test
  void aRequestIsReadWhenItsIntegrityIsRight() {
    Stun.Request request = Stun.read(REQUEST, "evtj", PASSWORD);
    assertThat(request).isNotNull();
    assertThat(request.transaction())
        .isEqualTo(HexFormat.of().parseHex("b7e7a701bc34d686fa87dfae"));
    assertThat(request.useCandidate()).isFalse();
  }

  @Test
  void aRequestForAnotherOrWithAnotherPasswordOrAlteredIsNone() {
    assertThat(Stun.read(REQUEST, "evtx", PASSWORD)).isNull();
    assertThat(Stun.read(REQUEST, "evtj", "another")).isNull();
    for (int i = 0; i < 88; i++) { // the header and all that the integrity covers, and itself
      byte[] altered = REQUEST.clone();
      altered[i] ^= 1;
      assertThat(Stun.read(altered, "evtj", PASSWORD)).as("byte %d", i).isNull();
    }
    for (int length = 0; length < REQUEST.length; length++) {
      byte[] cut = java.util.Arrays.copyOf(REQUEST, length);
      assertThat(Stun.read(cut, "evtj", PASSWORD)).as("length %d", length).isNull();
    }
  }

  @Test
  void theResponseTellsTheSenderItsAddress() throws Exception {
    Stun.Request request = Objects.requireNonNull(Stun.read(REQUEST, "evtj", PASSWORD));
    InetSocketAddress sender =
        new InetSocketAddress(InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 1}), 32853);
    String response = HexFormat.of().formatHex(Stun.success(request, sender, PASSWORD));
    assertThat(response).startsWith("0101002c2112a442b7e7a701bc34d686fa87dfae");
    assertThat(response).contains("002000080001a147e112a643");
  }
}
