package io.connexus.call.application;

import io.connexus.call.application.Carrier.CarrierException;
import io.connexus.call.application.Carrier.CarrierException.Kind;
import io.connexus.call.application.Carrier.LiveLeg;
import io.connexus.call.domain.Call;
import io.connexus.call.domain.CallEvent;
import io.connexus.call.domain.CallEvent.Cause;
import io.connexus.call.domain.CallState;
import io.connexus.platform.CallId;
import io.connexus.platform.Ids;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Brings our calls and the carrier's legs into agreement, whatever was lost between us: a leg that
 * the carrier no longer has is over, and a live one that no call has any use for is hung up. One
 * that was nobody's at two looks in a row is nobody's: at the first its end may be on its way.
 */
public final class Watchdog {
  private static final System.Logger LOG = System.getLogger(Watchdog.class.getName());

  private final Calls calls;
  private final CallService service;
  private final Carrier carrier;
  private final MeterRegistry metrics;
  private Set<String> suspects = Set.of();

  public Watchdog(Calls calls, CallService service, Carrier carrier, MeterRegistry metrics) {
    this.calls = calls;
    this.service = service;
    this.carrier = carrier;
    this.metrics = metrics;
  }

  /**
   * Looks once and mends what it finds.
   *
   * @return whether the carrier holds somebody who has called and whom we have not been told of
   * @throws CarrierException if the carrier cannot be asked
   */
  public synchronized boolean look() {
    var legs = carrier.liveLegs();
    var alive = legs.stream().map(LiveLeg::carrierId).collect(Collectors.toSet());
    calls.live().forEach(id -> endWhatIsGone(id, alive));
    var nobodys = legs.stream().filter(this::isNobodys).map(LiveLeg::carrierId).toList();
    nobodys.stream().filter(suspects::contains).forEach(this::hangUp);
    suspects = Set.copyOf(nobodys);
    return legs.stream().anyMatch(this::isUnheardOf);
  }

  /** One call that cannot be looked after must not keep us from the others. */
  private void endWhatIsGone(CallId id, Set<String> alive) {
    try {
      calls.find(id).ifPresent(call -> endWhatIsGone(call, alive));
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "call " + id + " could not be looked after", e);
    }
  }

  private void endWhatIsGone(Call call, Set<String> alive) {
    for (var leg : List.copyOf(call.legs())) {
      var id = leg.carrierId();
      if (id != null && !leg.over() && !alive.contains(id) && !carrier.isAlive(id)) {
        found("gone");
        service.record(call.id(), new CallEvent.LegEnded(leg.number(), Cause.GONE));
      }
    }
  }

  /** A leg of a call that we do not know is another installation's. */
  private boolean isNobodys(LiveLeg leg) {
    try {
      return tag(leg)
          .flatMap(tag -> calls.find(tag.call()).map(call -> !isWanted(call, tag.leg(), leg)))
          .orElse(false);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "a leg could not be looked after", e);
      return false;
    }
  }

  private Optional<LegTag> tag(LiveLeg leg) {
    return leg.tag() == null
        ? calls.withCaller(leg.carrierId()).map(call -> new LegTag(call, 1))
        : Optional.of(leg.tag());
  }

  private static boolean isWanted(Call call, int number, LiveLeg leg) {
    return call.state() instanceof CallState.Live live
        && live.line()
            .leg(number)
            .filter(one -> one.wanted() && !one.over())
            .filter(one -> one.carrierId() == null || one.carrierId().equals(leg.carrierId()))
            .isPresent();
  }

  private boolean isUnheardOf(LiveLeg leg) {
    return leg.tag() == null && calls.withCaller(leg.carrierId()).isEmpty();
  }

  private void hangUp(String carrierId) {
    found("nobodys");
    try {
      carrier.hangUp(carrierId, Ids.next());
    } catch (CarrierException e) {
      if (e.kind() != Kind.LEG_OVER) {
        LOG.log(System.Logger.Level.WARNING, "a leg that is nobody's could not be hung up", e);
      }
    }
  }

  private void found(String what) {
    metrics.counter("connexus.call.watchdog", "found", what).increment();
  }
}
