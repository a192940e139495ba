package io.connexus.user.application;

import io.connexus.user.application.Device.Subscription;
import java.time.Duration;

/** The services of browser makers that bring messages to devices. */
public interface PushService {

  /** The key subscriptions are made for: an uncompressed point of P-256, base64url. */
  String publicKey();

  /** Whether messages could be sent there; may ask a name server. */
  Verdict check(Subscription subscription);

  /**
   * Sends a message, sealed for the device alone.
   *
   * @param timeToLive how long the service keeps it while the device is away
   */
  Answer send(Subscription subscription, PushMessage message, Duration timeToLive);

  /** What is wrong with a subscription. */
  enum Verdict {
    GOOD,
    BAD_ENDPOINT,
    BAD_KEYS
  }

  /** What became of a message. */
  sealed interface Answer {
    /** On its way. */
    record Taken() implements Answer {}

    /** The browser has given the subscription up. */
    record Gone() implements Answer {}

    /** Not to be tried again. */
    record Refused() implements Answer {}

    /** Not now. */
    record Busy(Duration pause) implements Answer {}
  }
}
