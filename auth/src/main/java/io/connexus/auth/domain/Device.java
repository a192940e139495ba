package io.connexus.auth.domain;

import io.connexus.platform.Language;
import io.connexus.platform.Wording;

/** What a client calls itself in {@code User-Agent}, in words people use. */
public final class Device {
  private static final Wording UNKNOWN = new Wording("Unknown device", "Dispositivo desconocido");
  private static final Wording ON = new Wording("%s on %s", "%s en %s");

  private Device() {}

  /** Such as {@code Chrome on Android}; the product's own name for what is no browser. */
  public static String inWords(String userAgent, Language language) {
    var system = system(userAgent);
    var browser = browser(userAgent);
    if (browser.isEmpty()) {
      var product = userAgent.split("[/ ]", 2)[0];
      return product.isEmpty() ? UNKNOWN.in(language) : product;
    }
    return system.isEmpty() ? browser : ON.in(language, browser, system);
  }

  private static String browser(String userAgent) {
    // most of them also name those further down
    if (userAgent.contains("Edg")) {
      return "Edge";
    } else if (userAgent.contains("OPR/")) {
      return "Opera";
    } else if (userAgent.contains("SamsungBrowser")) {
      return "Samsung Internet";
    } else if (userAgent.contains("Firefox") || userAgent.contains("FxiOS")) {
      return "Firefox";
    } else if (userAgent.contains("Chrome") || userAgent.contains("CriOS")) {
      return "Chrome";
    }
    return userAgent.contains("Safari") ? "Safari" : "";
  }

  private static String system(String userAgent) {
    if (userAgent.contains("iPhone")) {
      return "iPhone";
    } else if (userAgent.contains("iPad")) {
      return "iPad";
    } else if (userAgent.contains("Android")) {
      return "Android";
    } else if (userAgent.contains("Windows")) {
      return "Windows";
    } else if (userAgent.contains("Mac OS X")) {
      return "Mac";
    }
    return userAgent.contains("Linux") ? "Linux" : "";
  }
}
