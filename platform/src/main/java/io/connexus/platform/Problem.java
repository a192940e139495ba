package io.connexus.platform;

import java.time.Duration;

/**
 * Every problem a client can meet (RFC 9457). A slug never changes once released: clients switch on
 * it.
 */
public enum Problem {
  INVALID_REQUEST("invalid-request", 400, "The request is not valid", "La solicitud no es válida"),
  MALFORMED_JSON(
      "malformed-json", 400, "The body is not valid JSON", "El contenido no es JSON válido"),
  UNAUTHENTICATED("unauthenticated", 401, "Sign in first", "Inicia sesión primero"),
  WRONG_CREDENTIALS(
      "wrong-credentials",
      401,
      "E-mail or password is wrong",
      "El correo o la contraseña no son correctos"),
  SECOND_FACTOR_REQUIRED(
      "second-factor-required",
      401,
      "Enter the code of your authenticator app",
      "Ingresa el código de tu app de autenticación"),
  WRONG_CODE(
      "wrong-code",
      401,
      "The code is wrong or has been used",
      "El código no es correcto o ya se usó"),
  SESSION_ENDED(
      "session-ended",
      401,
      "The sign-in has ended; sign in again",
      "La sesión terminó; vuelve a iniciar sesión"),
  FORBIDDEN("forbidden", 403, "Your role does not allow this", "Tu rol no permite hacer esto"),
  BAD_SIGNATURE(
      "bad-signature",
      403,
      "The signature is missing, wrong or stale",
      "La firma falta, no es correcta o venció"),
  NOT_FOUND("not-found", 404, "There is nothing here", "Aquí no hay nada"),
  CALL_NOT_FOUND("call-not-found", 404, "There is no such call", "Esa llamada no existe"),
  FAQ_NOT_FOUND("faq-not-found", 404, "There is no such FAQ", "Esa pregunta frecuente no existe"),
  TEMPLATE_NOT_FOUND(
      "template-not-found", 404, "There is no such template", "Esa plantilla no existe"),
  MEMBER_NOT_FOUND(
      "member-not-found", 404, "There is no such member", "Esa persona no está en el equipo"),
  INVITATION_NOT_FOUND(
      "invitation-not-found", 404, "There is no such invitation", "Esa invitación no existe"),
  DEVICE_NOT_FOUND("device-not-found", 404, "There is no such device", "Ese dispositivo no existe"),
  PASSKEY_NOT_FOUND(
      "passkey-not-found", 404, "There is no such passkey", "Esa llave de acceso no existe"),
  METHOD_NOT_ALLOWED(
      "method-not-allowed", 405, "This method does not exist here", "Ese método no existe aquí"),
  NOT_ACCEPTABLE(
      "not-acceptable",
      406,
      "The answer cannot be given in that format",
      "La respuesta no está disponible en ese formato"),
  EMAIL_TAKEN(
      "email-taken",
      409,
      "An account with this e-mail exists already",
      "Ya existe una cuenta con este correo"),
  NUMBER_TAKEN(
      "number-taken",
      409,
      "This number belongs to a workspace already",
      "Este número ya pertenece a un negocio"),
  LAST_OWNER(
      "last-owner", 409, "Pass the ownership on first", "Primero cede la propiedad del negocio"),
  SECOND_FACTOR_ON(
      "second-factor-on",
      409,
      "The second factor is on already",
      "La verificación en dos pasos ya está activada"),
  SECOND_FACTOR_OFF(
      "second-factor-off",
      409,
      "The second factor is off",
      "La verificación en dos pasos está desactivada"),
  LIMIT_REACHED("limit-reached", 409, "There are as many as there can be", "Ya no caben más"),
  NO_SENDER(
      "no-sender",
      409,
      "There is no number to send a text from; add a business number first",
      "No hay un número desde el cual enviar mensajes; primero agrega un número del negocio"),
  NUMBER_NOT_VERIFIED(
      "number-not-verified", 409, "Verify the number first", "Primero verifica el número"),
  CALL_STATE(
      "call-state",
      409,
      "The call is not in a state that allows this",
      "El estado de la llamada no permite hacer esto"),
  PAYLOAD_TOO_LARGE(
      "payload-too-large", 413, "The body is too large", "El contenido es demasiado grande"),
  UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "Send JSON", "Envía JSON"),
  NUMBER_NOT_HELD(
      "number-not-held",
      422,
      "The carrier account does not hold this number",
      "Tu cuenta con el operador no tiene este número"),
  INVALID_TOKEN(
      "invalid-token",
      422,
      "The link is used, expired or wrong; ask for a new one",
      "El enlace ya se usó, venció o no es correcto; pide uno nuevo"),
  BAD_PASSKEY(
      "bad-passkey",
      422,
      "The passkey could not be checked",
      "No se pudo comprobar la llave de acceso"),
  BAD_IMAGE(
      "bad-image", 422, "This is not a picture that can be used", "Esta imagen no se puede usar"),
  MISSING_VARIABLE(
      "missing-variable",
      422,
      "The template needs a value for every variable",
      "La plantilla necesita un valor para cada variable"),
  TEXT_REFUSED(
      "text-refused", 422, "The carrier refused the text", "El operador rechazó el mensaje"),
  CODE_REFUSED(
      "code-refused",
      422,
      "The code is wrong or no longer valid",
      "El código no es correcto o ya no vale"),
  RATE_LIMITED(
      "rate-limited",
      429,
      "Too many requests; wait a moment",
      "Demasiadas solicitudes; espera un momento"),
  CONTACT_NOT_FOUND("contact-not-found", 404, "There is no such contact", "Ese contacto no existe"),
  CONTACT_NUMBER_TAKEN(
      "contact-number-taken",
      409,
      "Another contact has this number",
      "Otro contacto tiene este número"),
  NOTE_CHANGED(
      "note-changed", 409, "Somebody else has changed the note", "Otra persona cambió la nota"),
  SOFTPHONE_OFF(
      "softphone-off", 409, "There is no softphone here", "Aquí no hay teléfono en el navegador"),
  NUMBER_REFUSED(
      "number-refused", 422, "This number may not be called", "No se puede llamar a este número"),
  COUNTRY_REFUSED(
      "country-refused",
      422,
      "Telephones in this country may not be called",
      "No se puede llamar a teléfonos de este país"),
  BAD_FILE("bad-file", 422, "This is not a file that can be read", "Este archivo no se puede leer"),
  RECORDING_NOT_FOUND(
      "recording-not-found", 404, "There is no such recording", "Esa grabación no existe"),
  RECORDING_OFF(
      "recording-off",
      409,
      "The business has chosen not to record conversations",
      "El negocio decidió no grabar conversaciones"),
  INTERNAL("internal", 500, "Something went wrong on our side", "Algo salió mal de nuestro lado"),
  CARRIER_DOWN(
      "carrier-down",
      503,
      "The phone carrier did not answer",
      "El operador telefónico no respondió"),
  UNAVAILABLE(
      "unavailable",
      503,
      "This part of the service is not available right now",
      "Esta parte del servicio no está disponible en este momento");

  /** What {@code type} starts with; the slug follows. */
  public static final String TYPE_BASE = "https://connexus.dev/problems/";

  private final String slug;
  private final int status;
  private final String en;
  private final String es;

  Problem(String slug, int status, String en, String es) {
    this.slug = slug;
    this.status = status;
    this.en = en;
    this.es = es;
  }

  /** The stable name at the end of {@code type}. */
  public String slug() {
    return slug;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** One sentence for people. */
  public Wording title() {
    return new Wording(en, es);
  }

  /** This problem as something to throw. */
  public ProblemException exception() {
    return new ProblemException(this, null, null, null);
  }

  /** This problem with a sentence about this occurrence; never text from a library or vendor. */
  public ProblemException exception(String en, String es) {
    return exception(new Wording(en, es));
  }

  /** This problem with a sentence about this occurrence. */
  public ProblemException exception(Wording detail) {
    return new ProblemException(this, detail, null, null);
  }

  /** This problem with the text that stands there now instead of the one that was sent. */
  public ProblemException exceptionAsItStands(String current) {
    return new ProblemException(this, null, null, current);
  }

  /** This problem, over after {@code retryAfter}; whole seconds, rounded up, reach the client. */
  public ProblemException exception(Duration retryAfter) {
    return new ProblemException(this, null, retryAfter, null);
  }
}
