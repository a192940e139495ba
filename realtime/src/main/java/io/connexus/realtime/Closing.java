package io.connexus.realtime;

import org.springframework.web.socket.CloseStatus;

/** Why we end a socket, as {@code asyncapi.yaml} tells clients. */
enum Closing {
  RESTARTING(1001, "the server is restarting"),
  NOT_A_FRAME(4400, "not a JSON object, binary or too large"),
  TOO_SLOW(4408, "too far behind"),
  TOO_MANY(4429, "too many"),
  SIGN_IN_ENDED(4440, "the sign-in ended");

  final int code;
  final String reason;

  Closing(int code, String reason) {
    this.code = code;
    this.reason = reason;
  }

  CloseStatus status() {
    return new CloseStatus(code, reason);
  }
}
