package io.connexus.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the database alone does with the rows of one {@code call.initiated}: PostgreSQL's own load
 * generator writes them in one transaction, and nothing else. The rows are copied from a call that
 * the product recorded, with new ids.
 */
final class Pgbench {
  private static final Pattern PER_SECOND = Pattern.compile("tps = ([0-9.]+)");

  private final Product product;
  private final int clients;
  private final Path work;

  /**
   * One run.
   *
   * @param perSecond transactions
   */
  record Round(double perSecond, Latencies latencies) {}

  private record Row(String first, String second) {}

  Pgbench(Product product, int clients, Path work) {
    this.product = product;
    this.clients = clients;
    this.work = work;
  }

  static boolean present() {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, "pgbench")));
  }

  /** Writes for so many seconds. */
  Round round(int seconds) throws IOException, InterruptedException {
    var run = Files.createTempDirectory(work, "pgbench");
    var script = Files.writeString(run.resolve("rows.sql"), script(product.jdbc()));
    var output = run.resolve("output");
    var command =
        List.of(
            "pgbench",
            "-n",
            "-M",
            "prepared",
            "-c",
            "" + clients,
            "-j",
            "2",
            "-T",
            "" + seconds,
            "-f",
            script.toString(),
            "-l",
            "--log-prefix=" + run.resolve("log"),
            "-h",
            "127.0.0.1",
            "-p",
            "" + product.databasePort(),
            "-U",
            "postgres",
            "postgres");
    int status =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start()
            .waitFor();
    var text = Files.readString(output);
    var found = PER_SECOND.matcher(text);
    if (status != 0 || !found.find()) {
      throw new IOException("pgbench failed: " + text);
    }
    return new Round(Double.parseDouble(found.group(1)), latencies(run));
  }

  /** Its log has the microseconds of a transaction in the third column. */
  private static Latencies latencies(Path run) throws IOException {
    var latencies = new Latencies();
    try (var files = Files.newDirectoryStream(run, "log*")) {
      for (var file : files) {
        for (var line : Files.readAllLines(file)) {
          latencies.add(Long.parseLong(line.split(" ", 4)[2]) * 1_000);
        }
      }
    }
    return latencies;
  }

  private static String script(JdbcClient jdbc) {
    var sample = sampleCall(jdbc);
    var script = new StringBuilder("begin;\n").append(inbox(jdbc)).append(";\n");
    // The product makes the call's id itself; taking it from the insert costs no round trip more.
    script.append(call(jdbc, sample)).append(" \\gset\n");
    script.append(event(jdbc, sample)).append(";\n");
    commands(jdbc, sample).forEach(command -> script.append(outbox(command)).append(";\n"));
    return script.append("commit;\n").toString();
  }

  /** A call of which only the arrival is known, so that its commands are those of the arrival. */
  private static UUID sampleCall(JdbcClient jdbc) {
    return jdbc.sql("select id from call.call where phase = 'ringing' order by id desc limit 1")
        .query(UUID.class)
        .single();
  }

  private static String inbox(JdbcClient jdbc) {
    var body =
        jdbc.sql("select body::text from platform.inbox where type = 'call.initiated' limit 1")
            .query(String.class)
            .single();
    return """
    insert into platform.inbox (source, event_id, type, body, signature, received_at)
    values ('telnyx', gen_random_uuid()::text, 'call.initiated', %s::jsonb, %s, now())\
    """
        .formatted(quoted(body), quoted("s".repeat(88)));
  }

  private static String call(JdbcClient jdbc, UUID sample) {
    var workspace =
        jdbc.sql("select workspace_id from call.call where id = :id")
            .param("id", sample)
            .query(UUID.class)
            .single();
    return """
    insert into call.call (id, workspace_id, caller_leg, direction, from_number, to_number, status,
      phase, started_at, version)
    values (uuidv7(), '%s', 'v3:' || gen_random_uuid(), 'inbound', '+19172000001', '%s', 'ringing',
      'ringing', now(), 1) returning id as call\
    """
        .formatted(workspace, Product.NUMBER);
  }

  private static String event(JdbcClient jdbc, UUID sample) {
    var first =
        jdbc.sql("select type, body::text from call.call_event where call_id = :id and seq = 1")
            .param("id", sample)
            .query((row, _) -> new Row(row.getString(1), row.getString(2)))
            .single();
    return """
    insert into call.call_event (call_id, seq, at, type, body)
    values (:call, 1, now(), %s, %s::jsonb)\
    """
        .formatted(quoted(first.first), quoted(first.second));
  }

  private static List<Row> commands(JdbcClient jdbc, UUID sample) {
    return jdbc.sql("select kind, body::text from platform.outbox where subject = :id")
        .param("id", sample)
        .query((row, _) -> new Row(row.getString(1), row.getString(2)))
        .list();
  }

  /** Due tomorrow, or the product would carry them out. */
  private static String outbox(Row command) {
    return """
    insert into platform.outbox (command_id, kind, subject, body, created_at, due_at, lease_until)
    values (gen_random_uuid(), %s, :call, %s::jsonb, now(),
      now() + interval '1 day', now() + interval '1 day')\
    """
        .formatted(quoted(command.first), quoted(command.second));
  }

  /**
   * A colon before a word would be taken for a variable; as an escape it reads the same in JSON.
   */
  private static String quoted(String text) {
    return "'" + text.replace("'", "''").replaceAll(":(?=\\w)", "\\\\u003a") + "'";
  }
}
