package io.connexus.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The vendors' own SDKs, as published, against the sandbox: the tests are in {@code witness/}. */
class SdkWitnessIT {
  private static final Path WITNESS = Path.of("witness");

  @Test
  void theVendorsSdksCannotTell() throws Exception {
    install();
    SandboxSettings settings = SandboxSettings.defaults().withPort(0).withSeed(7);
    try (Sandbox sandbox = Sandbox.start(settings)) {
      Map<String, String> addresses =
          Map.of(
              "SANDBOX_URL", sandbox.baseUrl().toString(),
              "TELNYX_API_KEY", settings.telnyxApiKey(),
              "TELNYX_PUBLIC_KEY", sandbox.telnyxPublicKey(),
              "RETELL_API_KEY", settings.retellApiKey());
      Outcome outcome =
          run(List.of("node", "--test", "--test-concurrency=1", "--test-reporter=tap"), addresses);
      int passed = count("pass", outcome.output());
      int failed = count("fail", outcome.output());
      System.out.println(passed + " passed, " + failed + " failed");
      assertThat(failed).as(outcome.output()).isZero();
      assertThat(passed).as("tests that ran: %s", outcome.output()).isPositive();
      assertThat(outcome.status()).as(outcome.output()).isZero();
    }
  }

  /** npm leaves a copy of the lock file in what it installed: older than ours means stale. */
  private static void install() throws Exception {
    Path installed = WITNESS.resolve("node_modules/.package-lock.json");
    Path wanted = WITNESS.resolve("package-lock.json");
    boolean fresh =
        Files.exists(installed)
            && Files.getLastModifiedTime(installed).compareTo(Files.getLastModifiedTime(wanted))
                >= 0;
    if (!fresh) {
      Outcome outcome = run(List.of("npm", "ci", "--no-audit", "--no-fund"), Map.of());
      assertThat(outcome.status()).as("npm ci: %s", outcome.output()).isZero();
    }
  }

  private record Outcome(int status, String output) {}

  private static Outcome run(List<String> command, Map<String, String> environment)
      throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(WITNESS.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new AssertionError(command.getFirst() + " is needed for this test (Node 20)", e);
    }
    // not on the common pool: the sandbox's HTTP client needs its only thread on a small machine
    CompletableFuture<String> output = new CompletableFuture<>();
    Thread.ofPlatform().daemon().start(() -> output.complete(read(process)));
    if (!process.waitFor(300, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(command + " did not end in time: " + output.join());
    }
    return new Outcome(process.exitValue(), output.join());
  }

  private static String read(Process process) {
    try (InputStream stream = process.getInputStream()) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "unreadable: " + e;
    }
  }

  private static int count(String what, String output) {
    Matcher matcher = Pattern.compile("(?m)^# " + what + " (\\d+)$").matcher(output);
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
  }
}
