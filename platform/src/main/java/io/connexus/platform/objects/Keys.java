package io.connexus.platform.objects;

import java.util.regex.Pattern;

/** What may be a key in every store. */
final class Keys {
  private static final Pattern SHAPE =
      Pattern.compile("[a-z0-9-][a-z0-9.-]*(/[a-z0-9-][a-z0-9.-]*)*");

  private Keys() {}

  /** The key itself; refuses what is none, such as a way out of the store. */
  static String checked(String key) {
    if (key.length() > ObjectStore.LONGEST_KEY || !SHAPE.matcher(key).matches()) {
      throw new IllegalArgumentException("not a key");
    }
    return key;
  }
}
