package io.connexus.user.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureTest {
  private static final String WEBP = "UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA";

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg"})
  void aPictureBecomesASquareOfItsMiddle(String format) throws IOException {
    var wide = new BufferedImage(1200, 600, BufferedImage.TYPE_INT_RGB);
    var pen = wide.createGraphics();
    pen.setColor(Color.GREEN);
    pen.fillRect(300, 0, 600, 600); // the rest is black
    pen.dispose();

    var square = read(Picture.square(file(wide, format)).orElseThrow());

    assertThat(square.getWidth()).isEqualTo(256);
    assertThat(square.getHeight()).isEqualTo(256);
    assertThat(new Color(square.getRGB(4, 128)).getGreen()).isGreaterThan(200);
    assertThat(new Color(square.getRGB(251, 128)).getGreen()).isGreaterThan(200);
  }

  @Test
  void webPIsRead() {
    assertThat(Picture.square(Base64.getDecoder().decode(WEBP))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "<svg xmlns='http://www.w3.org/2000/svg'/>", "<html>", "PK\3\4", "GIF89a"})
  void whatIsNoPictureIsRefused(String text) {
    assertThat(Picture.square(text.getBytes(StandardCharsets.ISO_8859_1))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg"})
  void halfAPictureAndOneWithMoreBehindItAreRefused(String format) throws IOException {
    var whole = file(new BufferedImage(300, 300, BufferedImage.TYPE_INT_RGB), format);
    var more = Arrays.copyOf(whole, whole.length + 20);
    System.arraycopy("<script>".getBytes(StandardCharsets.US_ASCII), 0, more, whole.length, 8);

    assertThat(Picture.square(whole)).isPresent();
    assertThat(Picture.square(Arrays.copyOf(whole, whole.length / 2))).isEmpty();
    assertThat(Picture.square(more)).isEmpty();
  }

  @Test
  void whatWasHiddenInAPictureIsNotInTheNewOne() throws IOException {
    var jpeg = file(new BufferedImage(300, 300, BufferedImage.TYPE_INT_RGB), "jpeg");
    var words = "<script>GPS</script>".getBytes(StandardCharsets.US_ASCII);
    var hidden = ByteBuffer.allocate(jpeg.length + 4 + words.length);
    hidden.put(jpeg, 0, 2).putShort((short) 0xFFFE).putShort((short) (2 + words.length));
    hidden.put(words).put(jpeg, 2, jpeg.length - 2); // a comment of JPEG

    var square = Picture.square(hidden.array()).orElseThrow();

    assertThat(new String(square, StandardCharsets.ISO_8859_1)).doesNotContain("script");
  }

  /** Where each corner of the picture in the file belongs, as Exif has it. */
  @ParameterizedTest
  @CsvSource({
    "1, RED, GREEN",
    "2, GREEN, RED",
    "3, WHITE, BLUE",
    "4, BLUE, WHITE",
    "5, RED, BLUE",
    "6, BLUE, RED",
    "7, WHITE, GREEN",
    "8, GREEN, WHITE",
    "9, RED, GREEN"
  })
  void aPhonesPictureStandsUprightHoweverThePhoneWasHeld(
      int orientation, String topLeft, String topRight) throws IOException {
    var square = Picture.square(withExif(corners(), exif(orientation))).orElseThrow();

    assertThat(corner(read(square), 40)).isEqualTo(topLeft);
    assertThat(corner(read(square), 215)).isEqualTo(topRight);
    assertThat(new String(square, StandardCharsets.ISO_8859_1)).doesNotContain("Exif");
  }

  @Test
  void whoWritesTheLowByteFirstIsUnderstoodToo() throws IOException {
    var little = exif(0);
    var field = ByteBuffer.wrap(little).order(ByteOrder.LITTLE_ENDIAN);
    little[6] = little[7] = 'I';
    field.putInt(10, 8).putShort(14, (short) 1).putShort(16, (short) 0x0112);
    field.putShort(18, (short) 3).putInt(20, 1).putShort(24, (short) 6);

    var square = read(Picture.square(withExif(corners(), little)).orElseThrow());

    assertThat(corner(square, 40)).isEqualTo("BLUE");
  }

  @Test
  void whatCannotBeReadOfHowThePhoneWasHeldDoesNoHarm() throws IOException {
    var elsewhere = exif(6);
    elsewhere[10] = 0x7f; // where its directory begins
    var endless = exif(5);
    endless[14] = endless[15] = -1; // of 65,535 fields, the first of which is another
    endless[17] = 0x13;

    for (var broken : List.of(elsewhere, endless, Arrays.copyOf(exif(6), 20), new byte[0])) {
      var square = read(Picture.square(withExif(corners(), broken)).orElseThrow());
      assertThat(corner(square, 40)).isEqualTo("RED");
    }
  }

  private static byte[] corners() throws IOException {
    var image = new BufferedImage(600, 400, BufferedImage.TYPE_INT_RGB);
    var pen = image.createGraphics();
    var colours = List.of(Color.RED, Color.GREEN, Color.BLUE, Color.WHITE);
    for (int i = 0; i < 4; i++) {
      pen.setColor(colours.get(i));
      pen.fillRect(i % 2 * 300, i / 2 * 200, 300, 200);
    }
    pen.dispose();
    return file(image, "jpeg");
  }

  private static String corner(BufferedImage square, int x) {
    var seen = new Color(square.getRGB(x, 40));
    return (seen.getRed() > 127 ? "R" : "-")
        .concat(seen.getGreen() > 127 ? "G" : "-")
        .concat(seen.getBlue() > 127 ? "B" : "-")
        .transform(Map.of("R--", "RED", "-G-", "GREEN", "--B", "BLUE", "RGB", "WHITE")::get);
  }

  /** An APP1 segment's content with one directory of one field. */
  private static byte[] exif(int orientation) {
    return ByteBuffer.allocate(6 + 8 + 2 + 12 + 4)
        .put("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1))
        .putInt(8)
        .putShort((short) 1)
        .putShort((short) 0x0112)
        .putShort((short) 3)
        .putInt(1)
        .putShort((short) orientation)
        .array();
  }

  private static byte[] withExif(byte[] jpeg, byte[] exif) {
    return ByteBuffer.allocate(jpeg.length + 4 + exif.length)
        .put(jpeg, 0, 2)
        .putShort((short) 0xFFE1)
        .putShort((short) (2 + exif.length))
        .put(exif)
        .put(jpeg, 2, jpeg.length - 2)
        .array();
  }

  @Test
  void whatIsTooLongIsRefusedHoweverWellItIsMade() throws IOException {
    assertThat(Picture.square(file(grey(4096, 1), "png"))).isPresent();
    assertThat(Picture.square(file(grey(4097, 1), "png"))).isEmpty();
    assertThat(Picture.square(file(grey(1, 4097), "png"))).isEmpty();
  }

  private static BufferedImage grey(int width, int height) {
    return new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
  }

  private static byte[] file(BufferedImage image, String format) throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(image, format, out);
    return out.toByteArray();
  }

  private static BufferedImage read(byte[] file) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(file));
  }
}
