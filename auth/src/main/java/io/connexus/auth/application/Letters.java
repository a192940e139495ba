package io.connexus.auth.application;

import io.connexus.auth.domain.Device;
import io.connexus.auth.domain.Email;
import io.connexus.platform.Origin;
import io.connexus.platform.UserId;
import io.connexus.platform.mail.Letter;
import io.connexus.platform.mail.Mail;
import java.net.URI;

/**
 * What sign-in writes to people, in the current transaction. Tokens travel behind {@code #}: a
 * browser keeps that part to itself, so they reach no log.
 */
public final class Letters {
  private final Mail mail;
  private final String publicUrl;

  public Letters(Mail mail, URI publicUrl) {
    this.mail = mail;
    this.publicUrl = publicUrl.toString().replaceAll("/+$", "");
  }

  void verify(UserId user, Email to, String token) {
    send(
        user,
        to,
        "Confirm your e-mail address",
        """
        Please confirm that this is your e-mail address:

        %s

        The link works for a day. If you did not ask for this, ignore this mail.
        """
            .formatted(link("verify-email", token)));
  }

  void reset(UserId user, Email to, String token) {
    send(
        user,
        to,
        "Set a new password",
        """
        With this link you set a new password:

        %s

        It works once, within 30 minutes. If you did not ask for it, ignore this mail: nothing has
        changed.
        """
            .formatted(link("reset-password", token)));
  }

  void newDevice(UserId user, Email to, Origin origin) {
    send(
        user,
        to,
        "New sign-in: " + Device.inWords(origin.device()),
        """
        Somebody signed in to your account with %s from the address %s.

        If that was you, there is nothing to do. If not, change your password and sign out
        everywhere:

        %s/settings/security
        """
            .formatted(Device.inWords(origin.device()), origin.address(), publicUrl));
  }

  void reuse(UserId user, Email to) {
    send(
        user,
        to,
        "We ended one of your sign-ins",
        """
        A key that keeps a device signed in was used twice. That happens when somebody has copied
        it, so this sign-in has been ended on both sides. Sign in again; if you do not know how that
        could be, change your password:

        %s/settings/security
        """
            .formatted(publicUrl));
  }

  void passwordChanged(UserId user, Email to) {
    send(
        user,
        to,
        "Your password has been changed",
        """
        The password of your account has been changed, and all other sign-ins have been ended.

        If that was not you, set a new one at once:

        %s/reset-password
        """
            .formatted(publicUrl));
  }

  void emailChanging(UserId user, Email old) {
    send(
        user,
        old,
        "Your e-mail address is about to change",
        """
        Somebody who knows your password asked to change the e-mail address of your account. It
        changes once the link in the mail to the new address is opened.

        If that was not you, set a new password at once:

        %s/reset-password
        """
            .formatted(publicUrl));
  }

  void secondFactor(UserId user, Email to, boolean on) {
    send(
        user,
        to,
        on ? "Two-step sign-in is on" : "Two-step sign-in is off",
        """
        Signing in to your account %s.

        If that was not you, change your password and look at your security settings:

        %s/settings/security
        """
            .formatted(
                on
                    ? "now asks for a code of your authenticator app"
                    : "no longer asks for a code of your authenticator app",
                publicUrl));
  }

  private String link(String page, String token) {
    return publicUrl + "/" + page + "#token=" + token;
  }

  private void send(UserId user, Email to, String subject, String text) {
    mail.send(user.value(), new Letter(to.value(), subject, text));
  }
}
