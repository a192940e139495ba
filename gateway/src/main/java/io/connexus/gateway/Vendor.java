package io.connexus.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Who sends webhooks, and the header without which nothing of them is read. */
enum Vendor {
  /** Its events are small. */
  TELNYX("telnyx-signature-ed25519"),
  /** Its events carry whole transcripts. */
  RETELL("x-retell-signature");

  private static final String RETELL_PATH = "/v1/ai/incoming";

  private final String signature;

  Vendor(String signature) {
    this.signature = signature;
  }

  /** Whose webhook this request is, if it is one. */
  static Optional<Vendor> of(HttpServletRequest request) {
    if (Door.of(request) != Door.VENDOR || !"POST".equals(request.getMethod())) {
      return Optional.empty();
    }
    return Optional.of(Door.path(request).equals(RETELL_PATH) ? RETELL : TELNYX);
  }

  boolean hasSigned(HttpServletRequest request) {
    return request.getHeader(signature) != null;
  }
}
