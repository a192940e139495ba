package io.connexus.user.application;

import io.connexus.platform.Ids;
import io.connexus.platform.UserId;
import io.connexus.platform.outbox.Command;
import io.connexus.platform.outbox.CommandHandler;
import io.connexus.platform.outbox.Outbox;
import io.connexus.user.Accounts;
import io.connexus.user.BusinessNumbers;
import io.connexus.user.Contacts;
import io.connexus.user.Notifications.Notice;
import io.connexus.user.application.Audience.Listener;
import io.connexus.user.application.PushService.Answer;
import io.connexus.user.domain.Preferences;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes of a notice one message for each device of those it concerns, and sends them. A repeated
 * notice makes the same commands, so a device is told once. Whether the device's sign-in still
 * lasts is asked when the message leaves.
 */
public final class PushCommands implements CommandHandler {
  static final String SEND = "send-push";

  private final TeamStore team;
  private final PreferencesStore preferences;
  private final BusinessNumbers numbers;
  private final Contacts contacts;
  private final DeviceStore devices;
  private final Accounts accounts;
  private final PushService service;
  private final Outbox outbox;
  private final TransactionTemplate transactions;
  private final InstantSource clock;
  private final JsonMapper json;

  public PushCommands(
      TeamStore team,
      PreferencesStore preferences,
      BusinessNumbers numbers,
      Contacts contacts,
      DeviceStore devices,
      Accounts accounts,
      PushService service,
      Outbox outbox,
      TransactionTemplate transactions,
      InstantSource clock,
      JsonMapper json) {
    this.team = team;
    this.preferences = preferences;
    this.numbers = numbers;
    this.contacts = contacts;
    this.devices = devices;
    this.accounts = accounts;
    this.service = service;
    this.outbox = outbox;
    this.transactions = transactions;
    this.clock = clock;
    this.json = json;
  }

  @Override
  public Set<String> kinds() {
    return Set.of(OutboxNotifications.NOTIFY, SEND);
  }

  @Override
  public Result handle(Command command) {
    return command.kind().equals(SEND) ? send(command) : notify(command);
  }

  /**
   * Sends a message to try the member's device, once the current transaction has been committed.
   */
  void test(UserId member, UUID device) {
    var message = PushMessage.test(preferences.of(member).language());
    put(Ids.next(), device, message, clock.instant());
  }

  private void put(UUID id, UUID device, PushMessage message, java.time.Instant since) {
    var body = json.writeValueAsString(message);
    outbox.put(new Command(id, SEND, device, body, since, clock.instant()));
  }

  private Result notify(Command command) {
    var notice = json.readValue(command.body(), Notice.class);
    if (left(command, PushMessage.timeToLive(notice.kind())).isNegative()) {
      return new Result.Done("late");
    }
    var name = contacts.find(notice.workspace(), notice.outside()).map(Contacts.Name::name);
    var who = name.orElseGet(() -> notice.outside().display());
    transactions.executeWithoutResult(_ -> {
      var wishes = preferences.all(notice.workspace());
      for (var member : audience(notice, wishes)) {
        var language = wishes.getOrDefault(member, Preferences.STANDARD).language();
        var message = PushMessage.of(notice, who, language);
        for (var device : devices.of(member)) {
          put(
              Ids.named(notice.id() + "/" + device.id()),
              device.id(),
              message,
              command.createdAt());
        }
      }
    });
    return new Result.Done("told");
  }

  private List<UserId> audience(Notice notice, Map<UserId, Preferences> wishes) {
    var listeners =
        team.of(notice.workspace()).stream()
            .map(TeamMember::member)
            .map(member ->
                new Listener(
                    member.id(),
                    member.role(),
                    wishes.getOrDefault(member.id(), Preferences.STANDARD)))
            .toList();
    var now = clock.instant();
    var to = notice.to();
    return to == null
        ? Audience.of(notice.kind(), listeners, numbers.assignees(notice.business()), now)
        : Audience.only(to, notice.kind(), listeners, now);
  }

  private Result send(Command command) {
    var message = json.readValue(command.body(), PushMessage.class);
    var left = left(command, message.timeToLive());
    if (!left.isPositive()) {
      return new Result.Done("late");
    }
    var device = devices.find(command.subject()).orElse(null);
    if (device == null) {
      return new Result.Done("removed");
    }
    if (!accounts.signIns(device.member()).contains(device.session())) {
      devices.remove(device.member(), device.id());
      return new Result.Done("signed-out");
    }
    return switch (service.send(device.subscription(), message, left)) {
      case Answer.Taken _ -> {
        devices.notified(device.id(), clock.instant());
        yield new Result.Done("taken");
      }
      case Answer.Gone _ -> {
        devices.remove(device.member(), device.id());
        yield new Result.Done("gone");
      }
      case Answer.Refused _ -> new Result.Done("refused");
      case Answer.Busy(var pause) ->
          pause.compareTo(left) < 0 ? new Result.Retry(pause) : new Result.Done("late");
    };
  }

  private Duration left(Command command, Duration timeToLive) {
    return timeToLive.minus(Duration.between(command.createdAt(), clock.instant()));
  }
}
