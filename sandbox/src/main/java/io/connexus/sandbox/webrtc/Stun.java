package io.connexus.sandbox.webrtc;

import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** STUN Binding requests and how an ICE-lite agent answers them (RFC 8489, RFC 8445 section 7). */
final class Stun {
  private static final int HEADER = 20;
  private static final int COOKIE = 0x2112A442;
  private static final int BINDING_REQUEST = 0x0001;
  private static final int BINDING_SUCCESS = 0x0101;
  private static final int USERNAME = 0x0006;
  private static final int MESSAGE_INTEGRITY = 0x0008;
  private static final int XOR_MAPPED_ADDRESS = 0x0020;
  private static final int USE_CANDIDATE = 0x0025;
  private static final int FINGERPRINT = 0x8028;
  private static final int FINGERPRINT_XOR = 0x5354554E;
  private static final int MAC_LENGTH = 20;

  /** A request whose integrity was checked. */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  record Request(byte[] transaction, boolean useCandidate) {}

  private Stun() {}

  /**
   * Reads a Binding request.
   *
   * @return null when it is none, is for another connection, or its MESSAGE-INTEGRITY is wrong
   */
  static @Nullable Request read(byte[] packet, String ufrag, String password) {
    if (packet.length < HEADER) {
      return null;
    }
    ByteBuffer in = ByteBuffer.wrap(packet);
    int type = in.getShort() & 0xFFFF;
    int length = in.getShort() & 0xFFFF;
    if (type != BINDING_REQUEST || in.getInt() != COOKIE || length != packet.length - HEADER) {
      return null;
    }
    byte[] transaction = new byte[12];
    in.get(transaction);
    boolean useCandidate = false;
    boolean forUs = false;
    boolean genuine = false;
    while (in.remaining() >= 4) {
      int at = in.position();
      int attribute = in.getShort() & 0xFFFF;
      int size = in.getShort() & 0xFFFF;
      if (size > in.remaining()) {
        return null;
      }
      byte[] value = new byte[size];
      in.get(value);
      in.position(Math.min(in.limit(), in.position() + (4 - size % 4) % 4));
      switch (attribute) {
        case USERNAME -> forUs = new String(value, StandardCharsets.UTF_8).startsWith(ufrag + ":");
        case USE_CANDIDATE -> useCandidate = true;
        case MESSAGE_INTEGRITY ->
            genuine = MessageDigest.isEqual(value, mac(Arrays.copyOf(packet, at), password));
        default -> {}
      }
      if (attribute == MESSAGE_INTEGRITY) {
        break; // what follows is not covered by it
      }
    }
    return forUs && genuine ? new Request(transaction, useCandidate) : null;
  }

  /** A browser's check, which nominates the address it comes from. */
  static byte[] request(byte[] transaction, String username, String password) {
    byte[] name = username.getBytes(StandardCharsets.UTF_8);
    int padding = (4 - name.length % 4) % 4;
    ByteBuffer out = ByteBuffer.allocate(HEADER + 4 + name.length + padding + 4 + 4 + MAC_LENGTH);
    out.putShort((short) BINDING_REQUEST).putShort((short) 0).putInt(COOKIE).put(transaction);
    out.putShort((short) USERNAME).putShort((short) name.length).put(name);
    out.put(new byte[padding]).putShort((short) USE_CANDIDATE).putShort((short) 0);
    byte[] mac = mac(Arrays.copyOf(out.array(), out.position()), password);
    out.putShort((short) MESSAGE_INTEGRITY).putShort((short) MAC_LENGTH).put(mac);
    return out.putShort(2, (short) (out.capacity() - HEADER)).array();
  }

  /** Whether this is an answer to a check. */
  static boolean isSuccess(byte[] packet) {
    return packet.length >= HEADER && ByteBuffer.wrap(packet).getShort() == BINDING_SUCCESS;
  }

  /** The success response, which tells the sender how it is seen. Only IPv4. */
  static byte[] success(Request request, InetSocketAddress sender, String password) {
    byte[] address = ((Inet4Address) sender.getAddress()).getAddress();
    ByteBuffer out = ByteBuffer.allocate(HEADER + 12 + 4 + MAC_LENGTH + 8);
    out.putShort((short) BINDING_SUCCESS).putShort((short) 0).putInt(COOKIE);
    out.put(request.transaction());
    out.putShort((short) XOR_MAPPED_ADDRESS).putShort((short) 8).put((byte) 0).put((byte) 1);
    out.putShort((short) (sender.getPort() ^ COOKIE >>> 16));
    out.putInt(ByteBuffer.wrap(address).getInt() ^ COOKIE);
    byte[] mac = mac(Arrays.copyOf(out.array(), out.position()), password);
    out.putShort((short) MESSAGE_INTEGRITY).putShort((short) MAC_LENGTH).put(mac);
    out.putShort(2, (short) (out.capacity() - HEADER));
    CRC32 crc = new CRC32();
    crc.update(out.array(), 0, out.position());
    out.putShort((short) FINGERPRINT).putShort((short) 4);
    out.putInt((int) crc.getValue() ^ FINGERPRINT_XOR);
    return out.array();
  }

  /** HMAC-SHA1 over what comes before, the header's length counting this attribute already. */
  private static byte[] mac(byte[] before, String password) {
    ByteBuffer.wrap(before).putShort(2, (short) (before.length - HEADER + 4 + MAC_LENGTH));
    return Hmac.sha1(password.getBytes(StandardCharsets.US_ASCII)).doFinal(before);
  }
}
