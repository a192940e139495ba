package io.connexus.user.application;

import io.connexus.platform.Language;
import io.connexus.platform.Wording;
import io.connexus.user.Notifications.Kind;
import io.connexus.user.Notifications.Notice;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a device is told. The service worker shows it; the push service sees none of it but tag,
 * life and urgency.
 *
 * @param tag notifications with the same one take each other's place
 * @param url where a tap leads, within the client
 * @param open what the button says that leads there; null in what was kept before it had a word
 * @param timeToLive of no use afterwards
 * @param urgent whether a sleeping device is to be woken (RFC 8030 section 5.3)
 */
public record PushMessage(
    String title,
    String body,
    String tag,
    String url,
    @Nullable String open,
    Duration timeToLive,
    boolean urgent) {
  private static final Duration WHILE_IT_RINGS = Duration.ofSeconds(45);
  private static final Duration A_DAY = Duration.ofDays(1);
  private static final int LONGEST_WORDS = 140;
  private static final Wording CALLS = new Wording("%s is calling", "Llamada de %s");
  private static final Wording ANSWERS =
      new Wording("The receptionist answers.", "La recepcionista contesta.");
  private static final Wording WANTS =
      new Wording("%s wants a person", "%s quiere hablar con alguien");
  private static final Wording OPEN_TO_TAKE_OVER =
      new Wording("Open to take over.", "Abre para tomar la llamada.");
  private static final Wording PASSED_ON =
      new Wording("%s is passed on to you", "Te transfieren la llamada de %s");
  private static final Wording OPEN_TO_ANSWER =
      new Wording("Open to answer.", "Abre para contestar.");
  private static final Wording MISSED = new Wording("Missed call from %s", "Llamada perdida de %s");
  private static final Wording NOBODY =
      new Wording("Nobody talked with them.", "Nadie habló con quien llamó.");
  private static final Wording VOICEMAIL =
      new Wording("%s reached the voicemail", "%s llegó al buzón de voz");
  private static final Wording OPEN_TO_LISTEN =
      new Wording("Open to listen to the message.", "Abre para escuchar el mensaje.");
  private static final Wording TEXT = new Wording("Text from %s", "Mensaje de %s");
  private static final Wording OPEN = new Wording("Open", "Abrir");
  private static final Wording WORKS =
      new Wording("Notifications work", "Las notificaciones funcionan");
  private static final Wording THIS_IS_HOW =
      new Wording(
          "This is how you are told of calls and texts.",
          "Así te avisamos de llamadas y mensajes.");

  /**
   * What is told of a notice.
   *
   * @param who the name of the contact whose number it is, or the number as people write it
   */
  static PushMessage of(Notice notice, String who, Language language) {
    return switch (notice.kind()) {
      case INCOMING_CALL -> ofCall(notice, who, language, CALLS, ANSWERS);
      case PERSON_WANTED ->
          notice.to() == null
              ? ofCall(notice, who, language, WANTS, OPEN_TO_TAKE_OVER)
              : ofCall(notice, who, language, PASSED_ON, OPEN_TO_ANSWER);
      case MISSED_CALL -> ofCall(notice, who, language, MISSED, NOBODY);
      case VOICEMAIL -> ofCall(notice, who, language, VOICEMAIL, OPEN_TO_LISTEN);
      case TEXT ->
          new PushMessage(
              TEXT.in(language, who),
              start(notice.words()),
              tag(notice),
              "/texts",
              OPEN.in(language),
              timeToLive(notice.kind()),
              false);
    };
  }

  /** How long a notice of this kind is of use. */
  static Duration timeToLive(Kind kind) {
    return isUrgent(kind) ? WHILE_IT_RINGS : A_DAY;
  }

  private static boolean isUrgent(Kind kind) {
    return kind == Kind.INCOMING_CALL || kind == Kind.PERSON_WANTED;
  }

  static PushMessage test(Language language) {
    return new PushMessage(
        WORKS.in(language),
        THIS_IS_HOW.in(language),
        "test",
        "/settings/notifications",
        OPEN.in(language),
        Duration.ofMinutes(1),
        true);
  }

  private static PushMessage ofCall(
      Notice notice, String who, Language language, Wording title, Wording body) {
    return new PushMessage(
        title.in(language, who),
        body.in(language),
        tag(notice),
        "/calls/" + notice.subject(),
        OPEN.in(language),
        timeToLive(notice.kind()),
        isUrgent(notice.kind()));
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
