package io.connexus.sandbox.webhook;

import io.connexus.sandbox.chaos.ChaosBox;
import io.connexus.sandbox.clockwork.Ids;
import io.connexus.sandbox.clockwork.Serial;
import io.connexus.sandbox.clockwork.Timers;
import io.connexus.sandbox.journal.Journal;
import io.connexus.sandbox.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers webhooks. Within a lane the first attempts go out in order, each after the one before
 * was answered; retries run beside, so a receiver that fails once sees its events out of order, as
 * with the real vendors. Different lanes never wait for one another.
 */
public final class Courier implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
  private static final int KEPT = 2_000;
  private static final Duration OVERTAKEN = Duration.ofMillis(250);

  private final Timers timers;
  private final Clock clock;
  private final Ids ids;
  private final ChaosBox chaos;
  private final Journal journal;
  private final HttpClient client;
  private final Map<String, Serial> lanes = new ConcurrentHashMap<>();
  private final List<Delivery> log = Collections.synchronizedList(new ArrayList<>());

  public Courier(Timers timers, Clock clock, Ids ids, ChaosBox chaos, Journal journal) {
    this.timers = timers;
    this.clock = clock;
    this.ids = ids;
    this.chaos = chaos;
    this.journal = journal;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .executor(timers.workers())
            .build();
  }

  /** Takes a parcel; returns at once. */
  public void send(Parcel parcel) {
    Delivery delivery = new Delivery(ids.uuid(), parcel, clock.instant());
    log.add(delivery);
    if (log.size() > KEPT) {
      log.removeFirst();
    }
    if (parcel.urls().isEmpty()) {
      return;
    }
    Runnable first = () -> attempt(delivery, 0, 1, 1);
    Duration delay = Duration.ofMillis(chaos.now().delayMs());
    if (chaos.roll(chaos.now().reorder())) {
      timers.after(OVERTAKEN.plus(delay), first);
      return;
    }
    Serial lane = lanes.computeIfAbsent(parcel.lane(), any -> new Serial(timers));
    if (delay.isZero()) {
      lane.execute(first);
    } else {
      timers.after(delay, lane, first);
    }
  }

  /** The newest deliveries, latest first. */
  public List<Delivery> log() {
    List<Delivery> copy;
    synchronized (log) {
      copy = new ArrayList<>(log);
    }
    return copy.reversed();
  }

  public void clear() {
    log.clear();
    lanes.clear();
  }

  private void attempt(Delivery delivery, int urlIndex, int tryAtUrl, int number) {
    Parcel parcel = delivery.parcel();
    String url = parcel.urls().get(urlIndex);
    Delivery.Attempt attempt = post(delivery, url, number);
    if (attempt.succeeded()) {
      if (chaos.roll(chaos.now().duplicate())) {
        timers.now(() -> post(delivery, url, number));
      }
      return;
    }
    List<Duration> waits = chaos.retryDelays(parcel.retries());
    boolean retry = attempt.status() == 0 || parcel.keepTrying().after(attempt.status());
    if (retry && tryAtUrl <= waits.size()) {
      Duration wait = waits.get(tryAtUrl - 1);
      timers.after(wait, () -> attempt(delivery, urlIndex, tryAtUrl + 1, number + 1));
    } else if (retry && urlIndex + 1 < parcel.urls().size()) {
      timers.now(() -> attempt(delivery, urlIndex + 1, 1, number + 1));
    }
  }

  private Delivery.Attempt post(Delivery delivery, String url, int number) {
    Parcel parcel = delivery.parcel();
    Instant started = clock.instant();
    Parcel.Sealed sealed = parcel.seal().seal(url, number);
    int status = 0;
    String note = "";
    if (chaos.roll(chaos.now().drop())) {
      note = "dropped on purpose";
    } else {
      try {
        status = exchange(url, sealed, parcel.timeout());
      } catch (IOException | IllegalArgumentException e) {
        note = e.getClass().getSimpleName() + ": " + e.getMessage();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        note = "the sandbox is closing";
      }
    }
    Delivery.Attempt attempt =
        new Delivery.Attempt(url, number, started, clock.instant(), status, note);
    delivery.add(attempt, sealed.body());
    note(parcel, attempt, sealed.body());
    return attempt;
  }

  private int exchange(String url, Parcel.Sealed sealed, Duration timeout)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(timeout)
            .POST(HttpRequest.BodyPublishers.ofByteArray(sealed.body()));
    sealed.headers().forEach(request::header);
    return client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private void note(Parcel parcel, Delivery.Attempt attempt, byte[] body) {
    var entry = Json.object();
    entry.put("vendor", parcel.vendor()).put("eventType", parcel.eventType());
    entry.put("eventId", parcel.eventId()).put("url", attempt.url());
    entry.put("attempt", attempt.number()).put("status", attempt.status());
    entry.put("durationMs", Duration.between(attempt.startedAt(), attempt.finishedAt()).toMillis());
    if (!attempt.note().isEmpty()) {
      entry.put("note", attempt.note());
    }
    entry.set("body", Json.MAPPER.readTree(body));
    journal.add("webhook", entry);
    if (!attempt.succeeded()) {
      LOG.debug("Webhook {} was answered with {}", parcel.eventType(), attempt.status());
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
