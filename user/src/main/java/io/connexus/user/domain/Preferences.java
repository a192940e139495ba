package io.connexus.user.domain;

import io.connexus.platform.Language;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;

/**
 * How a member wants to be reached.
 *
 * @param language the one the product speaks with them
 * @param ringDevices what rings when a person is wanted
 * @param acceptByKey whether whoever picks up the member's phone has a caller only when they have
 *     pressed a key, so that no caller ends in that phone's own voicemail
 */
public record Preferences(
    Language language,
    ZoneId timeZone,
    Notifications notifications,
    Set<RingDevice> ringDevices,
    boolean acceptByKey,
    DoNotDisturb doNotDisturb) {

  /** Those of a member who has not said anything: everything reaches them at any time. */
  public static final Preferences STANDARD =
      new Preferences(
          Language.EN,
          ZoneId.of("UTC"),
          new Notifications(true, true, true),
          EnumSet.allOf(RingDevice.class),
          true,
          new DoNotDisturb(
              false, LocalTime.of(22, 0), LocalTime.of(7, 0), EnumSet.allOf(DayOfWeek.class)));

  public Preferences {
    ringDevices = Set.copyOf(ringDevices);
  }

  /** These in another language. */
  public Preferences in(Language other) {
    return new Preferences(other, timeZone, notifications, ringDevices, acceptByKey, doNotDisturb);
  }

  /** Whether the member is left in peace at this moment. */
  public boolean quietAt(Instant at) {
    return doNotDisturb.covers(at, timeZone);
  }

  /** Whether the member's own phone may ring at this moment. */
  public boolean phoneRingsAt(Instant at) {
    return ringDevices.contains(RingDevice.PHONE) && !quietAt(at);
  }

  /** Whether the app on the member's devices may ring at this moment. */
  public boolean browserRingsAt(Instant at) {
    return ringDevices.contains(RingDevice.BROWSER) && !quietAt(at);
  }

  /** What the member hears of. */
  public record Notifications(boolean incomingCalls, boolean missedCalls, boolean texts) {}

  /** What can ring. */
  public enum RingDevice {
    PHONE,
    BROWSER
  }
}
