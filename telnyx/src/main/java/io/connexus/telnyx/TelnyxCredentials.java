package io.connexus.telnyx;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Telephony credentials: what a WebRTC client registers with. Blocks and fails as {@link
 * TelnyxClient} does; safe for many threads.
 */
public final class TelnyxCredentials {
  private final Exchange exchange;

  TelnyxCredentials(Exchange exchange) {
    this.exchange = exchange;
  }

  /**
   * A credential.
   *
   * @param sipUsername what it is rung by, at {@code sip.telnyx.com}
   */
  public record Credential(String id, String sipUsername) {}

  /**
   * Makes a credential. Telnyx cannot recognise a repetition.
   *
   * @param connectionId the credential connection it belongs to
   */
  public Credential create(String connectionId, String name) {
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("connection_id", connectionId);
    body.put("name", name);
    var made = exchange.post("create credential", "/telephony_credentials", body).path("data");
    var credential =
        new Credential(made.path("id").asString(""), made.path("sip_username").asString(""));
    if (credential.id().isEmpty() || credential.sipUsername().isEmpty()) {
      throw TelnyxException.unreadable("create credential", 200);
    }
    return credential;
  }

  /** A token to log in with, a JWT; valid for 24 hours or until the credential ends. */
  public String token(String id) {
    return exchange
        .postForText("credential token", "/telephony_credentials/" + Exchange.encode(id) + "/token")
        .strip();
  }

  /** Withdraws a credential. One that is gone is withdrawn already. */
  public void delete(String id) {
    try {
      exchange.delete("delete credential", "/telephony_credentials/" + Exchange.encode(id));
    } catch (TelnyxException e) {
      if (e.status() != 404) {
        throw e;
      }
    }
  }
}
