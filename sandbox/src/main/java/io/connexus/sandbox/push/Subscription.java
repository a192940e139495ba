package io.connexus.sandbox.push;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A browser's subscription.
 *
 * @param senderKey the only sender that may use it, base64url; null lets anybody
 * @param gone whether it was given up
 */
record Subscription(String id, Browser browser, @Nullable String senderKey, AtomicBoolean gone) {}
