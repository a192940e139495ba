package io.connexus.auth.application;

import io.connexus.auth.domain.Email;
import io.connexus.platform.UserId;
import java.util.List;
import java.util.Map;

/**
 * The language of WebAuthn. What cannot be read or verified is {@link
 * io.connexus.platform.Problem#BAD_PASSKEY}.
 */
public interface Ceremonies {

  /** {@code PublicKeyCredentialCreationOptionsJSON}. */
  Map<String, Object> creation(UserId user, Email email, byte[] challenge, List<byte[]> known);

  /** {@code PublicKeyCredentialRequestOptionsJSON}. */
  Map<String, Object> request(byte[] challenge);

  /** Verifies a registration. */
  Passkeys.Made registered(String json, byte[] challenge);

  /** Whose credential a sign-in claims to be. */
  byte[] credentialId(String json);

  /** Verifies a sign-in; returns the authenticator's new counter. */
  long signedIn(String json, byte[] challenge, PasskeyStore.Stored passkey);
}
