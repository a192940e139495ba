package io.connexus.sandbox.webrtc;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * One direction of SRTP_AES128_CM_HMAC_SHA1_80 (RFC 3711): AES in counter mode over the payload, an
 * 80 bit tag over the packet and its rollover counter. Not for more than one thread.
 */
final class Srtp {
  static final int KEY_LENGTH = 16;
  static final int SALT_LENGTH = 14;
  private static final int TAG_LENGTH = 10;
  private static final int RTP_HEADER = 12;
  private static final int HALF = 1 << 15;
  private static final int REPLAY_WINDOW = 64;

  private final Cipher cipher;
  private final SecretKeySpec key;
  private final Mac mac;
  private final byte[] salt;
  private long highest = -1;
  private long seen;

  Srtp(byte[] masterKey, byte[] masterSalt) {
    this.cipher = aes();
    SecretKeySpec master = new SecretKeySpec(masterKey, "AES");
    this.key = new SecretKeySpec(derive(master, masterSalt, 0, KEY_LENGTH), "AES");
    this.mac = Hmac.sha1(derive(master, masterSalt, 1, 20));
    this.salt = derive(master, masterSalt, 2, SALT_LENGTH);
  }

  private static Cipher aes() {
    try {
      return Cipher.getInstance("AES/CTR/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }

  /** Section 4.3.1 with a derivation rate of 0. */
  private byte[] derive(SecretKeySpec master, byte[] masterSalt, int label, int length) {
    byte[] iv = Arrays.copyOf(masterSalt, 16);
    iv[7] ^= (byte) label;
    return counter(master, iv, new byte[length], 0, length);
  }

  private byte[] counter(SecretKeySpec with, byte[] iv, byte[] data, int offset, int length) {
    try {
      cipher.init(Cipher.ENCRYPT_MODE, with, new IvParameterSpec(iv));
      return cipher.doFinal(data, offset, length);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Encrypts an RTP packet; sequences begin below 32,768 and grow by one. */
  byte[] protect(byte[] rtp) {
    long index = newest(sequence(rtp));
    highest = Math.max(highest, index);
    byte[] sealed = Arrays.copyOf(crypt(rtp, rtp.length, index), rtp.length + TAG_LENGTH);
    System.arraycopy(tag(sealed, rtp.length, index), 0, sealed, rtp.length, TAG_LENGTH);
    return sealed;
  }

  /**
   * Checks and decrypts a packet.
   *
   * @return null when it is too short, was altered, or was seen before
   */
  byte @Nullable [] unprotect(byte[] packet) {
    int length = packet.length - TAG_LENGTH;
    if (length < RTP_HEADER) {
      return null;
    }
    long index = newest(sequence(packet));
    byte[] given = Arrays.copyOfRange(packet, length, packet.length);
    boolean genuine = MessageDigest.isEqual(given, tag(packet, length, index));
    if (!genuine || !isNew(index)) {
      return null;
    }
    return crypt(packet, length, index);
  }

  /** The index nearest to the highest so far that has this sequence number (section 3.3.1). */
  private long newest(int sequence) {
    if (highest < 0) {
      return sequence;
    }
    long rollover = highest >> 16;
    int last = (int) (highest & 0xFFFF);
    if (sequence - last < -HALF) {
      rollover++;
    } else if (sequence - last > HALF && rollover > 0) {
      rollover--;
    }
    return (rollover << 16) | sequence;
  }

  private boolean isNew(long index) {
    if (index > highest) {
      long ahead = index - highest;
      seen = ahead >= REPLAY_WINDOW ? 1 : (seen << ahead) | 1;
      highest = index;
      return true;
    }
    long behind = highest - index;
    if (behind >= REPLAY_WINDOW || (seen >> behind & 1) == 1) {
      return false;
    }
    seen |= 1L << behind;
    return true;
  }

  private byte[] crypt(byte[] packet, int length, long index) {
    byte[] iv = Arrays.copyOf(salt, 16);
    for (int i = 0; i < 4; i++) {
      iv[4 + i] ^= packet[8 + i]; // SSRC
    }
    for (int i = 0; i < 6; i++) {
      iv[8 + i] ^= (byte) (index >> (8 * (5 - i)));
    }
    byte[] out = Arrays.copyOf(packet, length);
    int header = Rtp.headerLength(packet, length);
    byte[] payload = counter(key, iv, packet, header, length - header);
    System.arraycopy(payload, 0, out, header, payload.length);
    return out;
  }

  private byte[] tag(byte[] packet, int length, long index) {
    mac.update(packet, 0, length);
    mac.update(ByteBuffer.allocate(4).putInt((int) (index >> 16)).array());
    return Arrays.copyOf(mac.doFinal(), TAG_LENGTH);
  }

  private static int sequence(byte[] packet) {
    return ((packet[2] & 0xFF) << 8) | (packet[3] & 0xFF);
  }
}
