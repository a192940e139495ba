package io.connexus.sms.application;

import io.connexus.platform.outbox.Command;
import io.connexus.platform.outbox.CommandHandler;
import io.connexus.sms.application.TextCarrier.Answer;
import io.connexus.sms.domain.TextStatus;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Hands texts to the carrier, each at most once: the carrier cannot tell a repetition from a second
 * text. Repeated is only what the carrier surely has not taken, for ten minutes.
 */
public final class DeliverText implements CommandHandler {
  static final String KIND = "send-text";

  private static final System.Logger LOG = System.getLogger(DeliverText.class.getName());
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final String UNKNOWN = "unknown whether it was sent";
  private static final String NO_ANSWER = "the carrier did not answer";

  private final Texts texts;
  private final TextCarrier carrier;
  private final TextNews news;
  private final InstantSource clock;

  public DeliverText(Texts texts, TextCarrier carrier, TextNews news, InstantSource clock) {
    this.texts = texts;
    this.carrier = carrier;
    this.news = news;
    this.clock = clock;
  }

  @Override
  public Set<String> kinds() {
    return Set.of(KIND);
  }

  @Override
  public boolean atMostOnce(String kind) {
    return true;
  }

  @Override
  public Result handle(Command command) {
    var text = texts.find(command.subject());
    if (text.isEmpty() || text.get().status() != TextStatus.PENDING) {
      return new Result.Done("over");
    }
    return switch (carrier.send(text.get().from(), text.get().to(), text.get().body())) {
      case Answer.Accepted(var messageId) -> accepted(text.get().id(), messageId);
      case Answer.Refused(var reason) -> failed(command, reason, "refused");
      case Answer.Unknown _ -> failed(command, UNKNOWN, "unknown");
      case Answer.Busy(var pause) ->
          tooOld(command) ? failed(command, NO_ANSWER, "gave-up") : new Result.Retry(pause);
    };
  }

  @Override
  public Result interrupted(Command command) {
    return failed(command, UNKNOWN, "unknown");
  }

  /** Must not throw: the outbox would take that for a reason to send again. */
  private Result accepted(UUID id, String messageId) {
    try {
      tell(texts.accepted(id, messageId));
      return new Result.Done("accepted");
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "text " + id + " was sent but could not be noted", e);
      return new Result.Done("accepted-unnoted");
    }
  }

  private Result failed(Command command, String error, String note) {
    tell(texts.failed(command.subject(), error));
    return new Result.Done(note);
  }

  private boolean tooOld(Command command) {
    return clock.instant().isAfter(command.createdAt().plus(PATIENCE));
  }

  private void tell(Optional<Text> changed) {
    changed.ifPresent(news::tell);
  }
}
