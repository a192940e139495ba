package io.connexus.call.domain;

import io.connexus.platform.E164;
import io.connexus.platform.UserId;

/**
 * A member and a telephone at which they are rung.
 *
 * @param phone a number in E.164, or the SIP address of a softphone
 */
public record Person(UserId user, String phone) {

  /** At a telephone of the network. */
  public static Person at(UserId user, E164 number) {
    return new Person(user, number.value());
  }

  /** Whether it is a browser or an app, rather than a telephone of the network. */
  public boolean isSoftphone() {
    return phone.startsWith("sip:");
  }
}
