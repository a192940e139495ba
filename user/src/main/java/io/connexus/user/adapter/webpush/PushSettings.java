package io.connexus.user.adapter.webpush;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Web Push, under {@code connexus.push}.
 *
 * @param vapidPublicKey uncompressed point of P-256, base64url; empty: a pair is made once and kept
 *     in the database
 * @param vapidPrivateKey its private part, 32 octets, base64url
 * @param trustedOrigins where messages may go besides public https, such as {@code
 *     http://localhost:8090}
 */
@ConfigurationProperties("connexus.push")
public record PushSettings(
    @DefaultValue("") String vapidPublicKey,
    @DefaultValue("") String vapidPrivateKey,
    @DefaultValue List<String> trustedOrigins) {

  public PushSettings {
    if (vapidPublicKey.isEmpty() != vapidPrivateKey.isEmpty()) {
      throw new IllegalArgumentException(
          "CONNEXUS_VAPID_PUBLIC_KEY and CONNEXUS_VAPID_PRIVATE_KEY belong together");
    }
    trustedOrigins = List.copyOf(trustedOrigins);
  }

  @Override
  public String toString() {
    return "PushSettings[***]";
  }
}
