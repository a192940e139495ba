package io.connexus.platform;

import java.time.Duration;

/**
 * Every problem a client can meet (RFC 9457). A slug never changes once released: clients switch on
 * it.
 */
public enum Problem {
  INVALID_REQUEST("invalid-request", 400, "The request is not valid"),
  MALFORMED_JSON("malformed-json", 400, "The body is not valid JSON"),
  UNAUTHENTICATED("unauthenticated", 401, "Sign in first"),
  WRONG_CREDENTIALS("wrong-credentials", 401, "E-mail or password is wrong"),
  SECOND_FACTOR_REQUIRED("second-factor-required", 401, "Enter the code of your authenticator app"),
  WRONG_CODE("wrong-code", 401, "The code is wrong or has been used"),
  SESSION_ENDED("session-ended", 401, "The sign-in has ended; sign in again"),
  FORBIDDEN("forbidden", 403, "Your role does not allow this"),
  BAD_SIGNATURE("bad-signature", 403, "The signature is missing, wrong or stale"),
  NOT_FOUND("not-found", 404, "There is nothing here"),
  CALL_NOT_FOUND("call-not-found", 404, "There is no such call"),
  FAQ_NOT_FOUND("faq-not-found", 404, "There is no such FAQ"),
  TEMPLATE_NOT_FOUND("template-not-found", 404, "There is no such template"),
  CONTACT_NOT_FOUND("contact-not-found", 404, "There is no such contact"),
  MEMBER_NOT_FOUND("member-not-found", 404, "There is no such member"),
  INVITATION_NOT_FOUND("invitation-not-found", 404, "There is no such invitation"),
  DEVICE_NOT_FOUND("device-not-found", 404, "There is no such device"),
  PASSKEY_NOT_FOUND("passkey-not-found", 404, "There is no such passkey"),
  METHOD_NOT_ALLOWED("method-not-allowed", 405, "This method does not exist here"),
  NOT_ACCEPTABLE("not-acceptable", 406, "The answer cannot be given in that format"),
  EMAIL_TAKEN("email-taken", 409, "An account with this e-mail exists already"),
  NUMBER_TAKEN("number-taken", 409, "This number belongs to a workspace already"),
  CONTACT_NUMBER_TAKEN("contact-number-taken", 409, "Another contact has this number"),
  NOTE_CHANGED("note-changed", 409, "Somebody else has changed the note"),
  LAST_OWNER("last-owner", 409, "Pass the ownership on first"),
  SECOND_FACTOR_ON("second-factor-on", 409, "The second factor is on already"),
  SECOND_FACTOR_OFF("second-factor-off", 409, "The second factor is off"),
  LIMIT_REACHED("limit-reached", 409, "There are as many as there can be"),
  NO_SENDER(
      "no-sender", 409, "There is no number to send a text from; add a business number first"),
  NUMBER_NOT_VERIFIED("number-not-verified", 409, "Verify the number first"),
  SOFTPHONE_OFF("softphone-off", 409, "There is no softphone here"),
  CALL_STATE("call-state", 409, "The call is not in a state that allows this"),
  PAYLOAD_TOO_LARGE("payload-too-large", 413, "The body is too large"),
  UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "Send JSON"),
  NUMBER_NOT_HELD("number-not-held", 422, "The carrier account does not hold this number"),
  NUMBER_REFUSED("number-refused", 422, "This number may not be called"),
  INVALID_TOKEN("invalid-token", 422, "The link is used, expired or wrong; ask for a new one"),
  BAD_PASSKEY("bad-passkey", 422, "The passkey could not be checked"),
  BAD_FILE("bad-file", 422, "This is not a file that can be read"),
  BAD_IMAGE("bad-image", 422, "This is not a picture that can be used"),
  MISSING_VARIABLE("missing-variable", 422, "The template needs a value for every variable"),
  TEXT_REFUSED("text-refused", 422, "The carrier refused the text"),
  CODE_REFUSED("code-refused", 422, "The code is wrong or no longer valid"),
  RATE_LIMITED("rate-limited", 429, "Too many requests; wait a moment"),
  INTERNAL("internal", 500, "Something went wrong on our side"),
  CARRIER_DOWN("carrier-down", 503, "The phone carrier did not answer"),
  UNAVAILABLE("unavailable", 503, "This part of the service is not available right now");

  /** What {@code type} starts with; the slug follows. */
  public static final String TYPE_BASE = "https://connexus.dev/problems/";

  private final String slug;
  private final int status;
  private final String title;

  Problem(String slug, int status, String title) {
    this.slug = slug;
    this.status = status;
    this.title = title;
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
  public String title() {
    return title;
  }

  /** This problem as something to throw. */
  public ProblemException exception() {
    return new ProblemException(this, null, null, null);
  }

  /** This problem with a sentence about this occurrence; never text from a library or vendor. */
  public ProblemException exception(String detail) {
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
