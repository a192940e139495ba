package io.connexus.bench;

import io.connexus.sandbox.SandboxSettings;
import io.connexus.sandbox.softphone.Softphone;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * What the sound of a leg costs the sandbox, and how late it is at another leg: real DTLS and SRTP
 * over the loopback interface.
 */
final class AudioBench implements Bench.Measurement {
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
    var file = work.resolve("address");
    var log = work.resolve("sandbox.log");
    try (var process =
        JavaProcess.start(
            AudioSandbox.class.getName(), List.of(file.toString()), List.of(), Map.of(), log)) {
      var carrier = new Api(address(process, file)).with(SandboxSettings.defaults().telnyxApiKey());
      double idle = row(process, plan, "none", List.of(), 0);
      row(process, plan, "2, bridged", bridged(carrier, 1), idle);
      row(process, plan, "10, in five bridges", bridged(carrier, 5), idle);
      row(process, plan, "10, in a conference", together(carrier, 10), idle);
      return table + "\nMemory of the sandbox's process: " + megabytes(process) + " MB.\n";
    }
  }

  private static String megabytes(JavaProcess process) throws IOException {
    return Memory.told() ? Figures.shown(Memory.megabytes(List.of(process.pid()))) : "–";
  }

  private static URI address(JavaProcess process, Path file)
      throws IOException, InterruptedException {
    while (!Files.exists(file)) {
      process.check();
      Thread.sleep(20);
    }
    return URI.create(Files.readString(file));
  }

  // ---- legs

  private static Member member(Api carrier, Map<String, Object> more)
      throws IOException, InterruptedException {
    var wanted = Map.of("connection_id", AudioSandbox.CREDENTIALS, "name", "a device");
    var credential = carrier.post("/telnyx/v2/telephony_credentials", wanted).path("data");
    var path = "/telnyx/v2/telephony_credentials/" + credential.path("id").asString() + "/token";
    var sound = new Bursts();
    var socket = URI.create(carrier.base().toString().replaceFirst("^http", "ws") + "/telnyx/rtc");
    var phone = new Softphone(carrier.http(), socket, text(carrier, path), sound);
    phone.connect().orTimeout(20, TimeUnit.SECONDS).join();
    var dial = new java.util.HashMap<>(more);
    dial.put("connection_id", AudioSandbox.CONNECTION);
    dial.put("from", AudioSandbox.NUMBER);
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
            .POST(HttpRequest.BodyPublishers.noBody());
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

  // ---- measuring

  /** Measures with these legs, and hangs up. */
  private double row(
      JavaProcess process, Plan plan, String what, List<Member> members, double idle)
      throws Exception {
    try {
      Thread.sleep(TimeUnit.SECONDS.toMillis(WARMING_SECONDS));
      double used = process.processorSeconds();
      long began = System.nanoTime();
      Thread.sleep(TimeUnit.SECONDS.toMillis(plan.seconds()));
      used = process.processorSeconds() - used;
      double share = 100 * used / ((System.nanoTime() - began) / 1e9);
      if (members.isEmpty()) {
        table.row(what, share, Double.NaN, 0, Double.NaN, Double.NaN, Double.NaN, 0);
        return share;
      }
      var late = new Latencies();
      int lost = bursts(plan, members, late);
      double each = (share - idle) / members.size();
      table.row(
          what,
          share,
          each,
          late.count(),
          late.millis(0.5),
          late.millis(0.99),
          late.millis(1),
          lost);
      return share;
    } finally {
      members.forEach(member -> member.phone.close());
    }
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
      Thread.sleep(200); // until all of it has passed, everywhere
    }
    return lost;
  }
}
