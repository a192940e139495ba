package io.connexus.app;

import org.springframework.context.SmartLifecycle;

/**
 * Something to do once all beans are there, before requests are taken. Beans stop by themselves.
 */
final class Starting implements SmartLifecycle {
  private final Runnable action;
  private volatile boolean running;

  Starting(Runnable action) {
    this.action = action;
  }

  @Override
  public void start() {
    action.run();
    running = true;
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
