package io.connexus.call.application;

import io.connexus.call.domain.CallEvent.Cause;
import io.connexus.platform.E164;
import io.connexus.platform.MutableClock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Proves that the fake behaves as the real one, so that what is tested with it means something. */
class FakeCarrierTest extends CarrierContract {
  private final FakeCarrier carrier = new FakeCarrier(new MutableClock());
  private final List<CarrierEvent> events = new CopyOnWriteArrayList<>();

  FakeCarrierTest() {
    carrier.tell(events::add);
    carrier.aiAnswers(false);
  }

  @Override
  protected Carrier carrier() {
    return carrier;
  }

  @Override
  protected Carrier unreachable() {
    carrier.down(true);
    return carrier;
  }

  @Override
  protected void call() {
    carrier.call(CALLER, BUSINESS);
  }

  @Override
  protected void pickUp(E164 phone) {
    carrier.pickUp(phone);
  }

  @Override
  protected void decline(E164 phone) {
    carrier.decline(phone);
  }

  @Override
  protected void press(E164 phone) {
    carrier.press(phone);
  }

  @Override
  protected void pressNothing(E164 phone) {
    carrier.pressNothing(phone);
  }

  @Override
  protected void hangUp(E164 phone) {
    carrier.hangUp(phone);
  }

  @Override
  protected void isNotThere(E164 phone, Cause cause) {
    carrier.isNotThere(phone, cause);
  }

  @Override
  protected String hears(String leg) {
    return carrier.hearsRinging(leg) ? "ringback" : "";
  }

  @Override
  protected List<CarrierEvent> events() {
    return events;
  }
}
