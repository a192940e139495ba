package io.connexus.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/**
 * Through which door a request comes in: what it must show and which limits hold. The operations
 * without a token are those with {@code security: []} in {@code openapi.yaml}; a test compares.
 */
enum Door {
  /** Where somebody shows who they are, or asks for mail: no token yet, and where one guesses. */
  SIGN_IN,
  /**
   * Open to all and cheap, such as refresh and logout, where the refresh token is what is shown.
   */
  SESSION,
  /** What the vendors send, signed, and fetch, at their pace. */
  VENDOR,
  /** Sockets that bring a secret or a ticket of their own. */
  SOCKET,
  /** The rest of {@code /v1}: an access token. */
  API,
  /** Whether we are alive. */
  HEALTH,
  /** What the operator alone may see: closed here. */
  OPERATOR,
  /** The files of the web client. */
  FILES;

  static final Set<String> SIGN_IN_PATHS =
      Set.of(
          "/v1/auth/register",
          "/v1/auth/login",
          "/v1/auth/verify-email",
          "/v1/auth/reset-password",
          "/v1/auth/reset-password/confirm",
          "/v1/auth/email/restore",
          "/v1/auth/passkeys/sign-in",
          "/v1/auth/invitation",
          "/v1/auth/invitation/accept");
  static final Set<String> SESSION_PATHS =
      Set.of(
          "/v1/auth/refresh",
          "/v1/auth/logout",
          "/v1/auth/passkeys/sign-in/options",
          "/v1/auth/jwks");
  static final Set<String> VENDOR_PATHS =
      Set.of(
          "/v1/calls/incoming",
          "/v1/calls/hold-music",
          "/v1/calls/ringback",
          "/v1/ai/incoming",
          "/v1/sms/incoming",
          "/v1/users/phone-numbers/incoming");
  static final String REALTIME_PATH = "/v1/realtime";
  static final String LLM_SOCKET = "/retell/llm/";
  static final String HEALTH_PATH = "/actuator/health";

  /** The door of this request. */
  static Door of(HttpServletRequest request) {
    var path = path(request);
    if (SIGN_IN_PATHS.contains(path)) {
      return SIGN_IN;
    }
    if (SESSION_PATHS.contains(path)) {
      return SESSION;
    }
    if (VENDOR_PATHS.contains(path)) {
      return VENDOR;
    }
    if (path.equals(REALTIME_PATH) || path.startsWith(LLM_SOCKET)) {
      return SOCKET;
    }
    if (path.equals(HEALTH_PATH) || path.startsWith(HEALTH_PATH + "/")) {
      return HEALTH;
    }
    if (under(path, "/actuator")) {
      return OPERATOR;
    }
    return under(path, "/v1") ? API : FILES;
  }

  /** Whether nothing but what the door itself asks for is needed. */
  boolean isOpen() {
    return this != API && this != OPERATOR;
  }

  /** The decoded path, so that an encoded letter does not lead around a limit. */
  static String path(HttpServletRequest request) {
    var rest = request.getPathInfo();
    return rest == null ? request.getServletPath() : request.getServletPath() + rest;
  }

  private static boolean under(String path, String root) {
    return path.equals(root) || path.startsWith(root + "/");
  }
}
