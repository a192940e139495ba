package io.connexus.sandbox.chaos;

import io.connexus.sandbox.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How the sandbox misbehaves. Probabilities are between 0 and 1; everything at rest by default.
 *
 * @param duplicate a webhook that was delivered is delivered again
 * @param reorder a webhook is overtaken by later ones of its call
 * @param delayMs every webhook waits so long
 * @param drop an attempt to deliver a webhook vanishes (and is retried as any failed attempt)
 * @param retryDelaysMs waits before the second and later attempts, unscaled; null for the vendor's
 * @param retell what goes wrong between the carrier, Retell and the LLM socket
 * @param retellWebhooks what goes wrong with Retell's webhooks only
 * @param push the status every pushed message is refused with; 0 for none
 */
public record Chaos(
    double duplicate,
    double reorder,
    long delayMs,
    double drop,
    long seed,
    @Nullable List<Long> retryDelaysMs,
    List<Fault> faults,
    Retell retell,
    RetellWebhooks retellWebhooks,
    Mail mail,
    int push,
    Numbers numbers,
    @Nullable Double speechRate,
    @Nullable Double timeScale) {

  /**
   * Faults of the simulated Retell.
   *
   * @param dropSocketAfterMs each LLM socket breaks so long after it opened; 0 for never
   * @param reconnectDelaysMs waits before each try to rebuild a broken LLM socket, which the time
   *     scale shortens; null for Retell's
   */
  public record Retell(
      boolean neverAnswer,
      boolean dialFails,
      long dropSocketAfterMs,
      @Nullable List<Long> reconnectDelaysMs,
      boolean speculative) {}

  /** Hostile webhooks: a client must refuse the last two. */
  public record RetellWebhooks(double duplicate, double wrongSignature, double staleTimestamp) {}

  /**
   * Faults of the mail server.
   *
   * @param refuse every sender is refused for good (550)
   * @param tempfail every sender is asked to come again (451)
   * @param delayMs every sender waits so long first
   */
  public record Mail(boolean refuse, boolean tempfail, long delayMs) {}

  /**
   * Faults of buying numbers.
   *
   * @param gone what was found has been sold to another since (85001)
   * @param noFunds the account is empty (20100)
   * @param fail orders are taken and fail afterwards
   */
  public record Numbers(boolean gone, boolean noFunds, boolean fail) {}

  static final Chaos NONE =
      new Chaos(
          0,
          0,
          0,
          0,
          1,
          null,
          List.of(),
          new Retell(false, false, 0, null, false),
          new RetellWebhooks(0, 0, 0),
          new Mail(false, false, 0),
          0,
          new Numbers(false, false, false),
          null,
          null);

  public static Chaos from(JsonNode json) {
    JsonNode retell = json.path("retell");
    JsonNode hostile = json.path("retellWebhooks");
    return new Chaos(
        json.path("duplicate").asDouble(0),
        json.path("reorder").asDouble(0),
        json.path("delayMs").asLong(0),
        json.path("drop").asDouble(0),
        json.path("seed").asLong(1),
        delays(json.path("retryDelaysMs")),
        faults(json.path("fail")),
        new Retell(
            Json.flag(retell, "neverAnswer"),
            Json.flag(retell, "dialFails"),
            retell.path("dropSocketAfterMs").asLong(0),
            delays(retell.path("reconnectDelaysMs")),
            Json.flag(retell, "speculative")),
        new RetellWebhooks(
            probability(hostile.path("duplicate")),
            probability(hostile.path("wrongSignature")),
            probability(hostile.path("staleTimestamp"))),
        mail(json.path("mail")),
        json.path("push").path("status").asInt(0),
        numbers(json.path("numbers")),
        Json.decimal(json, "speechRate"),
        Json.decimal(json, "timeScale"));
  }

  private static Numbers numbers(JsonNode numbers) {
    return new Numbers(
        Json.flag(numbers, "gone"), Json.flag(numbers, "noFunds"), Json.flag(numbers, "fail"));
  }

  private static Mail mail(JsonNode mail) {
    long delayMs = mail.path("delayMs").asLong(0);
    return new Mail(Json.flag(mail, "refuse"), Json.flag(mail, "tempfail"), delayMs);
  }

  /** {@code true} is as good as 1: a switch is often all that is wanted. */
  private static double probability(JsonNode node) {
    return node.isBoolean() ? (node.asBoolean() ? 1 : 0) : node.asDouble(0);
  }

  private static @Nullable List<Long> delays(JsonNode list) {
    if (!list.isArray()) {
      return null;
    }
    List<Long> delays = new ArrayList<>();
    list.forEach(delay -> delays.add(delay.asLong(0)));
    return List.copyOf(delays);
  }

  private static List<Fault> faults(JsonNode list) {
    List<Fault> faults = new ArrayList<>();
    for (JsonNode fault : list) {
      boolean hang = Json.flag(fault, "hang");
      faults.add(
          new Fault(
              Json.text(fault, "match", ""),
              fault.path("status").asInt(hang ? 503 : 0),
              fault.path("delayMs").asLong(hang ? 60_000 : 0),
              new AtomicInteger(fault.path("times").asInt(Integer.MAX_VALUE))));
    }
    return List.copyOf(faults);
  }
}
