package io.connexus.sandbox;

import java.util.Map;

/** Reads the command line of a sandbox that runs by itself. */
final class SandboxArguments {
  private SandboxArguments() {}

  static SandboxSettings read(String[] arguments, Map<String, String> environment) {
    SandboxSettings settings = SandboxSettings.defaults();
    String port = environment.get("CONNEXUS_SANDBOX_PORT");
    if (port != null && !port.isBlank()) {
      settings = settings.withPort(Integer.parseInt(port.strip()));
    }
    String smtpPort = environment.get("CONNEXUS_SANDBOX_SMTP_PORT");
    if (smtpPort != null && !smtpPort.isBlank()) {
      settings = settings.withSmtpPort(Integer.parseInt(smtpPort.strip()));
    }
    for (int i = 0; i < arguments.length; i++) {
      String[] parts = arguments[i].split("=", 2);
      String value = parts.length == 2 ? parts[1] : ++i < arguments.length ? arguments[i] : "";
      settings =
          switch (parts[0]) {
            case "--port" -> settings.withPort(Integer.parseInt(value));
            case "--smtp-port" -> settings.withSmtpPort(Integer.parseInt(value));
            case "--seed" -> settings.withSeed(Long.parseLong(value));
            default -> throw new IllegalArgumentException("unknown option " + parts[0]);
          };
    }
    return settings;
  }
}
