package io.connexus.gateway;

import io.github.bucket4j.ConsumptionProbe;
import io.lettuce.core.RedisClient;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Counted for all processes together, in Redis, which is asked once for a token. While Redis is
 * away each counts by itself: a limit that is too generous for a while is better than nobody
 * getting in.
 */
public final class RedisLimits implements Limits, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(RedisLimits.class.getName());
  private static final long PAUSE = Duration.ofSeconds(1).toNanos();

  /**
   * A bucket is the moment when it will be full again, by the clock of Redis: each token taken puts
   * it off by the time that a token takes to come (the generic cell rate algorithm, ITU-T I.371). A
   * full bucket is forgotten. Times are microseconds; whoever finds something else begins anew.
   */
  private static final String TAKE =
      """
      local time = redis.call('TIME')
      local now = time[1] * 1000000 + time[2]
      local full = math.max(tonumber(redis.call('GET', KEYS[1]) or '') or now, now)
      local capacity, every = tonumber(ARGV[1]), tonumber(ARGV[2])
      local tokens = capacity - (full - now) / every
      if tokens < 1 then
        return {0, 0, math.ceil((1 - tokens) * every), full - now}
      end
      full = full + every
      redis.call('SET', KEYS[1], string.format('%.0f', full), 'PX', math.ceil((full - now) / 1000))
      return {1, math.floor(tokens - 1), 0, full - now}
      """;

  private final RedisClient redis;
  private final Local local = new Local();
  private volatile @Nullable StatefulRedisConnection<String, String> connection;
  private volatile boolean away;
  private volatile long nextTry = System.nanoTime();

  /**
   * @param redis set to reject commands while it is disconnected, and to wait briefly for answers
   */
  public RedisLimits(RedisClient redis) {
    this.redis = redis;
  }

  @Override
  public ConsumptionProbe take(String key, Limit limit) {
    if (System.nanoTime() - nextTry < 0) {
      return local.take(key, limit);
    }
    try {
      var probe = takeShared("connexus:limit:" + limit.name() + ":" + key, limit);
      if (away) {
        away = false;
        LOG.log(System.Logger.Level.INFO, "Redis is back: limits hold for all processes again");
      }
      return probe;
    } catch (RuntimeException e) {
      nextTry = System.nanoTime() + PAUSE;
      if (!away) {
        away = true;
        LOG.log(System.Logger.Level.WARNING, "Redis is away: each process counts limits by itself");
      }
      return local.take(key, limit);
    }
  }

  private ConsumptionProbe takeShared(String key, Limit limit) {
    double every = (double) limit.every().toNanos() / 1000 / limit.refill();
    List<Long> answer =
        connection()
            .sync()
            .eval(
                TAKE,
                ScriptOutputType.MULTI,
                new String[] {key},
                Long.toString(limit.capacity()),
                Double.toString(every));
    long untilFull = TimeUnit.MICROSECONDS.toNanos(answer.get(3));
    return answer.get(0) == 1
        ? ConsumptionProbe.consumed(answer.get(1), untilFull)
        : ConsumptionProbe.rejected(0, TimeUnit.MICROSECONDS.toNanos(answer.get(2)), untilFull);
  }

  private StatefulRedisConnection<String, String> connection() {
    var known = connection;
    return known == null ? connect() : known;
  }

  private synchronized StatefulRedisConnection<String, String> connect() {
    var known = connection;
    if (known == null) {
      if (System.nanoTime() - nextTry < 0) { // who waited here need not try in vain again
        throw new IllegalStateException("Redis was away a moment ago");
      }
      known = tried();
      connection = known;
    }
    return known;
  }

  private StatefulRedisConnection<String, String> tried() {
    try {
      return redis.connect();
    } catch (RuntimeException e) {
      nextTry = System.nanoTime() + PAUSE; // before the next one is let in
      throw e;
    }
  }

  @Override
  public synchronized void close() {
    if (connection != null) {
      connection.close();
    }
  }
}
