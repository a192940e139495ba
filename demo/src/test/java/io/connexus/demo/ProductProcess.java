package io.connexus.demo;

import static org.awaitility.Awaitility.await;

import io.connexus.sandbox.Sandbox;
import io.connexus.sandbox.SandboxSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The product, with the demo's bakery open, as a process that can be stopped and started; sandbox
 * and database live on meanwhile.
 */
final class ProductProcess {
  final Http sandbox;
  final JdbcClient jdbc;

  private final Path data;
  private final Database database;
  private final Sandbox vendors;
  private final URI appUrl;
  private final String[] arguments;
  private final String password;
  private Process process;

  private ProductProcess() throws IOException {
    data = Files.createTempDirectory("connexus-process");
    var secrets = Secrets.in(data);
    password = secrets.password();
    vendors =
        Sandbox.start(new SandboxSettings(0, 0, 7, secrets.telnyxApiKey(), secrets.retellApiKey()));
    database = Database.start(data.resolve("postgres"));
    int port = Ports.orFree(0);
    appUrl = URI.create("http://localhost:" + port);
    vendors.setUp(Demo.setup(appUrl, secrets));
    arguments = Demo.arguments(port, database.url(), data, vendors, secrets);
    sandbox = new Http(vendors.baseUrl(), Map.of());
    jdbc = JdbcClient.create(new DriverManagerDataSource(database.url(), "postgres", ""));
  }

  /** Starts all of it. */
  static ProductProcess open() throws IOException {
    var product = new ProductProcess();
    product.start();
    new DemoBusiness(product.appUrl, product.password).open();
    return product;
  }

  /** Starts the product and returns when it is healthy. */
  void start() throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx384m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED"));
    command.addAll(
        List.of(
            "-cp", System.getProperty("java.class.path"), "io.connexus.app.ConnexusApplication"));
    command.addAll(List.of(arguments));
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(data.resolve("product.log").toFile()))
            .start();
    var app = new Http(appUrl, Map.of());
    await("the product is healthy")
        .atMost(Duration.ofMinutes(3)) // beside everything else that tests run
        .pollInterval(Duration.ofMillis(200))
        .ignoreExceptions()
        .until(() -> app.get("/actuator/health/readiness").status() == 200);
  }

  /** SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** SIGTERM, as an operator's restart begins with. */
  void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      throw new AssertionError("the product does not stop");
    }
  }

  int count(String sql) {
    return jdbc.sql(sql).query(Integer.class).single();
  }

  /** Ends all of it. */
  void close() throws IOException, InterruptedException {
    if (process != null) {
      process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }
    database.close();
    vendors.close();
  }
}
