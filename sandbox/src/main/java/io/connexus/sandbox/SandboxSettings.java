package io.connexus.sandbox;

/**
 * How a sandbox is started.
 *
 * @param port where it listens on the loopback interface; 0 for any free port
 * @param smtpPort where it takes mail there; 0 for any free port
 * @param seed the same seed makes the same ids, keys and accidents. 0 keeps the keys and makes new
 *     ids at each start: a client that keeps its data would take an event id it has seen before for
 *     a redelivery
 * @param telnyxApiKey the key Telnyx's REST API asks for
 * @param retellApiKey the key Retell's REST API asks for, with which it also signs webhooks
 */
public record SandboxSettings(
    int port, int smtpPort, long seed, String telnyxApiKey, String retellApiKey) {
  public static final int DEFAULT_PORT = 8090;
  public static final int DEFAULT_SMTP_PORT = 8025;

  public static SandboxSettings defaults() {
    return new SandboxSettings(
        DEFAULT_PORT,
        DEFAULT_SMTP_PORT,
        0,
        "KEYsandbox0123456789abcdef",
        "key_sandbox0123456789abcdef");
  }

  /** A sandbox on any free port takes its mail on any free one, too. */
  public SandboxSettings withPort(int newPort) {
    int mail = newPort == 0 ? 0 : smtpPort;
    return new SandboxSettings(newPort, mail, seed, telnyxApiKey, retellApiKey);
  }

  public SandboxSettings withSmtpPort(int newPort) {
    return new SandboxSettings(port, newPort, seed, telnyxApiKey, retellApiKey);
  }

  public SandboxSettings withSeed(long newSeed) {
    return new SandboxSettings(port, smtpPort, newSeed, telnyxApiKey, retellApiKey);
  }

  @Override
  public String toString() {
    return "SandboxSettings[port="
        + port
        + ", smtpPort="
        + smtpPort
        + ", seed="
        + seed
        + ", keys ***]";
  }
}
