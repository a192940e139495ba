package io.connexus.platform.mail;

import io.connexus.platform.Ids;
import io.connexus.platform.outbox.Command;
import io.connexus.platform.outbox.Outbox;
import java.time.InstantSource;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends mail. A letter is a command of the outbox: it leaves after the commit, whatever crashes.
 */
public final class Mail {
  /** The kind of the command. */
  public static final String KIND = "send-mail";

  private final Outbox outbox;
  private final InstantSource clock;
  private final JsonMapper json = new JsonMapper();

  public Mail(Outbox outbox, InstantSource clock) {
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Sends the letter once the current transaction has been committed; needs one.
   *
   * @param about the id of what it is about, to find it by
   */
  public void send(UUID about, Letter letter) {
    var now = clock.instant();
    outbox.put(new Command(Ids.next(), KIND, about, json.writeValueAsString(letter), now, now));
  }
}
