package io.connexus.gateway;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What the edge allows, under {@code connexus.gateway}.
 *
 * @param bodyLimit the largest body of a client's request
 * @param webhookBodyLimit the largest body of a webhook of Retell's: they carry whole transcripts
 * @param webhooksInFlight all bodies of webhooks that are in memory at a moment; a quarter of it
 *     from one network
 * @param signInsPerMinute registrations and logins from one address
 * @param refreshesPerMinute refreshes and logouts from one address
 * @param requestsPerSecond of one signed-in member; bursts of twice as many pass
 * @param bodyTime within which a body must have arrived, however slowly it trickles
 * @param corsOrigins pages of other hosts that may call, such as {@code https://app.example.com}
 * @param entrance whether clients come in here, and not through another process
 */
@ConfigurationProperties("connexus.gateway")
public record GatewaySettings(
    @DefaultValue("1MB") DataSize bodyLimit,
    @DefaultValue("8MB") DataSize webhookBodyLimit,
    @DefaultValue("64MB") DataSize webhooksInFlight,
    @DefaultValue("20") int signInsPerMinute,
    @DefaultValue("120") int refreshesPerMinute,
    @DefaultValue("50") int requestsPerSecond,
    @DefaultValue("30s") Duration bodyTime,
    @DefaultValue({}) List<String> corsOrigins,
    @DefaultValue("true") boolean entrance) {

  private static final Pattern ORIGIN = Pattern.compile("https?://[a-z0-9.-]+(:[0-9]{1,5})?");

  public GatewaySettings {
    corsOrigins = corsOrigins.stream().map(String::strip).filter(o -> !o.isEmpty()).toList();
    if (!corsOrigins.stream().allMatch(origin -> ORIGIN.matcher(origin).matches())) {
      throw new IllegalArgumentException(
          "CONNEXUS_CORS_ORIGINS must list origins such as https://app.example.com; * is not one");
    }
    if (!bodyTime.isPositive()) {
      throw new IllegalArgumentException("connexus.gateway.body-time must be positive");
    }
    if (bodyLimit.toBytes() < 1 || webhookBodyLimit.toBytes() < 1) {
      throw new IllegalArgumentException("connexus.gateway: body limits must be positive");
    }
    if (webhooksInFlight.toBytes() / 4
        < Math.max(bodyLimit.toBytes(), webhookBodyLimit.toBytes())) {
      throw new IllegalArgumentException(
          "connexus.gateway.webhooks-in-flight must be four times the largest body at least");
    }
    if (signInsPerMinute < 1 || refreshesPerMinute < 1 || requestsPerSecond < 1) {
      throw new IllegalArgumentException("connexus.gateway: rates must be positive");
    }
  }
}
