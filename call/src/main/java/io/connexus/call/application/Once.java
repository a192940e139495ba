package io.connexus.call.application;

import io.connexus.platform.Actor;
import io.connexus.platform.IdempotencyKey;
import io.connexus.platform.Ids;
import io.connexus.platform.Problem;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does what a member wishes once, however often a client that missed the answer repeats it. The key
 * is kept in the transaction in which the wish is done, for a day; what was refused keeps none.
 */
public final class Once {
  private static final Duration KEPT = Duration.ofDays(1);

  private final Wishes wishes;
  private final TransactionTemplate transactions;
  private final InstantSource clock;

  public Once(Wishes wishes, TransactionTemplate transactions, InstantSource clock) {
    this.wishes = wishes;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Does it, unless it was done under this key.
   *
   * @param key null if it is not repeated
   * @param request the same for the same request
   * @param deed what is done in one transaction with the key
   * @param then what is done with its outcome after the transaction; if it fails, nothing was done
   * @throws io.connexus.platform.ProblemException if the key is of another request
   */
  public <T> void run(
      Actor actor,
      @Nullable IdempotencyKey key,
      String request,
      Supplier<T> deed,
      Consumer<T> then) {
    if (key == null) {
      then.accept(deed.get());
      return;
    }
    var done =
        Objects.requireNonNull(
            transactions.execute(_ ->
                isNew(actor, key, Ids.named(request))
                    ? Optional.of(deed.get())
                    : Optional.<T>empty()));
    try {
      done.ifPresent(then);
    } catch (RuntimeException e) {
      wishes.forget(actor, key);
      throw e;
    }
  }

  private boolean isNew(Actor actor, IdempotencyKey key, UUID request) {
    if (wishes.keep(actor, key, request, clock.instant())) {
      return true;
    }
    if (!wishes.isOf(actor, key, request)) {
      throw Problem.INVALID_REQUEST.exception(
          "This Idempotency-Key is of another request",
          "Esta Idempotency-Key es de otra solicitud");
    }
    return false;
  }

  /** Forgets the keys whose day is over. */
  public void sweep() {
    wishes.forgetBefore(clock.instant().minus(KEPT));
  }
}
