package io.connexus.sandbox.webrtc;

import io.connexus.sandbox.audio.G711;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** RTP packets (RFC 3550) that carry PCMU. */
final class Rtp {
  static final int PCMU = 0;
  private static final int HEADER = 12;

  private Rtp() {}

  /** Header, contributing sources and extension; never more than the packet. */
  static int headerLength(byte[] packet, int length) {
    int header = HEADER + 4 * (packet[0] & 0x0F);
    if ((packet[0] & 0x10) != 0 && header + 4 <= length) {
      int words = ((packet[header + 2] & 0xFF) << 8) | (packet[header + 3] & 0xFF);
      header += 4 + 4 * words;
    }
    return Math.min(header, length);
  }

  static byte[] packet(int sequence, long timestamp, int ssrc, boolean marker, byte[] payload) {
    ByteBuffer out = ByteBuffer.allocate(HEADER + payload.length);
    out.put((byte) 0x80).put((byte) (marker ? 0x80 | PCMU : PCMU));
    out.putShort((short) sequence).putInt((int) timestamp).putInt(ssrc).put(payload);
    return out.array();
  }

  /** The sound of a packet; null when it carries something other than PCMU. */
  static short @Nullable [] sound(byte[] packet) {
    int header = headerLength(packet, packet.length);
    if ((packet[1] & 0x7F) != PCMU || header == packet.length) {
      return null;
    }
    return G711.decode(packet, header, packet.length - header);
  }
}
