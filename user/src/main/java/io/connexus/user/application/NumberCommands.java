package io.connexus.user.application;

import io.connexus.platform.E164;
import io.connexus.platform.outbox.Command;
import io.connexus.platform.outbox.CommandHandler;
import io.connexus.user.application.NumberMarket.Placed;
import io.connexus.user.application.NumberOrder.Failure;
import io.connexus.user.application.NumberOrder.Status;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/**
 * Orders and releases at the carrier. An order is placed at most once, as the carrier cannot tell a
 * repetition from a second order; whatever became of it, crash or not, the check beside it finds
 * out by the order's reference.
 */
public final class NumberCommands implements CommandHandler {
  private static final System.Logger LOG = System.getLogger(NumberCommands.class.getName());
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Duration TO_PLACE = Duration.ofMinutes(10);
  private static final Duration TO_BE_KNOWN = Duration.ofMinutes(15);

  /** How long a carrier that refuses to take a number back is asked often. */
  private static final Duration TO_ASK_OFTEN = Duration.ofDays(7);

  private static final Duration OFTEN = Duration.ofHours(1);
  private static final Duration SELDOM = Duration.ofDays(1);

  private final NumberOrders orders;
  private final OrderNumber ordering;
  private final PhoneNumbers numbers;
  private final NumberMarket market;
  private final ManagePhoneNumber manage;
  private final InstantSource clock;

  public NumberCommands(
      NumberOrders orders,
      OrderNumber ordering,
      PhoneNumbers numbers,
      NumberMarket market,
      ManagePhoneNumber manage,
      InstantSource clock) {
    this.orders = orders;
    this.ordering = ordering;
    this.numbers = numbers;
    this.market = market;
    this.manage = manage;
    this.clock = clock;
  }

  @Override
  public Set<String> kinds() {
    return Set.of(OrderNumber.PLACE, OrderNumber.CHECK, ManagePhoneNumber.RELEASE);
  }

  @Override
  public boolean atMostOnce(String kind) {
    return kind.equals(OrderNumber.PLACE);
  }

  @Override
  public Result handle(Command command) {
    return switch (command.kind()) {
      case OrderNumber.PLACE -> place(command);
      case OrderNumber.CHECK -> check(command);
      default -> release(command);
    };
  }

  private Result place(Command command) {
    var order = orders.find(command.subject());
    if (order.isEmpty() || order.get().status() != Status.PENDING) {
      return new Result.Done("over");
    }
    return switch (market.order(order.get().number(), order.get().id())) {
      case Placed.Taken _ -> new Result.Done("taken");
      case Placed.Unknown _ -> new Result.Done("unknown");
      case Placed.Refused(var failure) -> failed(command, failure);
      case Placed.Busy(var pause) ->
          olderThan(TO_PLACE, command)
              ? failed(command, Failure.CARRIER_DOWN)
              : new Result.Retry(pause);
    };
  }

  /** Must not throw: the outbox would take that for a reason to order again. */
  private Result failed(Command command, Failure failure) {
    try {
      ordering.failed(command.subject(), failure);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "order " + command.subject() + " failed unnoted", e);
    }
    return new Result.Done(failure.code());
  }

  private Result check(Command command) {
    var order = orders.find(command.subject());
    if (order.isEmpty() || order.get().status() != Status.PENDING) {
      return new Result.Done("over");
    }
    return switch (market.state(order.get().id())) {
      case PENDING -> new Result.Retry(PAUSE);
      case DONE -> {
        ordering.bought(order.get().id());
        yield new Result.Done("bought");
      }
      case FAILED -> failed(command, Failure.REFUSED);
      case NONE ->
          olderThan(TO_BE_KNOWN, command)
              ? failed(command, Failure.NOT_PLACED)
              : new Result.Retry(PAUSE);
    };
  }

  private boolean olderThan(Duration age, Command command) {
    return clock.instant().isAfter(command.createdAt().plus(age));
  }

  private Result release(Command command) {
    var number = new E164(JsonMapper.shared().readValue(command.body(), String.class));
    if (numbers.find(number).isPresent()) {
      manage.releaseOver(number);
      return new Result.Done("in-use-again");
    }
    if (numbers.isCalledOff(number, command.createdAt())) {
      return new Result.Done("called-off"); // perhaps removed since, to be kept
    }
    if (market.release(number)) {
      manage.releaseOver(number);
      return new Result.Done("released");
    }
    manage.notTakenBack(number);
    // the number is paid for as long as it is held, or until somebody gives it back by hand
    return new Result.Retry(olderThan(TO_ASK_OFTEN, command) ? SELDOM : OFTEN);
  }
}
