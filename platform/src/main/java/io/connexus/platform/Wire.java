package io.connexus.platform;

import java.util.function.Consumer;

/**
 * Rings at the other processes of this installation. A doorbell: what is sent while somebody is
 * away is lost, so the truth lies elsewhere and whoever must not miss it also looks by itself.
 */
public interface Wire {
  /** There are no other processes. */
  Wire NONE =
      new Wire() {
        @Override
        public void send(String channel, String text) {}

        @Override
        public void listen(String channel, Consumer<String> listener) {}
      };

  /** Tells all others. Returns at once and never throws. */
  void send(String channel, String text);

  /**
   * Calls {@code listener} with what the others send, one after the other. It must be quick; what
   * it throws is logged.
   */
  void listen(String channel, Consumer<String> listener);
}
