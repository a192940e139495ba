package io.connexus.sandbox.webrtc;

import java.util.concurrent.Executor;

/** Opens audio connections, all under one certificate. */
public final class Anchor {
  private final Identity identity = Identity.create();
  private final Executor workers;

  /**
   * An anchor without connections.
   *
   * @param workers runs what waits, each on a thread of its own
   */
  public Anchor(Executor workers) {
    this.workers = workers;
  }

  /** A connection that waits for a browser; to be closed. */
  public AudioConnection open() {
    return new AudioConnection(identity, workers);
  }
}
