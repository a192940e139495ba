package io.connexus.bench;

import io.connexus.app.ConnexusApplication;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The product in a process of its own, on a PostgreSQL that writes to the disk, with a workspace, a
 * number and stubs of its vendors.
 */
final class Product implements AutoCloseable {
  static final String NUMBER = "+12125550123";
  static final String CONNECTION = "1494404757140276705";
  static final String AGENT = "agent_bench";
  private static final String SOCKET_SECRET = "bench-socket-secret-0123456789";

  private final List<AutoCloseable> parts = new ArrayList<>();
  private final VendorStub vendors;
  private final EmbeddedPostgres database;
  private final Carrier carrier;
  private final URI url;
  private Api api;
  private final List<JavaProcess> processes = new ArrayList<>();
  private @Nullable JavaProcess process;

  private Product(Path work) throws IOException {
    database = part(postgres(work));
    vendors = part(new VendorStub());
    url = URI.create("http://127.0.0.1:" + freePort());
    carrier = part(new Carrier(url));
    api = new Api(url);
  }

  /** Starts everything and opens the workspace through the public API. */
  static Product start(Path work) throws Exception {
    return start(work, List.of());
  }

  /**
   * Starts everything and opens the workspace through the public API.
   *
   * @param more settings of the product besides the usual ones
   */
  static Product start(Path work, List<String> more) throws Exception {
    var product = new Product(work);
    try {
      product.run(more, work.resolve("product.log"));
      product.openWorkspace();
      return product;
    } catch (Exception e) {
      product.close();
      throw e;
    }
  }

  private void run(List<String> more, Path log) throws IOException, InterruptedException {
    process = await(api, url.getPort(), more, log);
  }

  /**
   * Starts another process of the product beside it, on the same database.
   *
   * @return where it is
   */
  URI another(List<String> more, Path log) throws IOException, InterruptedException {
    var address = URI.create("http://127.0.0.1:" + freePort());
    var _ = await(new Api(address), address.getPort(), more, log);
    return address;
  }

  private JavaProcess await(Api at, int port, List<String> more, Path log)
      throws IOException, InterruptedException {
    var main = ConnexusApplication.class.getName();
    var settings = new ArrayList<>(arguments());
    settings.add("--server.port=" + port);
    settings.addAll(more);
    var started = part(JavaProcess.start(main, settings, List.of(), Map.of(), log));
    processes.add(started);
    while (!at.healthy()) {
      started.check();
      Thread.sleep(100);
    }
    return started;
  }

  private <T extends AutoCloseable> T part(T part) {
    parts.add(part);
    return part;
  }

  /** As the demo's own. */
  private static EmbeddedPostgres postgres(Path work) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(work.resolve("postgres"))
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("shared_buffers", "32MB")
        .setServerConfig("max_connections", "60")
        .setPGStartupWait(Duration.ofSeconds(60))
        .start();
  }

  private List<String> arguments() {
    return List.of(
        "--spring.datasource.url=" + database.getJdbcUrl("postgres", "postgres"),
        "--spring.datasource.username=postgres",
        "--connexus.public-url=" + url,
        "--connexus.telnyx.base-url=" + vendors.telnyx(),
        "--connexus.telnyx.api-key=KEYbench",
        "--connexus.telnyx.public-key=" + carrier.publicKey(),
        "--connexus.telnyx.connection-id=" + CONNECTION,
        "--connexus.retell.base-url=" + vendors.retell(),
        "--connexus.retell.api-key=key_bench",
        "--connexus.retell.agent-id=" + AGENT,
        "--connexus.ai.socket-secret=" + SOCKET_SECRET,
        // The closed loop leaves thousands of callers ringing; to ask after each is not its
        // subject.
        "--connexus.call.upkeep-period=1h");
  }

  private void openWorkspace() throws IOException, InterruptedException {
    var owner =
        Map.of(
            "email", "owner@bench.example",
            "password", "correct horse battery",
            "fullName", "Robin Bench",
            "phone", "+12125550199",
            "businessName", "Bench Bakery");
    api = api.with(api.post("/v1/auth/register", owner).path("accessToken").asString());
    var number = Map.of("number", NUMBER, "label", "Shop");
    var _ = api.post("/v1/users/phone-numbers", number);
  }

  VendorStub vendors() {
    return vendors;
  }

  Carrier carrier() {
    return carrier;
  }

  URI url() {
    return url;
  }

  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** The public API, as the workspace's owner. */
  Api api() {
    return api;
  }

  int databasePort() {
    return database.getPort();
  }

  /** The same of the processes beside it as well. */
  double processorSecondsOfAll() {
    return processes.stream().mapToDouble(JavaProcess::processorSeconds).sum();
  }

  /** Seconds of processor time that the product's JVM has used, the database not counted. */
  double processorSeconds() {
    return process == null ? 0 : process.processorSeconds();
  }

  JdbcClient jdbc() {
    return JdbcClient.create(database.getPostgresDatabase());
  }

  /** Where Retell would ask about this call. */
  URI socket(String retellCallId) {
    return URI.create(
        "ws://127.0.0.1:%d/retell/llm/%s/%s".formatted(url.getPort(), SOCKET_SECRET, retellCallId));
  }

  @Override
  public void close() {
    for (var part : parts.reversed()) {
      try {
        part.close();
      } catch (Exception e) {
        System.err.println("Could not be stopped: " + e);
      }
    }
  }
}
