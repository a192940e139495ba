package io.connexus.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be in the way of a start is said in one clear sentence, and nothing is damaged. */
class StartE2E {
  private final World world = World.SHARED;

  @Test
  void startingTwiceOnTheSameDataIsRefused() {
    assertThatThrownBy(() -> Demo.start(new DemoSettings(0, 0, 0, world.data), _ -> {}))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("running already")
        .hasMessageContaining("CONNEXUS_DATA_DIR");
    assertThat(world.app.get("/v1/users/profile").status()).isEqualTo(200);
  }

  @Test
  void aBusyPortIsNamed(@TempDir Path data) throws IOException {
    try (var busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = busy.getLocalPort();
      assertThatThrownBy(() -> Demo.start(new DemoSettings(port, 0, 0, data), _ -> {}))
          .isInstanceOf(CannotStart.class)
          .hasMessage(
              "port %d is in use. Stop what uses it, or set CONNEXUS_HTTP_PORT to another port."
                  .formatted(port));
    }
  }

  @Test
  void dataOfAnotherVersionIsLeftAlone(@TempDir Path data) throws IOException {
    var version = Files.createDirectories(data.resolve("postgres")).resolve("PG_VERSION");
    Files.writeString(version, "15\n");
    assertThatThrownBy(() -> Demo.start(new DemoSettings(0, 0, 0, data), _ -> {}))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("PostgreSQL 15");
    assertThat(version).hasContent("15");
    assertThat(data.resolve("secrets.properties")).doesNotExist();
  }

  @Test
  void demoJsonTellsScriptsEverything() throws IOException {
    var told = Http.JSON.readTree(Files.readString(world.data.resolve("demo.json")));
    assertThat(told.propertyNames())
        .containsExactlyInAnyOrder(
            "appUrl",
            "sandboxUrl",
            "smtpUrl",
            "email",
            "password",
            "businessNumber",
            "telnyxApiKey",
            "telnyxBaseUrl",
            "telnyxConnectionId",
            "retellApiKey",
            "retellBaseUrl");
  }
}
