package io.connexus.sandbox.push;

import java.time.Instant;

/** A message as the browser read it. */
record Message(
    String id,
    String subscription,
    String text,
    long ttlSeconds,
    String urgency,
    String topic,
    Instant receivedAt) {}
