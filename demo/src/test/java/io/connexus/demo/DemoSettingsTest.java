package io.connexus.demo;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Settings that cannot be are named. */
class DemoSettingsTest {
  @Test
  void aSettingThatIsNoPortIsNamed() {
    assertThatThrownBy(() -> DemoSettings.fromEnvironment(Map.of("CONNEXUS_HTTP_PORT", "eighty")))
        .hasMessage("CONNEXUS_HTTP_PORT is 'eighty', which is not a port (0 to 65535).");
  }

  @Test
  void twoServersOnOnePortAreRefused() {
    var both = Map.of("CONNEXUS_HTTP_PORT", "9000", "CONNEXUS_SANDBOX_PORT", "9000");
    assertThatThrownBy(() -> DemoSettings.fromEnvironment(both))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("are both 9000");
  }
}
