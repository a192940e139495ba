package io.connexus.sandbox;

import java.net.URI;
import java.util.Objects;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;

/**
 * A running sandbox: Telnyx and Retell AI on one local port, stateful enough that their unmodified
 * SDKs cannot tell, a push service beside them, and a mail server on a port of its own. Everything
 * is in memory and gone when it closes.
 */
public final class Sandbox implements AutoCloseable {
  private final AnnotationConfigServletWebServerApplicationContext context;
  private final World world;
  private final int port;

  private Sandbox(
      AnnotationConfigServletWebServerApplicationContext context, World world, int port) {
    this.context = context;
    this.world = world;
    this.port = port;
  }

  /** Starts a sandbox; it accepts requests when this returns. */
  public static Sandbox start(SandboxSettings settings) {
    World world = new World(settings);
    var context = new AnnotationConfigServletWebServerApplicationContext();
    context.setEnvironment(new WebServer.NoOutsideSettings());
    context.setDisplayName("sandbox");
    context.registerBean(SandboxSettings.class, () -> settings);
    context.registerBean(World.class, () -> world);
    context.register(WebServer.class);
    try {
      world.openMailbox();
      context.refresh();
    } catch (RuntimeException e) {
      world.close();
      throw e;
    }
    int port = Objects.requireNonNull(context.getWebServer()).getPort();
    Sandbox sandbox = new Sandbox(context, world, port);
    world.reachedAt(sandbox.baseUrl());
    return sandbox;
  }

  public int port() {
    return port;
  }

  public URI baseUrl() {
    return URI.create("http://localhost:" + port);
  }

  /** What a Telnyx SDK takes as its base URL. */
  public URI telnyxBaseUrl() {
    return baseUrl().resolve("/telnyx/v2");
  }

  /** What a Retell SDK takes as its base URL. */
  public URI retellBaseUrl() {
    return baseUrl().resolve("/retell");
  }

  /** Where mail goes: plain SMTP, no sign-in. */
  public URI smtpUrl() {
    return URI.create("smtp://127.0.0.1:" + world.smtpPort());
  }

  /** Base64 of the raw 32 bytes, as the Telnyx portal shows it. */
  public String telnyxPublicKey() {
    return world.publicKey();
  }

  /** How fast voices speak; the same as {@code PUT /sandbox/pace}. */
  public void speak(double wordsPerSecond) {
    world.speak(wordsPerSecond);
  }

  /** Fills the simulated accounts; the same as {@code PUT /sandbox/setup}. */
  public void setUp(SandboxSetup setup) {
    world.setUp(setup);
  }

  @Override
  public void close() {
    world.close();
    context.close();
  }

  /**
   * Runs a sandbox by itself until the process is stopped. Options: {@code --port}, {@code
   * --smtp-port}, {@code --seed}; the ports may also come from {@code CONNEXUS_SANDBOX_PORT} and
   * {@code CONNEXUS_SANDBOX_SMTP_PORT}.
   */
  @SuppressWarnings("resource") // closed by the shutdown hook
  public static void main(String[] arguments) {
    SandboxSettings settings = SandboxArguments.read(arguments, System.getenv());
    Sandbox sandbox = start(settings);
    Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close));
    System.out.println(
        """
        The sandbox is up.
          console         %s
          Telnyx API      %s   key %s
          Telnyx webhooks signed for public key %s
          Retell API      %s      key %s
          Mail            %s
        """
            .formatted(
                sandbox.baseUrl(),
                sandbox.telnyxBaseUrl(),
                settings.telnyxApiKey(),
                sandbox.telnyxPublicKey(),
                sandbox.retellBaseUrl(),
                settings.retellApiKey(),
                sandbox.smtpUrl()));
  }
}
