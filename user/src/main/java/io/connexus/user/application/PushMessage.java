package io.connexus.user.application;

import io.connexus.user.Notifications.Notice;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a device is told. The service worker shows it; the push service sees none of it but the last
 * three.
 *
 * @param tag notifications with the same one take each other's place
 * @param url where a tap leads, within the client
 * @param timeToLive of no use afterwards
 * @param urgent whether a sleeping device is to be woken (RFC 8030 section 5.3)
 */
public record PushMessage(
    String title, String body, String tag, String url, Duration timeToLive, boolean urgent) {
  private static final Duration WHILE_IT_RINGS = Duration.ofSeconds(45);
  private static final Duration A_DAY = Duration.ofDays(1);
  private static final int LONGEST_WORDS = 140;

  /**
   * What is told of a notice.
   *
   * @param name of the contact whose number it is; null if nobody's
   */
  static PushMessage of(Notice notice, @Nullable String name) {
    var who = name == null ? notice.outside().display() : name;
    return switch (notice.kind()) {
      case INCOMING_CALL ->
          ofCall(notice, who + " is calling", "The receptionist answers.", WHILE_IT_RINGS, true);
      case PERSON_WANTED ->
          ofCall(notice, who + " wants a person", "Open to take over.", WHILE_IT_RINGS, true);
      case MISSED_CALL ->
          ofCall(notice, "Missed call from " + who, "Nobody talked with them.", A_DAY, false);
      case TEXT ->
          new PushMessage(
              "Text from " + who, start(notice.words()), tag(notice), "/texts", A_DAY, false);
    };
  }

  static PushMessage test() {
    return new PushMessage(
        "Notifications work",
        "This is how you are told of calls and texts.",
        "test",
        "/settings/notifications",
        Duration.ofMinutes(1),
        true);
  }

  private static PushMessage ofCall(
      Notice notice, String title, String body, Duration timeToLive, boolean urgent) {
    return new PushMessage(
        title, body, tag(notice), "/calls/" + notice.subject(), timeToLive, urgent);
  }

  /** 32 characters, as many as a topic may have. */
  private static String tag(Notice notice) {
    return notice.subject().toString().replace("-", "").toLowerCase(Locale.ROOT);
  }

  private static String start(@Nullable String words) {
    var text = words == null ? "" : words.strip();
    return text.codePointCount(0, text.length()) <= LONGEST_WORDS
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST_WORDS)) + "…";
  }

  @Override
  public String toString() {
    return "PushMessage[***]";
  }
}
