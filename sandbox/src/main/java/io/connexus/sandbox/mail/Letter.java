package io.connexus.sandbox.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A letter as it was received.
 *
 * @param from the envelope's sender
 * @param to the envelope's recipients, whatever the letter's own header says
 * @param text its plain words; empty if it has none
 * @param links web addresses in the words, in their order and once each
 */
public record Letter(
    String id,
    String from,
    List<String> to,
    String subject,
    String text,
    @Nullable String html,
    List<String> links,
    Instant receivedAt) {
  private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"']+");
  private static final Pattern AFTER_A_LINK = Pattern.compile("[.,;:!?)\\]]+$");
  private static final Session NO_SETTINGS = Session.getInstance(new Properties());

  /** Reads a letter in the Internet Message Format (RFC 5322, MIME). */
  static Letter read(String id, String from, List<String> to, InputStream data, Instant now)
      throws IOException {
    try {
      MimeMessage message = new MimeMessage(NO_SETTINGS, data);
      String text = part(message, "text/plain");
      String html = part(message, "text/html");
      String subject = message.getSubject();
      String words = text == null ? "" : text.replace("\r\n", "\n");
      return new Letter(
          id,
          from,
          List.copyOf(to),
          subject == null ? "" : subject,
          words,
          html,
          links(words, html),
          now);
    } catch (MessagingException e) {
      throw new IOException("The letter is malformed", e);
    }
  }

  private static @Nullable String part(Part part, String type)
      throws MessagingException, IOException {
    if (Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
      return null;
    }
    if (part.isMimeType(type) && part.getContent() instanceof String words) {
      return words;
    }
    if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        BodyPart inner = parts.getBodyPart(i);
        String found = part(inner, type);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private static List<String> links(String text, @Nullable String html) {
    Stream<String> ofHtml =
        html == null ? Stream.of() : found(html).map(link -> link.replace("&amp;", "&"));
    return Stream.concat(found(text), ofHtml).distinct().toList();
  }

  private static Stream<String> found(String words) {
    return LINK.matcher(words)
        .results()
        .map(MatchResult::group)
        .map(link -> AFTER_A_LINK.matcher(link).replaceFirst(""));
  }
}
