package io.connexus.auth.application;

import io.connexus.platform.Wording;

/** The words of what sign-in writes; the parts are the same in subject and text. */
@SuppressWarnings("ImmutableEnumChecker") // two strings
enum LetterText {
  VERIFY(
      new Wording("Confirm your e-mail address", "Confirma tu correo"),
      new Wording(
          """
          Please confirm that this is your e-mail address:

          %s

          The link works for a day. If you did not ask for this, ignore this mail.
          """,
          """
          Confirma que este es tu correo:

          %s

          El enlace funciona durante un día. Si no lo pediste, ignora este mensaje.
          """)),
  RESET(
      new Wording("Set a new password", "Crea una contraseña nueva"),
      new Wording(
          """
          With this link you set a new password:

          %s

          It works once, within 30 minutes. If you did not ask for it, ignore this mail: nothing has
          changed.
          """,
          """
          Con este enlace puedes crear una contraseña nueva:

          %s

          Funciona una sola vez, durante 30 minutos. Si no lo pediste, ignora este mensaje: nada ha
          cambiado.
          """)),
  NEW_DEVICE(
      new Wording("New sign-in: %s", "Nuevo inicio de sesión: %s"),
      new Wording(
          """
          Somebody signed in to your account with %s from the address %s%s.

          If that was you, there is nothing to do. If not, change your password and sign out
          everywhere:

          %s
          """,
          """
          Alguien inició sesión en tu cuenta con %s desde la dirección %s%s.

          Si fuiste tú, no tienes que hacer nada. Si no, cambia tu contraseña y cierra la sesión en
          todos los dispositivos:

          %s
          """)),
  REUSE(
      new Wording("We ended one of your sign-ins", "Cerramos una de tus sesiones"),
      new Wording(
          """
          A key that keeps a device signed in was used twice. That happens when somebody has copied
          it, so this sign-in has been ended on both sides. Sign in again; if you do not know how that
          could be, change your password:

          %s
          """,
          """
          Una clave que mantiene abierta la sesión de un dispositivo se usó dos veces. Eso pasa cuando
          alguien la copió, así que cerramos esa sesión en ambos lados. Vuelve a iniciar sesión; si no
          sabes cómo pudo pasar, cambia tu contraseña:

          %s
          """)),
  PASSWORD_CHANGED(
      new Wording("Your password has been changed", "Tu contraseña cambió"),
      new Wording(
          """
          The password of your account has been changed, and all other sign-ins have been ended.

          If that was not you, set a new one at once:

          %s
          """,
          """
          La contraseña de tu cuenta cambió y se cerraron todas las demás sesiones.

          Si no fuiste tú, crea una nueva de inmediato:

          %s
          """)),
  EMAIL_CHANGING(
      new Wording("Your e-mail address is about to change", "Tu correo está por cambiar"),
      new Wording(
          """
          Somebody who knows your password asked to change the e-mail address of your account. It
          changes once the link in the mail to the new address is opened.

          If that was not you, set a new password at once:

          %s
          """,
          """
          Alguien que conoce tu contraseña pidió cambiar el correo de tu cuenta. Cambiará cuando se
          abra el enlace del mensaje enviado a la dirección nueva.

          Si no fuiste tú, crea una contraseña nueva de inmediato:

          %s
          """)),
  EMAIL_CHANGED(
      new Wording("Your e-mail address has changed", "Tu correo cambió"),
      new Wording(
          """
          Your account has another e-mail address from now on. Mails to this one no longer lead into
          it.

          If that was not you, take the account back with this link:

          %s

          It works once, within three days: your address is back, every sign-in and passkey ends, and
          you are mailed a link to set a new password.
          """,
          """
          Desde ahora tu cuenta tiene otro correo. Los mensajes a esta dirección ya no dan acceso a
          ella.

          Si no fuiste tú, recupera la cuenta con este enlace:

          %s

          Funciona una sola vez, durante tres días: vuelve tu dirección, se cierran todas las sesiones,
          se eliminan las llaves de acceso y recibes un enlace para crear una contraseña nueva.
          """)),
  SECOND_FACTOR_ON(
      new Wording("Two-step sign-in is on", "La verificación en dos pasos está activada"),
      new Wording(
          """
          Signing in to your account now asks for a code of your authenticator app.

          If that was not you, change your password and look at your security settings:

          %s
          """,
          """
          Ahora, para iniciar sesión en tu cuenta, se pide un código de tu app de autenticación.

          Si no fuiste tú, cambia tu contraseña y revisa tus opciones de seguridad:

          %s
          """)),
  SECOND_FACTOR_OFF(
      new Wording("Two-step sign-in is off", "La verificación en dos pasos está desactivada"),
      new Wording(
          """
          Signing in to your account no longer asks for a code of your authenticator app.

          If that was not you, change your password and look at your security settings:

          %s
          """,
          """
          Para iniciar sesión en tu cuenta ya no se pide un código de tu app de autenticación.

          Si no fuiste tú, cambia tu contraseña y revisa tus opciones de seguridad:

          %s
          """)),
  PASSKEY_ADDED(
      new Wording("A passkey was added", "Se agregó una llave de acceso"),
      new Wording(
          """
          A passkey was added to your account. Whoever has it signs in without your password, also
          after that has been changed.

          If that was not you, remove the passkey and change your password:

          %s
          """,
          """
          Se agregó una llave de acceso a tu cuenta. Quien la tenga inicia sesión sin tu contraseña,
          incluso después de que la cambies.

          Si no fuiste tú, elimina la llave de acceso y cambia tu contraseña:

          %s
          """)),
  PASSKEY_REMOVED(
      new Wording("A passkey was removed", "Se eliminó una llave de acceso"),
      new Wording(
          """
          A passkey was removed from your account. It no longer signs in.

          If that was not you, change your password and look at your security settings:

          %s
          """,
          """
          Se eliminó una llave de acceso de tu cuenta. Ya no sirve para iniciar sesión.

          Si no fuiste tú, cambia tu contraseña y revisa tus opciones de seguridad:

          %s
          """)),
  PASSWORD_CHANGED_PASSKEYS_LEFT(
      PASSWORD_CHANGED.subject,
      new Wording(
          """
          The password of your account has been changed, and all other sign-ins have been ended.

          If that was not you, set a new one at once:

          %s

          These passkeys still sign in:

          %s

          If you do not know one of them, remove it under Settings, Security:

          %s
          """,
          """
          La contraseña de tu cuenta cambió y se cerraron todas las demás sesiones.

          Si no fuiste tú, crea una nueva de inmediato:

          %s

          Estas llaves de acceso todavía sirven para iniciar sesión:

          %s

          Si no reconoces alguna, elimínala en Ajustes, Seguridad:

          %s
          """));

  private final Wording subject;
  private final Wording text;

  LetterText(Wording subject, Wording text) {
    this.subject = subject;
    this.text = text;
  }

  Wording subject() {
    return subject;
  }

  Wording text() {
    return text;
  }
}
