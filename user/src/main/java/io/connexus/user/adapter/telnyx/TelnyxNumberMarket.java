package io.connexus.user.adapter.telnyx;

import io.connexus.platform.E164;
import io.connexus.telnyx.AvailableNumber;
import io.connexus.telnyx.NumberSearch;
import io.connexus.telnyx.TelnyxClient;
import io.connexus.telnyx.TelnyxException;
import io.connexus.telnyx.TelnyxException.Kind;
import io.connexus.user.application.CarrierNumbers.CarrierSilent;
import io.connexus.user.application.NumberMarket;
import io.connexus.user.application.NumberOrder.Failure;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Numbers bought at Telnyx. */
public final class TelnyxNumberMarket implements NumberMarket {
  private static final System.Logger LOG = System.getLogger(TelnyxNumberMarket.class.getName());
  private static final Duration PAUSE = Duration.ofSeconds(2);

  /** A wish that Telnyx finds senseless is one that nothing fulfils. */
  private static final Set<Integer> NOTHING_LIKE_IT = Set.of(400, 404, 422);

  private final TelnyxClient telnyx;
  private final String connectionId;
  private final @Nullable String messagingProfileId;

  /**
   * @param connectionId where calls to bought numbers go
   * @param messagingProfileId how texts of bought numbers are handled, if at all
   */
  public TelnyxNumberMarket(
      TelnyxClient telnyx, String connectionId, @Nullable String messagingProfileId) {
    this.telnyx = telnyx;
    this.connectionId = connectionId;
    this.messagingProfileId = messagingProfileId;
  }

  @Override
  public List<Offer> search(Wish wish) {
    var search =
        new NumberSearch(
            wish.country(),
            wish.areaCode(),
            wish.locality(),
            wish.administrativeArea(),
            wish.contains(),
            wish.type(),
            wish.limit());
    try {
      return telnyx.numbers().search(search).stream()
          .filter(found -> E164.parse(found.phoneNumber()).isPresent())
          .map(TelnyxNumberMarket::offer)
          .toList();
    } catch (TelnyxException e) {
      if (NOTHING_LIKE_IT.contains(e.status())) {
        return List.of();
      }
      throw silent(e);
    }
  }

  private static Offer offer(AvailableNumber found) {
    return new Offer(
        new E164(found.phoneNumber()),
        found.locality(),
        found.region(),
        found.monthlyCost(),
        found.upfrontCost(),
        found.currency(),
        found.features());
  }

  private static CarrierSilent silent(TelnyxException e) {
    LOG.log(System.Logger.Level.WARNING, "numbers cannot be had: {0}", e.getMessage());
    return new CarrierSilent(e);
  }

  @Override
  public Placed order(E164 number, UUID order) {
    try {
      var _ =
          telnyx
              .numbers()
              .order(number.value(), connectionId, messagingProfileId, order.toString());
      return new Placed.Taken();
    } catch (TelnyxException e) {
      LOG.log(System.Logger.Level.WARNING, "order {0}: {1}", order, e.getMessage());
      if (e.maybeDone()) {
        return new Placed.Unknown();
      }
      return switch (e.code()) {
        case "85000" -> new Placed.Refused(Failure.NOT_SEARCHED);
        case "85001" -> new Placed.Refused(Failure.NUMBER_GONE);
        case "20100" -> new Placed.Refused(Failure.NO_FUNDS);
        default ->
            e.kind() == Kind.UNAVAILABLE
                ? new Placed.Busy(e.retryAfter().orElse(PAUSE))
                : new Placed.Refused(Failure.REFUSED);
      };
    }
  }

  @Override
  public State state(UUID order) {
    try {
      var found = telnyx.numbers().orders(order.toString());
      return found.isEmpty() ? State.NONE : state(found.getFirst().status());
    } catch (TelnyxException e) {
      throw silent(e);
    }
  }

  /** A status of Telnyx's in our words. */
  public static State state(String status) {
    return switch (status) {
      case "success" -> State.DONE;
      case "failure" -> State.FAILED;
      default -> State.PENDING;
    };
  }

  @Override
  public boolean release(E164 number) {
    try {
      telnyx.phoneNumber(number.value()).ifPresent(held -> telnyx.numbers().release(held.id()));
      return true;
    } catch (TelnyxException e) {
      if (e.kind() == Kind.REFUSED) {
        LOG.log(System.Logger.Level.ERROR, "a number is not released: {0}", e.getMessage());
        return false;
      }
      throw silent(e);
    }
  }
}
