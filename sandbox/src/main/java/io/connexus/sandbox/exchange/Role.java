package io.connexus.sandbox.exchange;

import java.util.Locale;

/** What a leg leads to. */
public enum Role {
  CALLER,
  RETELL,
  PHONE;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
