package io.connexus.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;

/** Where tokens are counted. */
public interface Limits {

  /** Takes a token from the bucket under this key, of {@code limit}'s measure. */
  ConsumptionProbe take(String key, Limit limit);

  /** The measure of a kind of bucket; a full one may be forgotten, which changes nothing. */
  record Limit(String name, long capacity, long refill, Duration every) {
    Bandwidth bandwidth() {
      return Bandwidth.builder().capacity(capacity).refillGreedy(refill, every).build();
    }
  }

  /** In this process alone. */
  final class Local implements Limits {
    private static final int MOST = 100_000;
    private static final Duration KEPT = Duration.ofMinutes(2);

    private final Cache<String, Bucket> buckets =
        Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(KEPT).build();

    @Override
    public ConsumptionProbe take(String key, Limit limit) {
      return buckets
          .get(limit.name() + ":" + key, _ -> Bucket.builder().addLimit(limit.bandwidth()).build())
          .tryConsumeAndReturnRemaining(1);
    }

    /** How many buckets are kept. */
    long kept() {
      buckets.cleanUp();
      return buckets.estimatedSize();
    }
  }
}
