package io.connexus.sandbox.telnyx;

import io.connexus.sandbox.exchange.Leg;
import io.connexus.sandbox.exchange.LegEvents;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Passes what happens on, to more than one. */
public final class LegEventRelay implements LegEvents {
  private final List<LegEvents> told = new ArrayList<>();

  public LegEventRelay(LegEvents first) {
    told.add(first);
  }

  /** Completes the wiring; not for later. */
  public void alsoTell(LegEvents another) {
    told.add(another);
  }

  @Override
  public void happened(Leg leg, String type, ObjectNode fields) {
    told.forEach(one -> one.happened(leg, type, fields));
  }
}
