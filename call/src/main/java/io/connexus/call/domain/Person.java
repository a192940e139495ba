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
 */
public record Person(UserId user, String phone, @Nullable Boolean outside) {
  public Person {
    outside = Boolean.TRUE.equals(outside) ? Boolean.TRUE : null;
  }

  /** A member. */
  public Person(UserId user, String phone) {
    this(user, phone, null);
  }

  /** Somebody who is no member. */
  public static Person outside(UserId onBehalfOf, String number) {
    return new Person(onBehalfOf, number, true);
  }

  /** At a telephone of the network. */
  public static Person at(UserId user, E164 number) {
    return new Person(user, number.value());
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
