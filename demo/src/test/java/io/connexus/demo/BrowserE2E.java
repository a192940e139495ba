package io.connexus.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The client in a real Chromium against the running demo: the specifications in {@code web/e2e}.
 */
class BrowserE2E {
  private static final Pattern PASSED = Pattern.compile("(\\d+) passed");

  private final World world = World.SHARED;

  @Test
  void theOwnersPhoneWorksInABrowser() throws IOException, InterruptedException {
    var web = Path.of("..", "web");
    assertThat(web.resolve("node_modules/.bin/playwright"))
        .as("the client's packages; `./connexus test` fetches them")
        .exists();
    var log = Files.createTempFile("connexus-browser", ".log");
    var browser = new ProcessBuilder("npm", "run", "--silent", "e2e").directory(web.toFile());
    browser.environment().put("CONNEXUS_DEMO_JSON", world.data.resolve("demo.json").toString());
    var process = browser.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    boolean over = process.waitFor(15, TimeUnit.MINUTES);
    if (!over) {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
    }
    var output = Files.readString(log);
    System.out.println(output);
    assertThat(over).as("the browser tests ended in time").isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    assertThat(PASSED.matcher(output).find()).as("some browser tests ran").isTrue();
  }
}
