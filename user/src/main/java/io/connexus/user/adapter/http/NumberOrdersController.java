package io.connexus.user.adapter.http;

import io.connexus.platform.Actor;
import io.connexus.platform.Diallable;
import io.connexus.platform.E164;
import io.connexus.platform.PlainText;
import io.connexus.platform.Problem;
import io.connexus.user.application.CarrierNumbers.CarrierSilent;
import io.connexus.user.application.NumberMarket;
import io.connexus.user.application.NumberMarket.Offer;
import io.connexus.user.application.NumberMarket.Wish;
import io.connexus.user.application.NumberOrder;
import io.connexus.user.application.NumberOrder.Failure;
import io.connexus.user.application.NumberOrders;
import io.connexus.user.application.OrderNumber;
import io.connexus.user.application.OrderNumber.Result;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Finding and buying business numbers. */
@RestController
@RequestMapping("/v1/users/phone-numbers")
public class NumberOrdersController {
  private static final Set<String> TYPES = Set.of("local", "toll_free", "mobile", "national");
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
  private static final Pattern AREA_CODE = Pattern.compile("\\d{1,5}");
  private static final Pattern ADMINISTRATIVE_AREA = Pattern.compile("[A-Z]{2}");
  private static final Pattern CONTAINS = Pattern.compile("\\d{1,10}");
  private static final int SHOWN = 50;

  private final NumberMarket market;
  private final NumberOrders orders;
  private final OrderNumber orderNumber;

  public NumberOrdersController(NumberMarket market, NumberOrders orders, OrderNumber orderNumber) {
    this.market = market;
    this.orders = orders;
    this.orderNumber = orderNumber;
  }

  /** What could be ordered now. */
  @GetMapping("/available")
  OfferList available(
      Actor actor,
      @RequestParam(name = "country", defaultValue = "US") String country,
      @RequestParam(name = "areaCode", required = false) @Nullable String areaCode,
      @RequestParam(name = "locality", required = false) @Nullable @PlainText @Size(max = 60)
          String locality,
      @RequestParam(name = "administrativeArea", required = false)
          @Nullable String administrativeArea,
      @RequestParam(name = "contains", required = false) @Nullable String contains,
      @RequestParam(name = "type", defaultValue = "local") String type,
      @RequestParam(name = "limit", defaultValue = "20") int limit) {
    need(
        COUNTRY.matcher(country).matches(),
        "country is a code of two capital letters",
        "country es un código de dos letras mayúsculas");
    need(
        fits(AREA_CODE, areaCode),
        "areaCode is one to five digits",
        "areaCode son de uno a cinco dígitos");
    need(
        fits(ADMINISTRATIVE_AREA, administrativeArea),
        "administrativeArea is a code of two capital letters",
        "administrativeArea es un código de dos letras mayúsculas");
    need(
        fits(CONTAINS, contains),
        "contains is one to ten digits",
        "contains son de uno a diez dígitos");
    need(
        TYPES.contains(type),
        "type is local, toll_free, mobile or national",
        "type es local, toll_free, mobile o national");
    need(limit >= 1 && limit <= 50, "limit is 1 to 50", "limit va de 1 a 50");
    try {
      var wish =
          new Wish(
              country,
              orNull(areaCode),
              orNull(locality),
              orNull(administrativeArea),
              orNull(contains),
              type,
              limit);
      return new OfferList(market.search(wish).stream().map(OfferView::of).toList());
    } catch (CarrierSilent e) {
      throw Problem.CARRIER_DOWN.exception();
    }
  }

  private static boolean fits(Pattern pattern, @Nullable String text) {
    var given = orNull(text);
    return given == null || pattern.matcher(given).matches();
  }

  private static @Nullable String orNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static void need(boolean condition, String en, String es) {
    if (!condition) {
      throw Problem.INVALID_REQUEST.exception(en, es);
    }
  }

  /** Buys one; what becomes of it is told by an event and {@link #list}. */
  @PostMapping("/orders")
  @ResponseStatus(HttpStatus.ACCEPTED)
  OrderView order(Actor actor, @Valid @RequestBody NewOrder wanted) {
    var label = wanted.label() == null || wanted.label().isBlank() ? null : wanted.label().strip();
    return switch (orderNumber.place(actor, new E164(wanted.number()), label)) {
      case Result.OnItsWay(var order) -> OrderView.of(order);
      case Result.Taken _ -> throw Problem.NUMBER_TAKEN.exception();
      case Result.TooMany _ ->
          throw Problem.LIMIT_REACHED.exception(
              "Wait for the open orders to be done", "Espera a que terminen los pedidos abiertos");
    };
  }

  /** The newest first. */
  @GetMapping("/orders")
  OrderList list(Actor actor) {
    return new OrderList(orders.of(actor.workspace(), SHOWN).stream().map(OrderView::of).toList());
  }

  record NewOrder(
      @NotNull @Diallable String number, @Nullable @PlainText @Size(max = 60) String label) {}

  record OfferList(List<OfferView> items) {}

  record OfferView(
      String number,
      String display,
      @Nullable String locality,
      @Nullable String region,
      String monthlyCost,
      String upfrontCost,
      String currency,
      List<String> features) {
    static OfferView of(Offer offer) {
      return new OfferView(
          offer.number().value(),
          offer.number().display(),
          offer.locality(),
          offer.region(),
          offer.monthlyCost(),
          offer.upfrontCost(),
          offer.currency(),
          offer.features());
    }
  }

  record OrderList(List<OrderView> items) {}

  record OrderView(
      UUID id,
      String number,
      String display,
      @Nullable String label,
      String status,
      @Nullable FailureView failure,
      Instant createdAt,
      @Nullable Instant finishedAt) {
    static OrderView of(NumberOrder order) {
      return new OrderView(
          order.id(),
          order.number().value(),
          order.number().display(),
          order.label(),
          order.status().name().toLowerCase(Locale.ROOT),
          FailureView.of(order.failure()),
          order.createdAt(),
          order.finishedAt());
    }
  }

  record FailureView(String code, String message) {
    static @Nullable FailureView of(@Nullable Failure failure) {
      return failure == null ? null : new FailureView(failure.code(), failure.words());
    }
  }
}
