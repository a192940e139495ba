package io.connexus.auth.application;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Changes the signing key now and then, without anybody noticing: a new one is published before it
 * signs, an old one verifies until its last token is over. Every node looks often enough to know a
 * key that another made before that one is used.
 */
public final class KeyRotation implements AutoCloseable {
  private static final Duration LOOK = AccessTokens.PUBLISHED_BEFORE_USE.dividedBy(3);
  private static final System.Logger LOG = System.getLogger(KeyRotation.class.getName());

  private final SigningKeys keys;
  private final AccessTokens tokens;
  private final Duration life;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("key-rotation").factory());

  public KeyRotation(SigningKeys keys, AccessTokens tokens, AuthSettings settings) {
    this.keys = keys;
    this.tokens = tokens;
    this.life = settings.signingKeyLife();
  }

  /** Looks now and then. */
  public void start() {
    var _ =
        thread.scheduleWithFixedDelay(
            this::runSafely, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void runSafely() {
    try {
      run();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "signing keys could not be looked after", e);
    }
  }

  /** Makes a new key if it is time, and takes over what other nodes have made. */
  public void run() {
    keys.rotate(life);
    tokens.use(keys.all());
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
