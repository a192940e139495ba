package io.connexus.user.application;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Makes a small square of a picture that a stranger sent. The format is told by the first bytes and
 * the last; the size is read before any pixel is decoded; what comes out was drawn anew, so nothing
 * else of the file is left in it.
 */
final class Picture {
  private static final int SIDE = 256;
  private static final int LONGEST_SIDE = 4096;
  private static final HexFormat HEX = HexFormat.of();
  private static final Semaphore TURNS = new Semaphore(2, true); // each takes tens of megabytes

  private Picture() {}

  /** The middle of the picture as JPEG; empty if it is none, or none of ours. */
  static Optional<byte[]> square(byte[] file) {
    return format(file)
        .flatMap(format -> {
          TURNS.acquireUninterruptibly();
          try {
            return Optional.of(encoded(middle(file, format)));
          } catch (IOException | RuntimeException e) { // decoders throw whatever they stumble over
            return Optional.empty();
          } finally {
            TURNS.release();
          }
        });
  }

  private static Optional<String> format(byte[] file) {
    if (begins(file, "89504e470d0a1a0a") && ends(file, "0000000049454e44ae426082")) {
      return Optional.of("png");
    }
    if (begins(file, "ffd8ff") && ends(file, "ffd9")) {
      return Optional.of("jpeg");
    }
    if (begins(file, "52494646")
        && file.length > 12
        && HEX.formatHex(file, 8, 12).equals("57454250")
        && littleEndian(file, 4) == file.length - 8L) {
      return Optional.of("webp");
    }
    return Optional.empty();
  }

  private static boolean begins(byte[] file, String hex) {
    byte[] magic = HEX.parseHex(hex);
    return file.length > magic.length
        && Arrays.equals(file, 0, magic.length, magic, 0, magic.length);
  }

  private static boolean ends(byte[] file, String hex) {
    byte[] tail = HEX.parseHex(hex);
    return file.length > tail.length
        && Arrays.equals(file, file.length - tail.length, file.length, tail, 0, tail.length);
  }

  private static long littleEndian(byte[] file, int at) {
    return (file[at] & 0xFFL)
        | (file[at + 1] & 0xFFL) << 8
        | (file[at + 2] & 0xFFL) << 16
        | (file[at + 3] & 0xFFL) << 24;
  }

  private static BufferedImage middle(byte[] file, String format) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
    try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(input, true, true);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      if (width < 1 || height < 1 || width > LONGEST_SIDE || height > LONGEST_SIDE) {
        throw new IOException("too large");
      }
      int shorter = Math.min(width, height);
      int step = Math.max(1, shorter / (2 * SIDE)); // pixels that would be thrown away anyway
      var parameters = reader.getDefaultReadParam();
      parameters.setSourceSubsampling(step, step, 0, 0);
      var orientation = format.equals("jpeg") ? Orientation.of(file) : Orientation.UPRIGHT;
      return drawn(reader.read(0, parameters), orientation);
    } finally {
      reader.dispose();
    }
  }

  private static BufferedImage drawn(BufferedImage image, Orientation orientation) {
    int side = Math.min(image.getWidth(), image.getHeight());
    int left = (image.getWidth() - side) / 2;
    int top = (image.getHeight() - side) / 2;
    var square = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    var pen = square.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    pen.setColor(Color.WHITE); // behind what is transparent
    pen.fillRect(0, 0, SIDE, SIDE);
    pen.transform(orientation.upright(SIDE));
    pen.drawImage(image, 0, 0, SIDE, SIDE, left, top, left + side, top + side, null);
    pen.dispose();
    return square;
  }

  private static byte[] encoded(BufferedImage square) throws IOException {
    var jpeg = new ByteArrayOutputStream();
    if (!ImageIO.write(square, "jpeg", jpeg)) {
      throw new IOException("no JPEG encoder");
    }
    return jpeg.toByteArray();
  }
}
