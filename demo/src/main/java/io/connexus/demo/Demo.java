package io.connexus.demo;

import io.connexus.app.ConnexusApplication;
import io.connexus.sandbox.Sandbox;
import io.connexus.sandbox.SandboxSettings;
import io.connexus.sandbox.SandboxSetup;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** Starts everything, tells where it is, and stops it on Ctrl-C. */
public final class Demo implements AutoCloseable {
  private static final String CONNECTION = "1494404757140276705";
  private static final String SOFTPHONES = "1494404757140276706";
  private static final String MESSAGING_PROFILE = "4001915e-1fd3-4e0f-9b2b-6a1f5c0d7e11";
  private static final String AGENT = "agent_5c0b1b6f2d9e4a7f8c3d2e1f0a";
  static final String BUSINESS_NUMBER = "+12125550123";

  private final Runnable stop;
  private final DemoInfo info;

  private Demo(Runnable stop, DemoInfo info) {
    this.stop = stop;
    this.info = info;
  }

  public static void main(String[] args) {
    long began = System.nanoTime();
    var parts = new Parts();
    try {
      var settings = DemoSettings.fromEnvironment(System.getenv());
      var stopped = new CountDownLatch(1);
      Runtime.getRuntime()
          .addShutdownHook(
              Thread.ofPlatform()
                  .name("stop")
                  .unstarted(() -> {
                    if (!parts.isClosed()) {
                      System.out.println("\nStopping…");
                    }
                    parts.close(); // also what has begun by now
                    stopped.countDown();
                  }));
      var demo = start(settings, System.out::println, parts);
      System.out.println(demo.info.sheet((System.nanoTime() - began) / 1_000_000_000.0));
      stopped.await();
    } catch (CannotStart e) {
      System.err.println("ConnexUS cannot start: " + e.getMessage());
      System.exit(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Starts everything and returns when it is healthy.
   *
   * @param progress told what is being done, a line at a time
   * @throws CannotStart with a sentence for people; whatever was begun is stopped again
   */
  public static Demo start(DemoSettings settings, Consumer<String> progress) {
    return start(settings, progress, new Parts());
  }

  private static Demo start(DemoSettings settings, Consumer<String> progress, Parts parts) {
    try {
      var data = parts.add(DataDirectory.open(settings.data()));
      Ports.check("CONNEXUS_HTTP_PORT", settings.httpPort());
      Ports.check("CONNEXUS_SANDBOX_PORT", settings.sandboxPort());
      Ports.check("CONNEXUS_SANDBOX_SMTP_PORT", settings.smtpPort());
      var secrets = Secrets.in(settings.data());
      progress.accept("Starting the sandbox of Telnyx and Retell…");
      var sandbox =
          parts.add(
              Sandbox.start(
                  new SandboxSettings(
                      settings.sandboxPort(),
                      settings.smtpPort(),
                      0,
                      secrets.telnyxApiKey(),
                      secrets.retellApiKey())));
      progress.accept("Starting PostgreSQL…");
      var database = parts.add(Database.start(data.postgres()));
      progress.accept("Starting ConnexUS…");
      int port = Ports.orFree(settings.httpPort());
      var appUrl = URI.create("http://localhost:" + port);
      sandbox.setUp(setup(appUrl, secrets));
      sandbox.speak(settings.wordsPerSecond());
      parts.add(
          ConnexusApplication.start(
              arguments(port, database.url(), settings.data(), sandbox, secrets)));
      progress.accept("Opening the demo bakery…");
      new DemoBusiness(appUrl, secrets.password()).open();
      var info =
          new DemoInfo(
              appUrl.toString(),
              sandbox.baseUrl().toString(),
              sandbox.smtpUrl().toString(),
              DemoBusiness.EMAIL,
              secrets.password(),
              BUSINESS_NUMBER,
              secrets.telnyxApiKey(),
              sandbox.telnyxBaseUrl().toString(),
              CONNECTION,
              secrets.retellApiKey(),
              sandbox.retellBaseUrl().toString());
      info.write(settings.data().resolve("demo.json"));
      return new Demo(parts::close, info);
    } catch (RuntimeException | Error e) {
      parts.close();
      throw e;
    }
  }

  /** The product's configuration: nothing in it says that this is a demo. */
  static String[] arguments(
      int port, String databaseUrl, Path data, Sandbox sandbox, Secrets secrets) {
    return new String[] {
      "--server.port=" + port,
      "--management.server.port=0", // several may run on one machine
      "--spring.datasource.url=" + databaseUrl,
      "--spring.datasource.username=postgres",
      "--connexus.public-url=http://localhost:" + port,
      "--connexus.media-dir=" + data.resolve("media"),
      "--connexus.telnyx.base-url=" + sandbox.telnyxBaseUrl(),
      "--connexus.telnyx.api-key=" + secrets.telnyxApiKey(),
      "--connexus.telnyx.public-key=" + sandbox.telnyxPublicKey(),
      "--connexus.telnyx.connection-id=" + CONNECTION,
      "--connexus.telnyx.credential-connection-id=" + SOFTPHONES,
      "--connexus.telnyx.rtc-host=" + rtcHost(sandbox),
      "--connexus.telnyx.messaging-profile-id=" + MESSAGING_PROFILE,
      "--connexus.retell.base-url=" + sandbox.retellBaseUrl(),
      "--connexus.retell.api-key=" + secrets.retellApiKey(),
      "--connexus.retell.webhook-key=" + secrets.retellApiKey(),
      "--connexus.retell.agent-id=" + AGENT,
      "--connexus.mail.smtp-url=" + sandbox.smtpUrl(),
      "--connexus.mail.from=Harbor Bakery <phone@harbor-bakery.example>",
      "--connexus.push.trusted-origins=" + sandbox.baseUrl(),
      "--connexus.ai.socket-secret=" + secrets.socketSecret(),
      "--connexus.auth.registration=open",
      "--connexus.gateway.sign-ins-per-minute=120",
      "--logging.level.io.connexus.access=WARN"
    };
  }

  private static String rtcHost(Sandbox sandbox) {
    return "ws://localhost:" + sandbox.baseUrl().getPort() + "/telnyx/rtc";
  }

  static SandboxSetup setup(URI appUrl, Secrets secrets) {
    var socket = "ws://localhost:" + appUrl.getPort() + "/retell/llm/" + secrets.socketSecret();
    return new SandboxSetup(
        CONNECTION,
        appUrl + "/v1/calls/incoming",
        MESSAGING_PROFILE,
        appUrl + "/v1/sms/incoming",
        List.of(BUSINESS_NUMBER),
        AGENT,
        socket,
        appUrl + "/v1/ai/incoming",
        appUrl + "/v1/users/phone-numbers/incoming",
        SOFTPHONES);
  }

  /** Where everything is and how to sign in. */
  public DemoInfo info() {
    return info;
  }

  @Override
  public void close() {
    stop.run();
  }
}
