package io.connexus.bench;

import io.connexus.sandbox.Sandbox;
import io.connexus.sandbox.SandboxSettings;
import io.connexus.sandbox.softphone.Softphone;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/**
 * What the sound of a leg costs the sandbox, and how late it is at another leg: real DTLS and SRTP
 * over the loopback interface.
 */
final class AudioBench implements Bench.Measurement {
  private static final Pattern ADDRESS = Pattern.compile("console\\s+(http\\S+)");
  private static final String CONNECTION = "2900000000000000001";
  private static final String CREDENTIALS = "2900000000000000002";
  private static final String NUMBER = "+15550100200";
  private static final long WARMING_SECONDS = 5;
  private static final long LOST_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

  /** A client in a call. */
  private record Member(Softphone phone, Bursts sound, String leg) {}

  private final Figures table =
      new Figures(
          "Legs",
          "processor, % of a core",
          "for each leg",
          "bursts",
          "p50 ms",
          "p99 ms",
          "max ms",
          "lost");

  @Override
  public String measure(Plan plan, Path work) throws Exception {
    var log = work.resolve("sandbox.log");
    var anyPorts = List.of("--port=0", "--smtp-port=0");
    try (var process =
        JavaProcess.start(Sandbox.class.getName(), anyPorts, List.of(), Map.of(), log)) {
      var carrier = new Api(address(process, log)).with(SandboxSettings.defaults().telnyxApiKey());
      setUp(carrier);
      double idle = row(process, plan, "none", List.of(), 0);
      var two = bridged(carrier, 1);
      row(process, plan, "2, bridged", two, idle);
      hangUp(two);
      var ten = bridged(carrier, 5);
      row(process, plan, "10, in five bridges", ten, idle);
      hangUp(ten);
      var all = together(carrier, 10);
      row(process, plan, "10, in a conference", all, idle);
      hangUp(all);
      return table + "\nMemory of the sandbox's process: " + megabytes(process) + " MB.\n";
    }
  }

  private static String megabytes(JavaProcess process) throws IOException {
    return Memory.told() ? Figures.shown(Memory.megabytes(List.of(process.pid()))) : "–";
  }

  /** Where the sandbox says that it is. */
  private static URI address(JavaProcess process, Path log)
      throws IOException, InterruptedException {
    while (true) {
      process.check();
      var said = ADDRESS.matcher(Files.readString(log));
      if (said.find()) {
        return URI.create(said.group(1));
      }
      Thread.sleep(20);
    }
  }

  private static void setUp(Api carrier) throws IOException, InterruptedException {
    var setup =
        Map.of(
            "connectionId",
            CONNECTION,
            "numbers",
            List.of(NUMBER),
            "credentialConnectionId",
            CREDENTIALS);
    var request =
        HttpRequest.newBuilder(carrier.base().resolve("/sandbox/setup"))
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(Api.JSON.writeValueAsString(setup)));
    int status = carrier.http().send(request.build(), BodyHandlers.ofString()).statusCode();
    if (status / 100 != 2) {
      throw new IOException("the sandbox was not set up: " + status);
    }
  }

  // ---- legs

  private static Member member(Api carrier, Map<String, Object> more)
      throws IOException, InterruptedException {
    var wanted = Map.of("connection_id", CREDENTIALS, "name", "a device");
    var credential = carrier.post("/telnyx/v2/telephony_credentials", wanted).path("data");
    var path = "/telnyx/v2/telephony_credentials/" + credential.path("id").asString() + "/token";
    var sound = new Bursts();
    var socket = URI.create(carrier.base().toString().replaceFirst("^http", "ws") + "/telnyx/rtc");
    var phone = new Softphone(carrier.http(), socket, text(carrier, path), sound);
    phone.connect().orTimeout(20, TimeUnit.SECONDS).join();
    var dial = new HashMap<String, Object>(more);
    dial.put("connection_id", CONNECTION);
    dial.put("from", NUMBER);
    dial.put("to", "sip:" + credential.path("sip_username").asString() + "@sip.telnyx.com");
    var leg = carrier.post("/telnyx/v2/calls", dial).path("data").path("call_control_id");
    await("sound on the leg of a client", phone::isTalking);
    return new Member(phone, sound, leg.asString());
  }

  /** Plain text, unlike every other answer of the carrier. */
  private static String text(Api carrier, String path) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(carrier.base().resolve(path))
            .header("Authorization", "Bearer " + carrier.token())
            .POST(BodyPublishers.noBody());
    return carrier.http().send(request.build(), BodyHandlers.ofString()).body();
  }

  private static void await(String what, BooleanSupplier reached)
      throws IOException, InterruptedException {
    long began = System.nanoTime();
    while (!reached.getAsBoolean()) {
      if (System.nanoTime() - began > PATIENCE_NANOS) {
        throw new IOException("there never was " + what);
      }
      Thread.sleep(5);
    }
  }

  /** Pairs that are bridged: the first of each, then its partner. */
  private static List<Member> bridged(Api carrier, int pairs)
      throws IOException, InterruptedException {
    var members = new ArrayList<Member>();
    for (int i = 0; i < pairs; i++) {
      var one = member(carrier, Map.of());
      members.add(one);
      members.add(member(carrier, Map.of("link_to", one.leg, "bridge_on_answer", true)));
    }
    return members;
  }

  private static List<Member> together(Api carrier, int count)
      throws IOException, InterruptedException {
    var members = new ArrayList<Member>();
    for (int i = 0; i < count; i++) {
      members.add(member(carrier, Map.of()));
    }
    var opened = Map.of("call_control_id", members.getFirst().leg, "name", "the room");
    var room = carrier.post("/telnyx/v2/conferences", opened).path("data").path("id").asString();
    for (var member : members.subList(1, count)) {
      var join = "/telnyx/v2/conferences/" + room + "/actions/join";
      var _ = carrier.post(join, Map.of("call_control_id", member.leg));
    }
    return members;
  }

  private static void hangUp(List<Member> members) throws IOException, InterruptedException {
    for (var member : members) {
      member.phone.hangUp();
    }
    await("an end of the calls", () -> members.stream().noneMatch(one -> one.phone.isTalking()));
    members.forEach(member -> member.phone.close());
  }

  // ---- measuring

  /** Measures with these legs. */
  private double row(JavaProcess process, Plan plan, String what, List<Member> members, double idle)
      throws InterruptedException {
    Thread.sleep(TimeUnit.SECONDS.toMillis(WARMING_SECONDS));
    double used = process.processorSeconds();
    long began = System.nanoTime();
    Thread.sleep(TimeUnit.SECONDS.toMillis(plan.seconds()));
    used = process.processorSeconds() - used;
    double share = 100 * used / ((System.nanoTime() - began) / 1e9);
    var late = new Latencies();
    int lost = members.isEmpty() ? 0 : bursts(plan, members, late);
    double each = members.isEmpty() ? Double.NaN : (share - idle) / members.size();
    table.row(
        what, share, each, late.count(), late.millis(0.5), late.millis(0.99), late.millis(1), lost);
    return share;
  }

  /** Bursts from one leg to the next, in turns; tells how many were never heard. */
  private static int bursts(Plan plan, List<Member> members, Latencies late)
      throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(plan.seconds());
    int lost = 0;
    for (int i = 0; System.nanoTime() < until; i++) {
      var from = members.get(i % members.size()).sound;
      var to = members.get(i % members.size() ^ 1).sound;
      to.listen();
      from.burst();
      long began = System.nanoTime();
      while (to.heardAt() == 0 && System.nanoTime() - began < LOST_NANOS) {
        Thread.sleep(1);
      }
      if (to.heardAt() == 0) {
        lost++;
      } else {
        late.add(to.heardAt() - from.sentAt());
      }
      Thread.sleep(150); // until all of it has passed, everywhere
    }
    return lost;
  }
}
