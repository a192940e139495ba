package io.connexus.gateway;

import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Octets from a client to another process and back, each way on a thread of its own with one small
 * buffer: whoever does not read holds up only his own sender. When either end closes or breaks, so
 * does the other; an end that takes nothing for a while counts as broken.
 */
public final class Tunnel implements HttpUpgradeHandler {
  private static final int BUFFER = 8 * 1024;
  private static final Duration STUCK = Duration.ofSeconds(30);
  private static final ScheduledExecutorService WATCH =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("tunnel-watch").factory());

  private @Nullable Socket far;
  private volatile @Nullable WebConnection near;

  /** Sets the other end; before the container hands over this one. */
  void to(Socket socket) {
    this.far = socket;
  }

  @Override
  public void init(WebConnection connection) {
    near = connection;
    var socket = far;
    if (socket == null) {
      destroy();
      return;
    }
    var back =
        Thread.ofVirtual()
            .name("tunnel")
            .start(() -> pump(() -> socket.getInputStream(), () -> connection.getOutputStream()));
    pump(() -> connection.getInputStream(), () -> socket.getOutputStream());
    back.interrupt();
  }

  private interface Open<T> {
    T open() throws IOException;
  }

  private void pump(Open<? extends InputStream> from, Open<? extends OutputStream> to) {
    var writingSince = new AtomicLong(Long.MAX_VALUE);
    var watch =
        WATCH.scheduleWithFixedDelay(
            () -> {
              if (System.nanoTime() - STUCK.toNanos() > writingSince.get()) {
                destroy();
              }
            },
            STUCK.toMillis(),
            STUCK.toMillis(),
            TimeUnit.MILLISECONDS);
    try {
      var in = from.open();
      var out = to.open();
      byte[] buffer = new byte[BUFFER];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        writingSince.set(System.nanoTime());
        out.write(buffer, 0, count);
        out.flush();
        writingSince.set(Long.MAX_VALUE);
      }
    } catch (IOException | IllegalStateException _) {
      // one end broke: so does the other
    } finally {
      watch.cancel(false);
      destroy();
    }
  }

  /** Ends both; may be called often. */
  @Override
  public void destroy() {
    close(far);
    close(near);
  }

  private static void close(@Nullable AutoCloseable end) {
    try {
      if (end != null) {
        end.close();
      }
    } catch (Exception _) {
      // it is gone already
    }
  }
}
