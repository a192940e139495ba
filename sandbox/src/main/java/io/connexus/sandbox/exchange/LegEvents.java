package io.connexus.sandbox.exchange;

import tools.jackson.databind.node.ObjectNode;

/** Told of everything that happens to a leg, under the exchange's lock: take note and return. */
public interface LegEvents {
  /**
   * Something happened.
   *
   * @param type the carrier's word for it, such as {@code call.answered}
   * @param fields what this event adds to those that every event of a leg carries
   */
  void happened(Leg leg, String type, ObjectNode fields);
}
