package io.connexus.bench;

import io.connexus.sandbox.Sandbox;
import io.connexus.sandbox.SandboxSettings;
import io.connexus.sandbox.SandboxSetup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** A sandbox by itself, with what softphones need to be rung. */
final class AudioSandbox {
  static final String CONNECTION = "2900000000000000001";
  static final String CREDENTIALS = "2900000000000000002";
  static final String NUMBER = "+15550100200";

  private AudioSandbox() {}

  /** Runs until the process is stopped; writes its address to the file that is named. */
  @SuppressWarnings("resource") // closed by the shutdown hook
  public static void main(String[] args) throws IOException {
    var sandbox = Sandbox.start(SandboxSettings.defaults().withPort(0).withSmtpPort(0));
    Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close));
    sandbox.setUp(
        new SandboxSetup(
            CONNECTION, null, null, null, List.of(NUMBER), null, null, null, null, CREDENTIALS));
    var file = Path.of(args[0]);
    var partial = file.resolveSibling(file.getFileName() + ".part");
    Files.writeString(partial, sandbox.baseUrl().toString());
    Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
