package io.connexus.sandbox.telnyx;

import io.connexus.sandbox.audio.Wav;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The files that are to be played, as far as this machine serves them; each is fetched once and
 * kept ({@code cache_audio}). Nothing here asks the network: what others serve is a melody.
 */
public final class SoundFiles implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  private final Map<URI, CompletableFuture<short[]>> files = new ConcurrentHashMap<>();

  /** The samples of a file of this machine's; empty if it is another's. */
  Optional<CompletableFuture<short[]>> fetch(@Nullable String url) {
    return ofThisMachine(url).map(address -> files.computeIfAbsent(address, this::read));
  }

  private static Optional<URI> ofThisMachine(@Nullable String url) {
    try {
      URI address = URI.create(url == null ? "" : url);
      String host = address.getHost();
      boolean here =
          host != null
              && (host.equals("localhost") || host.matches("[0-9.]+|\\[.*]"))
              && InetAddress.getByName(host).isLoopbackAddress();
      return here ? Optional.of(address) : Optional.empty();
    } catch (IllegalArgumentException | UnknownHostException e) {
      return Optional.empty();
    }
  }

  private CompletableFuture<short[]> read(URI address) {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
    return client
        .sendAsync(request, BodyHandlers.ofByteArray())
        .thenApply(SoundFiles::samples)
        .whenComplete((_, failure) -> {
          if (failure != null) {
            files.remove(address);
          }
        });
  }

  private static short[] samples(HttpResponse<byte[]> answer) {
    if (answer.statusCode() != 200) {
      throw new IllegalArgumentException("HTTP status " + answer.statusCode());
    }
    return Wav.samples(answer.body());
  }

  @Override
  public void close() {
    client.close();
  }
}
