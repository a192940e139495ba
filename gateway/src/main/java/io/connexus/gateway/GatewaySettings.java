package io.connexus.gateway;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What the edge allows, under {@code connexus.gateway}.
 *
 * @param bodyLimit the largest body of a client's request
 * @param webhookBodyLimit the largest body of a vendor's webhook: they carry whole transcripts
 * @param signInsPerMinute registrations and logins from one address
 * @param refreshesPerMinute refreshes and logouts from one address
 * @param requestsPerSecond of one signed-in member; bursts of twice as many pass
 */
@ConfigurationProperties("connexus.gateway")
public record GatewaySettings(
    @DefaultValue("1MB") DataSize bodyLimit,
    @DefaultValue("8MB") DataSize webhookBodyLimit,
    @DefaultValue("20") int signInsPerMinute,
    @DefaultValue("120") int refreshesPerMinute,
    @DefaultValue("50") int requestsPerSecond) {

  public GatewaySettings {
    if (bodyLimit.toBytes() < 1 || webhookBodyLimit.toBytes() < 1) {
      throw new IllegalArgumentException("connexus.gateway: body limits must be positive");
    }
    if (signInsPerMinute < 1 || refreshesPerMinute < 1 || requestsPerSecond < 1) {
      throw new IllegalArgumentException("connexus.gateway: rates must be positive");
    }
  }
}
