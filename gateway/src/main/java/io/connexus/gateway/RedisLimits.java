package io.connexus.gateway;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Counted for all processes together, in Redis. While Redis is away each counts by itself: a limit
 * that is too generous for a while is better than nobody getting in.
 */
public final class RedisLimits implements Limits, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(RedisLimits.class.getName());
  private static final Duration KEPT = Duration.ofMinutes(2);
  private static final long PAUSE = Duration.ofSeconds(1).toNanos();

  private final RedisClient redis;
  private final Local local = new Local();
  private @Nullable StatefulRedisConnection<String, byte[]> connection;
  private volatile @Nullable ProxyManager<String> buckets;
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
      var probe =
          buckets()
              .builder()
              .build(
                  "connexus:limit:" + limit.name() + ":" + key,
                  () -> BucketConfiguration.builder().addLimit(limit.bandwidth()).build())
              .tryConsumeAndReturnRemaining(1);
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

  private ProxyManager<String> buckets() {
    var known = buckets;
    return known == null ? connect() : known;
  }

  private synchronized ProxyManager<String> connect() throws RedisException {
    var known = buckets;
    if (known == null) {
      var opened = redis.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE));
      connection = opened;
      known =
          Bucket4jLettuce.casBasedBuilder(opened)
              .expirationAfterWrite(
                  ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(KEPT))
              .build();
      buckets = known;
    }
    return known;
  }

  @Override
  public synchronized void close() {
    if (connection != null) {
      connection.close();
    }
  }
}
