package io.connexus.app;

import io.connexus.gateway.RedisLimits;
import io.connexus.platform.RedisWire;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** What several processes share in Redis; nothing of it is there without {@code redis-url}. */
@Configuration(proxyBeanMethods = false)
@Conditional(RedisWiring.Wanted.class)
class RedisWiring {
  /** In the same house; whoever waits longer waits for something that is away. */
  private static final Duration ANSWER = Duration.ofMillis(500);

  @Bean(destroyMethod = "shutdown")
  RedisClient redisClient(@Value("${connexus.redis-url}") String url) {
    var address = RedisURI.create(url);
    address.setTimeout(ANSWER);
    var client = RedisClient.create(address);
    client.setOptions(
        ClientOptions.builder()
            .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
            .socketOptions(SocketOptions.builder().connectTimeout(ANSWER).build())
            .timeoutOptions(TimeoutOptions.enabled(ANSWER))
            .build());
    return client;
  }

  @Bean
  RedisWire wire(RedisClient redis) {
    return new RedisWire(redis);
  }

  @Bean
  RedisLimits limits(RedisClient redis) {
    return new RedisLimits(redis);
  }

  /** Without Redis the product is slower to hear and counts by itself, but serves. */
  @Bean
  HealthIndicator redisHealthIndicator(RedisWire wire) {
    return () ->
        wire.isAway() ? Health.status(new Status("DEGRADED")).build() : Health.up().build();
  }

  /** Whether there are other processes. */
  static final class Wanted implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return Roles.of(context.getEnvironment()).shared();
    }
  }
}
