package io.connexus.platform.mail;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where mail leaves, under {@code connexus.mail}.
 *
 * @param smtpUrl {@code smtp://[user:password@]host:port}, or {@code smtps://…} for TLS from the
 *     first byte; over {@code smtp} STARTTLS is used if the server offers it, and is required when
 *     there is a password. Empty: mail waits in the outbox
 * @param from sender's address
 */
@ConfigurationProperties("connexus.mail")
public record MailSettings(
    @DefaultValue("") String smtpUrl, @DefaultValue("connexus@localhost") String from) {

  public MailSettings {
    if (!smtpUrl.isEmpty()) {
      var uri = URI.create(smtpUrl);
      if (uri.getHost() == null
          || !("smtp".equals(uri.getScheme()) || "smtps".equals(uri.getScheme()))) {
        throw new IllegalArgumentException(
            "connexus.mail.smtp-url must be smtp://[user:password@]host:port or smtps://…");
      }
    }
  }

  @Override
  public String toString() {
    return "MailSettings[***]";
  }
}
