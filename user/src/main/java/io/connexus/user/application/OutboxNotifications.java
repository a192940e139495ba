package io.connexus.user.application;

import io.connexus.platform.outbox.Command;
import io.connexus.platform.outbox.Outbox;
import io.connexus.user.Notifications;
import java.time.InstantSource;
import tools.jackson.databind.json.JsonMapper;

/** Leaves a notice in the outbox, for the one process that knows whom to tell. */
public final class OutboxNotifications implements Notifications {
  static final String NOTIFY = "notify";

  private final Outbox outbox;
  private final InstantSource clock;
  private final JsonMapper json;

  public OutboxNotifications(Outbox outbox, InstantSource clock, JsonMapper json) {
    this.outbox = outbox;
    this.clock = clock;
    this.json = json;
  }

  @Override
  public void tell(Notice notice) {
    var now = clock.instant();
    var body = json.writeValueAsString(notice);
    outbox.put(new Command(notice.id(), NOTIFY, notice.subject(), body, now, now));
  }
}
