package io.connexus.platform.mail;

import io.connexus.platform.outbox.Command;
import io.connexus.platform.outbox.CommandHandler;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import tools.jackson.databind.json.JsonMapper;

/** Hands letters to an SMTP server (RFC 5321); tries for two days while it does not take them. */
public final class SmtpMail implements CommandHandler {
  private static final Duration PAUSE = Duration.ofSeconds(30);
  private static final Duration GIVEN_UP_AFTER = Duration.ofDays(2);
  private static final System.Logger LOG = System.getLogger(SmtpMail.class.getName());

  private final @Nullable JavaMailSenderImpl smtp;
  private final String from;
  private final JsonMapper json = new JsonMapper();

  public SmtpMail(MailSettings settings) {
    this.smtp = settings.smtpUrl().isEmpty() ? null : sender(URI.create(settings.smtpUrl()));
    this.from = settings.from();
  }

  private static JavaMailSenderImpl sender(URI uri) {
    var sender = new JavaMailSenderImpl();
    sender.setProtocol(uri.getScheme());
    sender.setHost(uri.getHost());
    sender.setPort(uri.getPort() > 0 ? uri.getPort() : uri.getScheme().equals("smtps") ? 465 : 587);
    sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
    var properties = new Properties();
    var prefix = "mail." + uri.getScheme();
    properties.setProperty(prefix + ".connectiontimeout", "3000");
    properties.setProperty(prefix + ".timeout", "5000");
    properties.setProperty(prefix + ".writetimeout", "5000");
    properties.setProperty(prefix + ".starttls.enable", "true");
    var user = uri.getRawUserInfo();
    if (user != null && user.indexOf(':') > 0) {
      int colon = user.indexOf(':');
      sender.setUsername(URLDecoder.decode(user.substring(0, colon), StandardCharsets.UTF_8));
      sender.setPassword(URLDecoder.decode(user.substring(colon + 1), StandardCharsets.UTF_8));
      properties.setProperty(prefix + ".auth", "true");
      properties.setProperty(
          prefix + ".starttls.required", Boolean.toString(uri.getScheme().equals("smtp")));
    }
    sender.setJavaMailProperties(properties);
    return sender;
  }

  @Override
  public Set<String> kinds() {
    return Set.of(Mail.KIND);
  }

  @Override
  public Result handle(Command command) {
    if (smtp == null) {
      return expired(command) ? new Result.Done("no-server") : new Result.Retry(PAUSE);
    }
    var letter = json.readValue(command.body(), Letter.class);
    var message = new SimpleMailMessage();
    message.setFrom(from);
    message.setTo(letter.to());
    message.setSubject(letter.subject().replaceAll("[\\r\\n]+", " "));
    message.setText(letter.text());
    try {
      smtp.send(message);
      return new Result.Done("sent");
    } catch (MailParseException e) {
      LOG.log(System.Logger.Level.WARNING, "letter {0} has no valid address", command.id());
      return new Result.Done("bad-address");
    } catch (MailException e) { // its message may quote the address
      LOG.log(
          System.Logger.Level.WARNING,
          "letter {0} could not be handed over: {1}",
          command.id(),
          e.getClass().getSimpleName());
      return expired(command) ? new Result.Done("refused") : new Result.Retry(PAUSE);
    }
  }

  private static boolean expired(Command command) {
    return command.createdAt().plus(GIVEN_UP_AFTER).isBefore(java.time.Instant.now());
  }
}
