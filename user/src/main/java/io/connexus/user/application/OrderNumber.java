package io.connexus.user.application;

import io.connexus.platform.Actor;
import io.connexus.platform.E164;
import io.connexus.platform.EventBus;
import io.connexus.platform.Ids;
import io.connexus.platform.audit.AuditLog;
import io.connexus.platform.outbox.Command;
import io.connexus.platform.outbox.Outbox;
import io.connexus.user.application.NumberOrder.Failure;
import io.connexus.user.application.NumberOrder.Status;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** Buys numbers: an order is kept with its commands, and ended once, by whoever hears first. */
public final class OrderNumber {
  static final String PLACE = "order-number";
  static final String CHECK = "check-number-order";
  static final int MOST_OPEN = 5;

  /** An order usually takes seconds; until then its webhook is likely to be faster. */
  private static final Duration FIRST_CHECK = Duration.ofSeconds(3);

  private final NumberOrders orders;
  private final PhoneNumbers numbers;
  private final Outbox outbox;
  private final AuditLog audit;
  private final EventBus bus;
  private final TransactionTemplate transactions;
  private final InstantSource clock;

  public OrderNumber(
      NumberOrders orders,
      PhoneNumbers numbers,
      Outbox outbox,
      AuditLog audit,
      EventBus bus,
      TransactionTemplate transactions,
      InstantSource clock) {
    this.orders = orders;
    this.numbers = numbers;
    this.outbox = outbox;
    this.audit = audit;
    this.bus = bus;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Puts the order on its way. Repeating it while it is open or the number held changes nothing.
   */
  public Result place(Actor actor, E164 number, @Nullable String label) {
    return transactions.execute(_ -> {
      numbers.lock(actor.workspace());
      var held = numbers.find(number);
      if (held.isPresent() && !held.get().workspace().equals(actor.workspace())) {
        return new Result.Taken();
      }
      var standing = orders.standing(actor.workspace(), number);
      if (standing.isPresent() && (held.isPresent() || standing.get().status() == Status.PENDING)) {
        return new Result.OnItsWay(standing.get());
      }
      if (held.isPresent()) {
        return new Result.Taken();
      }
      return orders.open(actor.workspace()) >= MOST_OPEN
          ? new Result.TooMany()
          : new Result.OnItsWay(put(actor, number, label));
    });
  }

  private NumberOrder put(Actor actor, E164 number, @Nullable String label) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var order =
        new NumberOrder(
            Ids.next(),
            actor.workspace(),
            number,
            label,
            actor.user(),
            Status.PENDING,
            null,
            now,
            null);
    orders.add(order);
    outbox.put(new Command(order.id(), PLACE, order.id(), "{}", now, now));
    var check = Ids.named(CHECK + order.id());
    outbox.put(new Command(check, CHECK, order.id(), "{}", now, now.plus(FIRST_CHECK)));
    audit.append(actor, "phone-number.ordered", order.id(), Map.of("number", number.value()));
    bus.publish(PhoneNumbersChanged.event(actor.workspace()));
    return order;
  }

  /** The carrier has sold the number. */
  public void bought(UUID id) {
    transactions.executeWithoutResult(_ ->
        orders
            .find(id)
            .ifPresent(order -> {
              numbers.lock(order.workspace());
              orders.finish(id, null).ifPresent(this::assign);
            }));
  }

  private void assign(NumberOrder order) {
    var number = numbers.assign(order.workspace(), order.number(), order.label());
    if (number.workspace().equals(order.workspace())) {
      numbers.markOrdered(number.id());
    }
    var details = Map.of("number", order.number().value(), "order", order.id().toString());
    audit.append(order.workspace(), order.by(), "phone-number.added", number.id(), details);
    bus.publish(PhoneNumbersChanged.event(order.workspace()));
  }

  /** The number was not bought. */
  public void failed(UUID id, Failure failure) {
    transactions.executeWithoutResult(_ ->
        orders
            .finish(id, failure)
            .ifPresent(order -> bus.publish(PhoneNumbersChanged.event(order.workspace()))));
  }

  /** How placing an order went. */
  public sealed interface Result {
    /** Placed, now or before. */
    record OnItsWay(NumberOrder order) implements Result {}

    /** A workspace has the number already. */
    record Taken() implements Result {}

    /** There are {@link #MOST_OPEN} open orders. */
    record TooMany() implements Result {}
  }
}
