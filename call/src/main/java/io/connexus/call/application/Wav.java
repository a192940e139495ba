package io.connexus.call.application;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How long a WAV file sounds (RIFF; PCM or G.711, as the carrier writes it). */
final class Wav {
  private static final int RIFF = 0x46464952;
  private static final int WAVE = 0x45564157;
  private static final int FORMAT = 0x20746d66;
  private static final int DATA = 0x61746164;
  private static final int MOST_CHUNKS = 64;

  private Wav() {}

  /** The length by what is there, whatever the header promises; empty if it is no WAV file. */
  static Optional<Duration> duration(Path path) throws IOException {
    try (var file = new RandomAccessFile(path.toFile(), "r")) {
      if (file.length() < 12) {
        return Optional.empty();
      }
      var head = read(file, 12);
      if (head.getInt(0) != RIFF || head.getInt(8) != WAVE) {
        return Optional.empty();
      }
      long bytesPerSecond = 0;
      for (int chunks = 0; chunks < MOST_CHUNKS && left(file) >= 8; chunks++) {
        var chunk = read(file, 8);
        long size = Integer.toUnsignedLong(chunk.getInt(4));
        if (chunk.getInt(0) == DATA && bytesPerSecond > 0) {
          return Optional.of(Duration.ofMillis(Math.min(size, left(file)) * 1000 / bytesPerSecond));
        }
        if (chunk.getInt(0) == FORMAT && size >= 16 && left(file) >= 16) {
          bytesPerSecond = Integer.toUnsignedLong(read(file, 16).getInt(8));
          size -= 16;
        }
        file.seek(file.getFilePointer() + size + size % 2);
      }
      return Optional.empty();
    }
  }

  private static long left(RandomAccessFile file) throws IOException {
    return file.length() - file.getFilePointer();
  }

  private static ByteBuffer read(RandomAccessFile file, int length) throws IOException {
    var bytes = new byte[length];
    file.readFully(bytes);
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
