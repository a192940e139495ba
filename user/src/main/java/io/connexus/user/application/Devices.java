package io.connexus.user.application;

import io.connexus.platform.Actor;
import io.connexus.platform.Ids;
import io.connexus.platform.Problem;
import io.connexus.user.Accounts;
import io.connexus.user.application.Device.Subscription;
import io.connexus.user.domain.DeviceTestLimit;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;

/** The devices of the member who is signed in. */
public final class Devices {
  private static final int MOST = 20;

  private final DeviceStore store;
  private final PushService service;
  private final PushCommands commands;
  private final Accounts accounts;
  private final TransactionTemplate transactions;
  private final InstantSource clock;

  public Devices(
      DeviceStore store,
      PushService service,
      PushCommands commands,
      Accounts accounts,
      TransactionTemplate transactions,
      InstantSource clock) {
    this.store = store;
    this.service = service;
    this.commands = commands;
    this.accounts = accounts;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** What came of registering. */
  public sealed interface Result {
    record Registered(Device device) implements Result {}

    record TooMany() implements Result {}

    record BadEndpoint() implements Result {}

    record BadKeys() implements Result {}
  }

  /** The key to subscribe with. */
  public String pushKey() {
    return service.publicKey();
  }

  /** Notifies the device while the actor's sign-in lasts. */
  public Result register(Actor actor, String name, Subscription subscription) {
    return switch (service.check(subscription)) {
      case BAD_ENDPOINT -> new Result.BadEndpoint();
      case BAD_KEYS -> new Result.BadKeys();
      case GOOD -> transactions.execute(_ -> keep(actor, name, subscription));
    };
  }

  private Result keep(Actor actor, String name, Subscription subscription) {
    store.lock(actor.user());
    long others =
        of(actor).stream()
            .filter(device -> !device.subscription().endpoint().equals(subscription.endpoint()))
            .count();
    if (others >= MOST) {
      return new Result.TooMany();
    }
    var now = clock.instant();
    return new Result.Registered(
        store.put(
            new Device(Ids.next(), actor.user(), actor.session(), name, subscription, now, null)));
  }

  /** Those whose sign-in lasts, the newest first. */
  public List<Device> of(Actor actor) {
    store.keepOnly(actor.user(), accounts.signIns(actor.user()));
    return store.of(actor.user());
  }

  /** Stops notifying it; false if it is none of the actor's. */
  public boolean remove(Actor actor, UUID id) {
    return store.remove(actor.user(), id);
  }

  /**
   * Sends it a message to try it; false if it is none of the actor's.
   *
   * @throws io.connexus.platform.ProblemException {@link Problem#RATE_LIMITED}, see {@link
   *     DeviceTestLimit}
   */
  public boolean test(Actor actor, UUID id) {
    if (of(actor).stream().noneMatch(device -> device.id().equals(id))) {
      return false;
    }
    transactions.executeWithoutResult(_ -> {
      store.lock(actor.user());
      var now = clock.instant();
      var then = now.minus(DeviceTestLimit.PERIOD);
      DeviceTestLimit.pause(store.tests(actor.user(), then), now)
          .ifPresent(pause -> {
            throw Problem.RATE_LIMITED.exception(pause);
          });
      store.noteTest(actor.user(), now, then);
      commands.test(actor.user(), id);
    });
    return true;
  }
}
