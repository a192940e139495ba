package io.connexus.user.application;

import io.connexus.platform.UserId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A browser that is notified.
 *
 * @param session the sign-in it was registered by, and with which it ends
 */
public record Device(
    UUID id,
    UserId member,
    UUID session,
    String name,
    Subscription subscription,
    Instant createdAt,
    @Nullable Instant lastNotifiedAt) {

  /**
   * Where its push service takes messages, and the keys they are sealed with (RFC 8291): as {@code
   * PushSubscription.toJSON} has them.
   */
  public record Subscription(String endpoint, String p256dh, String auth) {
    @Override
    public String toString() {
      return "Subscription[***]";
    }
  }
}
