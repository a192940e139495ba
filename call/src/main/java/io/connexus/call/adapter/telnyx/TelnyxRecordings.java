package io.connexus.call.adapter.telnyx;

import io.connexus.call.application.RecordingSource;
import io.connexus.telnyx.TelnyxClient;
import io.connexus.telnyx.TelnyxException;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * {@link RecordingSource} on Telnyx. Its links lead to a store of files that asks for no key. Only
 * Telnyx names them (in a signed webhook, or in answer to us), and still they are followed only to
 * a public name over https, or to where Telnyx's API itself is, and to no redirection.
 */
public final class TelnyxRecordings implements RecordingSource, AutoCloseable {
  /** Four hours, the longest call, of two channels. */
  private static final long LARGEST = 600L << 20;

  private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(20);
  private static final Duration DONE_WITHIN = Duration.ofMinutes(5);
  private static final int OK = 200;

  private final TelnyxClient telnyx;
  private final URI api;
  private final Duration doneWithin;
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(5))
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /**
   * @param api where Telnyx's API is
   */
  public TelnyxRecordings(TelnyxClient telnyx, URI api) {
    this(telnyx, api, DONE_WITHIN);
  }

  TelnyxRecordings(TelnyxClient telnyx, URI api, Duration doneWithin) {
    this.telnyx = telnyx;
    this.api = api;
    this.doneWithin = doneWithin;
  }

  @Override
  public Optional<URI> link(String carrierId) {
    return Asked.of(() -> telnyx.recordingLink(carrierId));
  }

  @Override
  public void delete(String carrierId) {
    try {
      telnyx.deleteRecording(carrierId);
    } catch (TelnyxException e) {
      throw Asked.translated(e);
    }
  }

  @Override
  public void fetch(URI link, Path into) throws IOException {
    if (!isAllowed(link)) {
      throw new IOException("the link leads where we do not go");
    }
    var request = HttpRequest.newBuilder(link).timeout(ANSWERS_WITHIN).GET().build();
    try {
      var answer = http.send(request, BodyHandlers.ofInputStream());
      try (var body = answer.body();
          var _ = closedIfTooSlow(body)) {
        if (answer.statusCode() != OK) {
          throw new IOException("answered " + answer.statusCode());
        }
        long promised = answer.headers().firstValueAsLong("content-length").orElse(-1);
        if (promised > LARGEST) {
          throw new IOException("too large");
        }
        Files.copy(new Bounded(body), into, StandardCopyOption.REPLACE_EXISTING);
        if (promised >= 0 && Files.size(into) != promised) {
          throw new IOException("cut off");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  boolean isAllowed(URI link) throws IOException {
    if (link.getHost() == null || link.getRawUserInfo() != null) {
      return false;
    }
    if (api.getScheme().equals(link.getScheme())
        && api.getRawAuthority().equals(link.getRawAuthority())) {
      return true;
    }
    return "https".equals(link.getScheme())
        && (link.getPort() == -1 || link.getPort() == 443)
        && Arrays.stream(InetAddress.getAllByName(link.getHost()))
            .noneMatch(TelnyxRecordings::isInside);
  }

  /** This machine, or a network that is not the internet. */
  private static boolean isInside(InetAddress address) {
    return address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()
        || (address.getAddress().length == 16 && (address.getAddress()[0] & 0xfe) == 0xfc);
  }

  /** Who is sent nothing any more would read for ever. */
  private Closeable closedIfTooSlow(InputStream body) {
    var timer =
        CompletableFuture.runAsync(
            () -> close(body),
            CompletableFuture.delayedExecutor(doneWithin.toMillis(), TimeUnit.MILLISECONDS));
    return () -> timer.cancel(false);
  }

  private static void close(InputStream body) {
    try {
      body.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** No more bytes than a recording has. */
  private static final class Bounded extends FilterInputStream {
    private long count;

    Bounded(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      int got = super.read(into, from, most);
      count += Math.max(got, 0);
      if (count > LARGEST) {
        throw new IOException("too large");
      }
      return got;
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
    http.close();
  }
}
