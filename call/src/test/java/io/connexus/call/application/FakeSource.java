package io.connexus.call.application;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Where a carrier keeps recordings; its links can be made to die. */
public final class FakeSource implements RecordingSource {
  private static final int RATE = 8000;

  /** What {@link #fetch} was asked for. */
  public final List<URI> fetched = new CopyOnWriteArrayList<>();

  /** What {@link #delete} was asked for. */
  public final List<String> deleted = new CopyOnWriteArrayList<>();

  public volatile byte[] sound = tone(440, 3);
  public volatile boolean dead;
  public volatile boolean firstLinkIsDead;
  public volatile boolean forgotten;

  /** What happens, once, while something is fetched. */
  public volatile Runnable meanwhile = () -> {};

  @Override
  public Optional<URI> link(String carrierId) {
    return forgotten
        ? Optional.empty()
        : Optional.of(URI.create("https://files.x.test/fresh/" + carrierId));
  }

  @Override
  public void delete(String carrierId) {
    if (dead) {
      throw new Carrier.CarrierException(
          Carrier.CarrierException.Kind.UNAVAILABLE, new IOException("503"));
    }
    deleted.add(carrierId);
  }

  @Override
  public void fetch(URI link, Path into) throws IOException {
    fetched.add(link);
    if (dead || (firstLinkIsDead && !link.getPath().startsWith("/fresh/"))) {
      throw new IOException("403");
    }
    var happening = meanwhile;
    meanwhile = () -> {};
    happening.run();
    Files.write(into, sound);
  }

  /** A WAV file with a steady tone. */
  public static byte[] tone(double hertz, double seconds) {
    int samples = (int) (RATE * seconds);
    var file = ByteBuffer.allocate(44 + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
    file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 2 * samples);
    file.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16).putShort((short) 1);
    file.putShort((short) 1).putInt(RATE).putInt(2 * RATE).putShort((short) 2).putShort((short) 16);
    file.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * samples);
    for (int i = 0; i < samples; i++) {
      file.putShort((short) (8000 * Math.sin(2 * Math.PI * hertz * i / RATE)));
    }
    return file.array();
  }
}
