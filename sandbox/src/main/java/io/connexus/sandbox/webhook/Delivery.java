package io.connexus.sandbox.webhook;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** What became of a parcel. */
public final class Delivery {
  /** One try; {@code status} 0 says that no answer came. */
  public record Attempt(
      String url, int number, Instant startedAt, Instant finishedAt, int status, String note) {
    public boolean succeeded() {
      return status >= 200 && status < 300;
    }
  }

  private final String id;
  private final Parcel parcel;
  private final Instant startedAt;
  private final List<Attempt> attempts = new CopyOnWriteArrayList<>();
  private volatile byte[] lastBody = new byte[0];

  Delivery(String id, Parcel parcel, Instant startedAt) {
    this.id = id;
    this.parcel = parcel;
    this.startedAt = startedAt;
  }

  void add(Attempt attempt, byte[] body) {
    attempts.add(attempt);
    lastBody = body;
  }

  public String id() {
    return id;
  }

  public Parcel parcel() {
    return parcel;
  }

  public Instant startedAt() {
    return startedAt;
  }

  public List<Attempt> attempts() {
    return List.copyOf(attempts);
  }

  public byte[] lastBody() {
    return lastBody;
  }

  public boolean delivered() {
    return attempts.stream().anyMatch(Attempt::succeeded);
  }

  public @Nullable Instant finishedAt() {
    return attempts.isEmpty() ? null : attempts.getLast().finishedAt();
  }
}
