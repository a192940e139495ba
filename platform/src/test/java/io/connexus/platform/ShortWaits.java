package io.connexus.platform;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What a test waits for is looked at every ten milliseconds, not every hundred: most of it is there
 * in less. Found by the service loader.
 */
public final class ShortWaits implements BeforeAllCallback {
  @Override
  public void beforeAll(ExtensionContext context) {
    Awaitility.setDefaultPollInterval(Duration.ofMillis(10));
  }
}
