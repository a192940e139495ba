package io.connexus.user.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

  @Test
  void aBombIsRefusedByWhatItSaysOfItself() throws IOException {
    var png = file(new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY), "png");
    var header = ByteBuffer.wrap(png);
    header.putInt(16, 60_000).putInt(20, 60_000); // width and height in IHDR
    var crc = new CRC32();
    crc.update(png, 12, 17);
    header.putInt(29, (int) crc.getValue());

    assertThat(Picture.square(png)).isEmpty();
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
