package io.connexus.user.application;

import io.connexus.platform.E164;
import io.connexus.user.application.NumberOrder.Failure;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where numbers are bought. Methods that ask throw {@link CarrierNumbers.CarrierSilent} if the
 * carrier cannot be asked now.
 */
public interface NumberMarket {

  /** What could be ordered; empty if there is nothing like it. */
  List<Offer> search(Wish wish);

  /**
   * Orders; the carrier cannot recognise a repetition.
   *
   * @param order by which {@link #state} finds it
   */
  Placed order(E164 number, UUID order);

  /** What became of an order. */
  State state(UUID order);

  /**
   * Gives the number back; one that is not held is given back already.
   *
   * @return false if the carrier will not take it
   */
  boolean release(E164 number);

  /**
   * What is wished for.
   *
   * @param country ISO 3166-1 alpha-2
   * @param locality the town
   * @param administrativeArea a state of the US or a province of Canada, by its two letters
   */
  record Wish(
      String country,
      @Nullable String areaCode,
      @Nullable String locality,
      @Nullable String administrativeArea,
      @Nullable String contains,
      String type,
      int limit) {}

  /** A number on the market; costs are decimals in {@code currency}. */
  record Offer(
      E164 number,
      @Nullable String locality,
      @Nullable String region,
      String monthlyCost,
      String upfrontCost,
      String currency,
      List<String> features) {}

  /** What the carrier said to an order. */
  sealed interface Placed {
    /** Taken; what becomes of it is told later. */
    record Taken() implements Placed {}

    record Refused(Failure failure) implements Placed {}

    /** It may have been taken: it must not be repeated. */
    record Unknown() implements Placed {}

    /** Surely not taken: the same may work after {@code pause}. */
    record Busy(Duration pause) implements Placed {}
  }

  /** Where an order stands at the carrier. */
  enum State {
    PENDING,
    DONE,
    FAILED,
    /** The carrier knows none (yet). */
    NONE
  }
}
