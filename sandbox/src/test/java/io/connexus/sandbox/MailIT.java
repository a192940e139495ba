package io.connexus.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connexus.sandbox.json.Json;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Letters go out over SMTP and are read through the control API. */
class MailIT {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static Sandbox sandbox;

  @BeforeAll
  static void start() {
    sandbox = Sandbox.start(SandboxSettings.defaults().withPort(0));
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @BeforeEach
  void empty() throws Exception {
    control("DELETE", "/mail", "");
    control("DELETE", "/chaos", "");
  }

  private static JsonNode control(String method, String path, String body) throws Exception {
    var request =
        HttpRequest.newBuilder(sandbox.baseUrl().resolve("/sandbox" + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    String answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
    return answer.isEmpty() ? Json.object() : Json.MAPPER.readTree(answer);
  }

  private static MimeMessage letter(String to) throws MessagingException {
    var settings = new Properties();
    settings.put("mail.smtp.host", sandbox.smtpUrl().getHost());
    settings.put("mail.smtp.port", String.valueOf(sandbox.smtpUrl().getPort()));
    settings.put("mail.smtp.timeout", "5000");
    var letter = new MimeMessage(Session.getInstance(settings));
    letter.setFrom(new InternetAddress("phone@connexus.example"));
    letter.setRecipients(Message.RecipientType.TO, to);
    letter.setSubject("Bitte bestätigen", "UTF-8");
    letter.setText(
        "Grüße!\n\nOpen http://localhost:8080/verify#token=" + "a".repeat(90) + ".\n", "UTF-8");
    return letter;
  }

  @Test
  void aLetterIsKeptWithItsWordsAndLinks() throws Exception {
    Transport.send(letter("first@harbor-bakery.example"));
    Transport.send(letter("second@harbor-bakery.example"));
    var all = control("GET", "/mail", "");
    assertThat(all).hasSize(2);
    assertThat(all.at("/0/to/0").asString()).isEqualTo("second@harbor-bakery.example");
    var found = control("GET", "/mail?to=First@harbor-bakery.example", "");
    assertThat(found).hasSize(1);
    var letter = found.get(0);
    assertThat(letter.path("from").asString()).isEqualTo("phone@connexus.example");
    assertThat(letter.path("subject").asString()).isEqualTo("Bitte bestätigen");
    assertThat(letter.path("text").asString()).startsWith("Grüße!\n\nOpen ");
    assertThat(letter.path("links"))
        .extracting(JsonNode::asString)
        .containsExactly("http://localhost:8080/verify#token=" + "a".repeat(90));
    assertThat(letter.has("html")).isFalse();
    control("DELETE", "/mail", "");
    assertThat(control("GET", "/mail", "")).isEmpty();
  }

  @Test
  void bothFormsOfALetterAreKept() throws Exception {
    var letter = letter("first@harbor-bakery.example");
    var plain = new MimeBodyPart();
    plain.setText("See https://harbor-bakery.example/a?b=1&c=2", "UTF-8");
    var html = new MimeBodyPart();
    html.setContent(
        "<a href=\"https://harbor-bakery.example/a?b=1&amp;c=2\">See</a>",
        "text/html;charset=utf-8");
    letter.setContent(new MimeMultipart("alternative", plain, html));
    letter.saveChanges();
    Transport.send(letter);
    var kept = control("GET", "/mail", "").get(0);
    assertThat(kept.path("html").asString()).startsWith("<a href");
    assertThat(kept.path("links"))
        .extracting(JsonNode::asString)
        .containsExactly("https://harbor-bakery.example/a?b=1&c=2");
  }

  @Test
  void lettersAreRefusedOnDemand() throws Exception {
    control("POST", "/chaos", "{\"mail\":{\"tempfail\":true}}");
    assertThatThrownBy(() -> Transport.send(letter("first@harbor-bakery.example")))
        .hasStackTraceContaining("451");
    control("POST", "/chaos", "{\"mail\":{\"refuse\":true}}");
    assertThatThrownBy(() -> Transport.send(letter("first@harbor-bakery.example")))
        .hasStackTraceContaining("550");
    assertThat(control("GET", "/mail", "")).isEmpty();
  }

  @Test
  void aLetterThatIsTooLargeIsRefused() throws Exception {
    var letter = letter("first@harbor-bakery.example");
    letter.setText("0123456789\n".repeat(100_000));
    assertThatThrownBy(() -> Transport.send(letter)).isInstanceOf(MessagingException.class);
    assertThat(control("GET", "/mail", "")).isEmpty();
  }
}
