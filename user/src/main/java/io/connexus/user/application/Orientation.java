package io.connexus.user.application;

import java.awt.geom.AffineTransform;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * How a camera was held: a phone keeps the picture as its sensor saw it, and beside it how to turn
 * it. See Exif 2.32 (CIPA DC-008), 4.5.4 and 4.6.4; the JDK's own reader refuses the files in which
 * Exif comes first, as it does from phones.
 *
 * @param mirrored whether left and right are changed first
 * @param quarterTurns then clockwise
 */
record Orientation(boolean mirrored, int quarterTurns) {
  static final Orientation UPRIGHT = new Orientation(false, 0);

  private static final int START_OF_SCAN = 0xDA;
  private static final int APP1 = 0xE1;
  private static final String EXIF = "Exif\0\0";
  private static final int ORIENTATION_TAG = 0x0112;

  /** That of a JPEG file; upright if it says nothing that can be read. */
  static Orientation of(byte[] jpeg) {
    try {
      return exif(ByteBuffer.wrap(jpeg)).map(Orientation::tagged).orElse(UPRIGHT);
    } catch (IndexOutOfBoundsException e) { // it tells of more than there is
      return UPRIGHT;
    }
  }

  /** The first Exif segment, from its TIFF header on. */
  private static Optional<ByteBuffer> exif(ByteBuffer jpeg) {
    int at = 2;
    while ((jpeg.getShort(at) & 0xFF) != START_OF_SCAN) {
      int length = jpeg.getShort(at + 2) & 0xFFFF;
      if ((jpeg.getShort(at) & 0xFF) == APP1 && length > 2 + EXIF.length()) {
        byte[] begin = new byte[EXIF.length()];
        jpeg.get(at + 4, begin);
        if (new String(begin, StandardCharsets.ISO_8859_1).equals(EXIF)) {
          int header = at + 4 + EXIF.length();
          return Optional.of(jpeg.slice(header, length - 2 - EXIF.length()));
        }
      }
      at += 2 + length;
    }
    return Optional.empty();
  }

  private static Orientation tagged(ByteBuffer tiff) {
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tiff.getInt(4);
    int fields = tiff.getShort(directory) & 0xFFFF;
    for (int i = 0; i < fields; i++) {
      int field = directory + 2 + 12 * i;
      if ((tiff.getShort(field) & 0xFFFF) == ORIENTATION_TAG) {
        return ofValue(tiff.getShort(field + 8));
      }
    }
    return UPRIGHT;
  }

  private static Orientation ofValue(int value) {
    return switch (value) {
      case 2 -> new Orientation(true, 0);
      case 3 -> new Orientation(false, 2);
      case 4 -> new Orientation(true, 2);
      case 5 -> new Orientation(true, 3);
      case 6 -> new Orientation(false, 1);
      case 7 -> new Orientation(true, 1);
      case 8 -> new Orientation(false, 3);
      default -> UPRIGHT;
    };
  }

  /** What turns a square of this side upright. */
  AffineTransform upright(int side) {
    var turn = AffineTransform.getQuadrantRotateInstance(quarterTurns, side / 2.0, side / 2.0);
    if (mirrored) {
      turn.concatenate(new AffineTransform(-1, 0, 0, 1, side, 0));
    }
    return turn;
  }
}
