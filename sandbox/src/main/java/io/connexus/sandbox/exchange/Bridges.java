package io.connexus.sandbox.exchange;

import org.jspecify.annotations.Nullable;

/** Who talks with whom. Called under the lock of the {@link Exchange}. */
public final class Bridges {
  private final Exchange exchange;

  Bridges(Exchange exchange) {
    this.exchange = exchange;
  }

  /** Joins two answered legs; each leaves the bridge it was in. */
  public void join(Leg one, Leg other) {
    if (one.peer == other) {
      return;
    }
    part(one);
    part(other);
    exchange.conferences().leave(one);
    exchange.conferences().leave(other);
    connect(one, other);
    connect(other, one);
    exchange.tell(one, Exchange.name(one) + " and " + Exchange.name(other) + " are connected");
    exchange.happened(one, "call.bridged");
    exchange.happened(other, "call.bridged");
  }

  private static void connect(Leg leg, Leg peer) {
    leg.peer = peer;
    leg.state = LegState.BRIDGED;
    leg.wasBridged = true;
    leg.conversation().join(peer);
  }

  /** Takes a leg out of its bridge; the one left behind is parked or hung up. */
  void part(Leg leg) {
    Leg left = leg.peer;
    leg.peer = null;
    if (leg.state == LegState.BRIDGED) {
      leg.state = LegState.PARKED;
    }
    if (left != null) {
      abandon(left);
    }
  }

  /** The other side is gone. */
  void abandon(Leg leg) {
    leg.peer = null;
    if (!leg.isAlive()) {
      return;
    }
    if (leg.parkAfterUnbridge) {
      leg.state = LegState.PARKED;
      exchange.tell(leg, Exchange.name(leg) + " is parked");
    } else {
      exchange.end(leg, HangupCause.normal(leg.identity().incoming() ? "callee" : "caller"));
    }
  }

  /** A dialled leg was answered: bridge it as the dial asked. */
  void followPlan(Leg leg) {
    DialPlan plan = leg.plan;
    Leg linked = plan == null ? null : plan.linked();
    if (plan == null || linked == null) {
      return;
    }
    if (!linked.isAlive()) {
      exchange.tell(leg, "the linked leg is gone, nothing to bridge with");
      return;
    }
    if (linked.state == LegState.RINGING && linked.isClientsOwn()) {
      exchange.answer(linked); // whom the client called is there now
    }
    if (linked.state == LegState.RINGING) {
      return; // happens when that leg is answered
    }
    if (plan.preventDoubleBridge() && linked.peer != null) {
      exchange.end(leg, HangupCause.normal("caller"));
      return;
    }
    leg.parkAfterUnbridge |= plan.park();
    linked.parkAfterUnbridge |= plan.parkLinked();
    leg.plan = null;
    join(linked, leg);
  }

  /** A leg that others wait to be bridged with was answered. */
  void followPlansWaitingFor(Leg answered) {
    for (Leg leg : exchange.legs()) {
      DialPlan plan = leg.plan;
      if (plan != null && plan.linked() == answered && leg.state == LegState.PARKED) {
        followPlan(leg);
      }
    }
  }

  /** Sets, for the leg a command addressed, what happens to it when its bridge ends. */
  public void park(Leg leg, @Nullable String parkAfterUnbridge) {
    leg.parkAfterUnbridge = "self".equals(parkAfterUnbridge);
  }
}
