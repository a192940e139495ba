package io.connexus.sandbox.mail;

import io.connexus.sandbox.http.Answer;
import io.connexus.sandbox.http.Ask;
import io.connexus.sandbox.json.Json;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a person or a test sees of the letters that were sent. */
public final class MailApi {
  private final Mailbox mailbox;

  public MailApi(Mailbox mailbox) {
    this.mailbox = mailbox;
  }

  /** The newest first; of one recipient if the query names one. */
  public Answer list(Ask ask) {
    String to = ask.query("to").orElse("").toLowerCase(Locale.ROOT);
    ArrayNode list = Json.array();
    mailbox.letters().stream()
        .filter(letter -> to.isEmpty() || isTo(letter, to))
        .map(MailApi::view)
        .forEach(list::add);
    return Answer.ok(list);
  }

  private static boolean isTo(Letter letter, String address) {
    return letter.to().stream().anyMatch(to -> to.toLowerCase(Locale.ROOT).equals(address));
  }

  private static ObjectNode view(Letter letter) {
    ObjectNode view = Json.object().put("id", letter.id()).put("from", letter.from());
    view.set("to", Json.strings(letter.to()));
    view.put("subject", letter.subject()).put("text", letter.text());
    if (letter.html() != null) {
      view.put("html", letter.html());
    }
    view.set("links", Json.strings(letter.links()));
    return view.put("receivedAt", letter.receivedAt().toString());
  }

  public Answer clear(Ask ask) {
    mailbox.clear();
    return Answer.empty(204);
  }
}
