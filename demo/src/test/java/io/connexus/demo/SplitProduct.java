package io.connexus.demo;

import static org.awaitility.Awaitility.await;

import io.connexus.sandbox.Sandbox;
import io.connexus.sandbox.SandboxSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import redis.embedded.RedisServer;

/** The product as several processes on one database and one Redis, with the sandbox around it. */
final class SplitProduct implements AutoCloseable {
  final URI appUrl;
  final String password;
  final Http sandbox;

  private final Path data;
  private final Database database;
  private final Sandbox vendors;
  private final RedisServer redis;
  private final Map<String, Integer> ports = new LinkedHashMap<>();
  private final Map<String, Integer> managementPorts = new LinkedHashMap<>();
  private final Map<String, Process> processes = new LinkedHashMap<>();
  private final List<String> common;

  /**
   * @param processRoles the roles of each process, such as {@code auth,user}; one is the gateway's
   */
  SplitProduct(String... processRoles) throws IOException {
    data = Files.createTempDirectory("connexus-split");
    var secrets = Secrets.in(data);
    password = secrets.password();
    vendors =
        Sandbox.start(new SandboxSettings(0, 0, 7, secrets.telnyxApiKey(), secrets.retellApiKey()));
    database = Database.start(data.resolve("postgres"));
    int redisPort = Ports.orFree(0);
    redis = RedisServer.newRedisServer().port(redisPort).setting("bind 127.0.0.1").build();
    redis.start();
    for (var roles : processRoles) {
      ports.put(roles, Ports.orFree(0));
      managementPorts.put(roles, Ports.orFree(0));
    }
    appUrl = URI.create("http://localhost:" + ports.get("gateway"));
    vendors.setUp(Demo.setup(appUrl, secrets));
    sandbox = new Http(vendors.baseUrl(), Map.of());
    common =
        new ArrayList<>(
            List.of(Demo.arguments(appUrl.getPort(), database.url(), data, vendors, secrets)));
    common.removeIf(
        argument -> // each process says its own
        argument.startsWith("--server.port")
                || argument.startsWith("--management.server.port")
                || argument.startsWith("--logging.level"));
    common.add("--connexus.redis-url=redis://127.0.0.1:" + redisPort);
    common.add("--spring.datasource.hikari.maximum-pool-size=8");
    var remotes = new LinkedHashMap<String, Integer>();
    ports.forEach((roles, port) -> {
      for (var role : roles.split(",")) {
        remotes.putIfAbsent(role, port); // clients come to the first that has it
      }
    });
    remotes.forEach(
        (role, port) -> common.add("--connexus.remote." + role + "=http://127.0.0.1:" + port));
  }

  /** Starts all, at the same time, and opens the bakery. */
  void open() throws IOException {
    for (var roles : ports.keySet()) {
      launch(roles);
    }
    ports.keySet().forEach(this::awaitReady);
    new DemoBusiness(appUrl, password).open();
  }

  void start(String roles) throws IOException {
    launch(roles);
    awaitReady(roles);
  }

  /** SIGKILL. */
  void kill(String roles) throws InterruptedException {
    processes.get(roles).destroyForcibly().waitFor();
  }

  void stopRedis() throws IOException {
    redis.stop();
  }

  void startRedis() throws IOException {
    redis.start();
  }

  URI address(String roles) {
    return URI.create("http://localhost:" + ports.get(roles));
  }

  /** Straight to a process, past the gateway. */
  Http direct(String roles) {
    return new Http(address(roles), Map.of());
  }

  /** What the operator of a process sees. */
  Http operator(String roles) {
    return new Http(URI.create("http://localhost:" + managementPorts.get(roles)), Map.of());
  }

  String log(String roles) throws IOException {
    return Files.readString(logFile(roles));
  }

  private Path logFile(String roles) {
    return data.resolve(roles.replace(',', '-') + ".log");
  }

  private void launch(String roles) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            "io.connexus.app.ConnexusApplication"));
    command.addAll(common);
    command.add("--server.port=" + ports.get(roles));
    command.add("--management.server.port=" + managementPorts.get(roles));
    command.add("--connexus.roles=" + roles);
    command.add("--logging.level.io.connexus.access=INFO");
    processes.put(
        roles,
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile(roles).toFile()))
            .start());
  }

  private void awaitReady(String roles) {
    await("the process of " + roles)
        .atMost(Duration.ofSeconds(180)) // four JVMs begin at once
        .pollInterval(Duration.ofMillis(200))
        .ignoreExceptionsInstanceOf(UncheckedIOException.class)
        .failFast(() -> !processes.get(roles).isAlive())
        .until(() -> direct(roles).get("/actuator/health/readiness").status() == 200);
  }

  @Override
  public void close() throws IOException {
    processes.values().forEach(Process::destroyForcibly);
    for (var process : processes.values()) {
      try {
        process.waitFor(10, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    redis.stop();
    database.close();
    vendors.close();
  }
}
