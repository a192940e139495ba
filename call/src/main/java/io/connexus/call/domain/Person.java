package io.connexus.call.domain;

import io.connexus.platform.E164;
import io.connexus.platform.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A member and a telephone at which they are rung, or somebody outside.
 *
 * @param user the member, or the one on whose behalf somebody outside is rung
 * @param phone a number in E.164, or the SIP address of a softphone
 * @param outside true of somebody who is no member; null of a member, as it is in old logs
 * @param byKey true if whoever picks up there has the caller only when they have pressed a key,
 *     because it may be the telephone's own voicemail; null otherwise, as it is in old logs
 */
public record Person(
    UserId user, String phone, @Nullable Boolean outside, @Nullable Boolean byKey) {
  public Person {
    outside = Boolean.TRUE.equals(outside) ? Boolean.TRUE : null;
    byKey = Boolean.TRUE.equals(byKey) ? Boolean.TRUE : null;
  }

  /** A member. */
  public Person(UserId user, String phone) {
    this(user, phone, null, null);
  }

  /** Somebody who is no member. */
  public static Person outside(UserId onBehalfOf, String number) {
    return new Person(onBehalfOf, number, true, null);
  }

  /** At a telephone of the network. */
  public static Person at(UserId user, E164 number) {
    return new Person(user, number.value());
  }

  /** This one, who has a caller only when they have pressed a key. */
  public Person acceptingByKey() {
    return new Person(user, phone, outside, true);
  }

  /** Whether picking up is not enough to have a caller. */
  boolean acceptsByKey() {
    return byKey != null;
  }

  /** Whether these are the same one at the same telephone. */
  boolean isAt(Person other) {
    return user.equals(other.user) && phone.equals(other.phone) && isOutside() == other.isOutside();
  }

  /** Whether this is nobody of the team. */
  boolean isOutside() {
    return outside != null;
  }

  /** Whether this is the member, at whatever telephone. */
  public boolean is(UserId member) {
    return !isOutside() && user.equals(member);
  }

  /** Whether it is a browser or an app, rather than a telephone of the network. */
  public boolean isSoftphone() {
    return phone.startsWith("sip:");
  }
}
