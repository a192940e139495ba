package io.connexus.app;

import io.connexus.telnyx.TelnyxClient;
import io.connexus.telnyx.TelnyxSettings;
import io.connexus.telnyx.TelnyxSignature;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** The carrier's client and the check of its webhooks. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TelnyxWiring.TelnyxConfig.class)
class TelnyxWiring {

  @Bean
  TelnyxClient telnyxClient(TelnyxConfig config, JsonMapper json) {
    return new TelnyxClient(
        new TelnyxSettings(config.baseUrl(), config.apiKey()), json, PlatformWiring::traceparent);
  }

  @Bean
  TelnyxSignature telnyxSignature(TelnyxConfig config) {
    return new TelnyxSignature(config.publicKey());
  }

  /**
   * The account at Telnyx.
   *
   * @param baseUrl with the version
   * @param publicKey Base64, as the portal shows it
   * @param connectionId the Call Control application that calls are placed through
   * @param credentialConnectionId the credential connection of softphones; empty for none
   * @param rtcHost where softphones register
   * @param messagingProfileId for texts; null to use the one each number is assigned to
   */
  @ConfigurationProperties(prefix = "connexus.telnyx")
  record TelnyxConfig(
      @DefaultValue("https://api.telnyx.com/v2") URI baseUrl,
      String apiKey,
      String publicKey,
      String connectionId,
      @DefaultValue("") String credentialConnectionId,
      @DefaultValue("wss://rtc.telnyx.com") URI rtcHost,
      @Nullable String messagingProfileId) {

    TelnyxConfig {
      if (apiKey.isBlank() || publicKey.isBlank() || connectionId.isBlank()) {
        throw new IllegalArgumentException(
            "TELNYX_API_KEY, TELNYX_PUBLIC_KEY and TELNYX_CONNECTION_ID must be set");
      }
      messagingProfileId =
          messagingProfileId == null || messagingProfileId.isBlank() ? null : messagingProfileId;
    }

    @Override
    public String toString() {
      return "TelnyxConfig[baseUrl=" + baseUrl + ", apiKey=***]";
    }
  }
}
