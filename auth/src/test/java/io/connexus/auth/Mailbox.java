package io.connexus.auth;

import static org.awaitility.Awaitility.await;

import io.connexus.platform.mail.Letter;
import io.connexus.platform.mail.Mail;
import io.connexus.platform.outbox.Command;
import io.connexus.platform.outbox.CommandHandler;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** Where the letters of a test arrive. */
public final class Mailbox implements CommandHandler {
  private static final Pattern TOKEN = Pattern.compile("#token=([A-Za-z0-9_-]{43})");

  private final List<Letter> letters = new CopyOnWriteArrayList<>();
  private final JsonMapper json = new JsonMapper();

  @Override
  public Set<String> kinds() {
    return Set.of(Mail.KIND);
  }

  @Override
  public Result handle(Command command) {
    letters.add(json.readValue(command.body(), Letter.class));
    return new Result.Done("kept");
  }

  /** What has arrived for {@code to} so far, the oldest first. */
  List<Letter> of(String to) {
    return letters.stream().filter(letter -> letter.to().equals(to)).toList();
  }

  /** Waits for the {@code count}th letter to {@code to} whose subject starts so. */
  Letter letter(String to, String subject, int count) {
    return await()
        .until(
            () -> of(to).stream().filter(letter -> letter.subject().startsWith(subject)).toList(),
            found -> found.size() >= count)
        .get(count - 1);
  }

  /** The token of that letter's link. */
  String token(String to, String subject, int count) {
    var found = TOKEN.matcher(letter(to, subject, count).text());
    if (!found.find()) {
      throw new AssertionError("no link in the letter");
    }
    return found.group(1);
  }
}
