package io.connexus.sandbox.exchange;

import java.util.Locale;

/** What a leg leads to; a client speaks WebRTC. */
public enum Role {
  CALLER,
  RETELL,
  PHONE,
  CLIENT;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
