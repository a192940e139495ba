package io.connexus.platform;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionStateAdapter;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The wire over Redis' publish and subscribe. Connects in the background and again whenever the
 * connection breaks; while Redis is away nothing is sent, which is said once.
 */
public final class RedisWire implements Wire, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(RedisWire.class.getName());
  private static final String PREFIX = "connexus:";

  private final RedisClient redis;
  private final String self = UUID.randomUUID() + " ";
  private final Map<String, List<Consumer<String>>> listeners = new ConcurrentHashMap<>();
  private final ScheduledExecutorService connecting =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("redis-connecting").factory());
  private volatile @Nullable StatefulRedisConnection<String, String> out;
  private volatile @Nullable StatefulRedisPubSubConnection<String, String> in;
  private volatile boolean away;

  /**
   * @param redis set to reject commands while it is disconnected: a doorbell must not ring late
   */
  public RedisWire(RedisClient redis) {
    this.redis = redis;
    connect();
    if (out == null) {
      away();
    }
    var _ = connecting.scheduleWithFixedDelay(this::connect, 1, 1, TimeUnit.SECONDS);
  }

  /** Whether Redis cannot be reached right now. */
  public boolean isAway() {
    var connection = out;
    return connection == null || !connection.isOpen();
  }

  private synchronized void connect() {
    try {
      if (in == null) {
        var listening = redis.connectPubSub();
        listening.addListener(new Ears());
        in = listening;
        subscribe();
      }
      if (out == null) {
        var speaking = redis.connect();
        speaking.addListener(
            new RedisConnectionStateAdapter() {
              @Override
              public void onRedisDisconnected(io.lettuce.core.RedisChannelHandler<?, ?> channel) {
                away();
              }

              @Override
              public void onRedisConnected(
                  io.lettuce.core.RedisChannelHandler<?, ?> channel,
                  java.net.SocketAddress address) {
                back();
              }
            });
        out = speaking;
        back();
      }
    } catch (RedisException e) {
      LOG.log(System.Logger.Level.DEBUG, "Redis cannot be reached yet", e);
    }
  }

  private void subscribe() {
    var listening = in;
    if (listening != null && !listeners.isEmpty()) {
      var _ = listening.async().subscribe(listeners.keySet().toArray(String[]::new));
    }
  }

  private void away() {
    if (!away && !connecting.isShutdown()) {
      away = true;
      LOG.log(
          System.Logger.Level.WARNING,
          "Redis is away: the other processes hear of nothing until it is back");
    }
  }

  private void back() {
    if (away) {
      away = false;
      LOG.log(System.Logger.Level.INFO, "Redis is back");
    }
  }

  @Override
  public void send(String channel, String text) {
    var connection = out;
    if (connection == null) {
      return;
    }
    try {
      var _ = connection.async().publish(PREFIX + channel, self + text);
    } catch (RedisException e) {
      LOG.log(System.Logger.Level.DEBUG, "not sent: Redis is away", e);
    }
  }

  @Override
  public synchronized void listen(String channel, Consumer<String> listener) {
    listeners.computeIfAbsent(PREFIX + channel, _ -> new CopyOnWriteArrayList<>()).add(listener);
    subscribe();
  }

  private final class Ears extends RedisPubSubAdapter<String, String> {
    @Override
    public void message(String channel, String text) {
      if (text.startsWith(self)) {
        return;
      }
      var said = text.substring(text.indexOf(' ') + 1);
      for (var listener : listeners.getOrDefault(channel, List.of())) {
        try {
          listener.accept(said);
        } catch (RuntimeException e) {
          LOG.log(System.Logger.Level.ERROR, "a listener failed on " + channel, e);
        }
      }
    }
  }

  @Override
  public void close() {
    connecting.shutdownNow();
    var speaking = out;
    if (speaking != null) {
      speaking.close();
    }
    var listening = in;
    if (listening != null) {
      listening.close();
    }
  }
}
