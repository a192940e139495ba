package io.connexus.auth.application;

import static java.time.ZoneOffset.UTC;

import io.connexus.auth.application.PasskeyStore.Stored;
import io.connexus.auth.domain.City;
import io.connexus.auth.domain.Device;
import io.connexus.auth.domain.Email;
import io.connexus.platform.Origin;
import io.connexus.platform.UserId;
import io.connexus.platform.Wording;
import io.connexus.platform.mail.Letter;
import io.connexus.platform.mail.Mail;
import io.connexus.user.Languages;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What sign-in writes to people in their language, in the current transaction. Tokens travel behind
 * {@code #}: a browser keeps that part to itself, so they reach no log.
 */
public final class Letters {
  /** Behind the address. */
  private static final Wording AROUND =
      new Wording(" (around %s, by its clock)", " (cerca de %s, según su reloj)");

  /** By its name and day. */
  private static final Wording PASSKEY =
      new Wording("- \"%s\", added on %s", "- «%s», agregada el %s");

  private final Mail mail;
  private final Languages languages;
  private final String publicUrl;

  public Letters(Mail mail, Languages languages, URI publicUrl) {
    this.mail = mail;
    this.languages = languages;
    this.publicUrl = publicUrl.toString().replaceAll("/+$", "");
  }

  void verify(UserId user, Email to, String token) {
    send(user, to, LetterText.VERIFY, link("verify-email", token));
  }

  void reset(UserId user, Email to, String token) {
    send(user, to, LetterText.RESET, link("reset-password", token));
  }

  void newDevice(UserId user, Email to, Origin origin) {
    var language = languages.languageOf(user);
    send(
        user,
        to,
        LetterText.NEW_DEVICE,
        Device.inWords(origin.device(), language),
        origin.address(),
        Optional.ofNullable(origin.timeZone())
            .flatMap(zone -> City.of(zone, language))
            .map(city -> AROUND.in(language, city))
            .orElse(""),
        publicUrl + "/settings/security");
  }

  void reuse(UserId user, Email to) {
    send(user, to, LetterText.REUSE, publicUrl + "/settings/security");
  }

  /** Names the passkeys that still sign in, so that one that somebody else added is found. */
  void passwordChanged(UserId user, Email to, List<Stored> passkeys) {
    var reset = publicUrl + "/reset-password";
    if (passkeys.isEmpty()) {
      send(user, to, LetterText.PASSWORD_CHANGED, reset);
      return;
    }
    var language = languages.languageOf(user);
    var named =
        passkeys.stream()
            .map(key -> PASSKEY.in(language, key.name(), LocalDate.ofInstant(key.createdAt(), UTC)))
            .collect(Collectors.joining("\n"));
    send(
        user,
        to,
        LetterText.PASSWORD_CHANGED_PASSKEYS_LEFT,
        reset,
        named,
        publicUrl + "/settings/security");
  }

  void passkey(UserId user, Email to, boolean added) {
    send(
        user,
        to,
        added ? LetterText.PASSKEY_ADDED : LetterText.PASSKEY_REMOVED,
        publicUrl + "/settings/security");
  }

  void emailChanging(UserId user, Email old) {
    send(user, old, LetterText.EMAIL_CHANGING, publicUrl + "/reset-password");
  }

  void emailChanged(UserId user, Email old, String token) {
    send(user, old, LetterText.EMAIL_CHANGED, link("restore-email", token));
  }

  void secondFactor(UserId user, Email to, boolean on) {
    send(
        user,
        to,
        on ? LetterText.SECOND_FACTOR_ON : LetterText.SECOND_FACTOR_OFF,
        publicUrl + "/settings/security");
  }

  private String link(String page, String token) {
    return publicUrl + "/" + page + "#token=" + token;
  }

  private void send(UserId user, Email to, LetterText letter, Object... parts) {
    var language = languages.languageOf(user);
    mail.send(
        user.value(),
        new Letter(
            to.value(), letter.subject().in(language, parts), letter.text().in(language, parts)));
  }
}
