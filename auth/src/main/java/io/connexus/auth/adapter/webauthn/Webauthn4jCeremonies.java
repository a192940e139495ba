package io.connexus.auth.adapter.webauthn;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import io.connexus.auth.application.Ceremonies;
import io.connexus.auth.application.PasskeyStore;
import io.connexus.auth.application.Passkeys;
import io.connexus.auth.domain.Email;
import io.connexus.platform.Problem;
import io.connexus.platform.ProblemException;
import io.connexus.platform.UserId;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Passkeys of one site: the relying party is the host of the public URL, and answers count from
 * that origin only. Attestation is not asked for; user verification is.
 */
public final class Webauthn4jCeremonies implements Ceremonies {
  private static final System.Logger LOG = System.getLogger(Webauthn4jCeremonies.class.getName());
  private static final long TIMEOUT_MILLIS = 300_000;

  /** ES256, Ed25519 and RS256: what authenticators have. */
  private static final List<COSEAlgorithmIdentifier> ALGORITHMS =
      List.of(
          COSEAlgorithmIdentifier.ES256,
          COSEAlgorithmIdentifier.EdDSA,
          COSEAlgorithmIdentifier.RS256);

  private final ObjectConverter objects = new ObjectConverter();
  private final WebAuthnManager webauthn = WebAuthnManager.createNonStrictWebAuthnManager(objects);
  private final AttestedCredentialDataConverter credentials =
      new AttestedCredentialDataConverter(objects);
  private final Origin origin;
  private final String site;

  public Webauthn4jCeremonies(URI publicUrl) {
    this.origin = Origin.create(publicUrl.getScheme() + "://" + publicUrl.getAuthority());
    this.site = publicUrl.getHost();
  }

  @Override
  public Map<String, Object> creation(
      UserId user, Email email, byte[] challenge, List<byte[]> known) {
    return Map.of(
        "rp", Map.of("id", site, "name", "ConnexUS"),
        "user",
            Map.of("id", text(handle(user)), "name", email.value(), "displayName", email.value()),
        "challenge", text(challenge),
        "pubKeyCredParams",
            ALGORITHMS.stream()
                .map(algorithm -> Map.of("type", "public-key", "alg", algorithm.getValue()))
                .toList(),
        "timeout", TIMEOUT_MILLIS,
        "excludeCredentials",
            known.stream().map(id -> Map.of("type", "public-key", "id", text(id))).toList(),
        "authenticatorSelection",
            Map.of(
                "residentKey", "required",
                "requireResidentKey", true,
                "userVerification", "required"),
        "attestation", "none");
  }

  @Override
  public Map<String, Object> request(byte[] challenge) {
    return Map.of(
        "challenge",
        text(challenge),
        "timeout",
        TIMEOUT_MILLIS,
        "rpId",
        site,
        "userVerification",
        "required");
  }

  @Override
  public Passkeys.Made registered(String json, byte[] challenge) {
    return checked(() -> {
      var offered =
          ALGORITHMS.stream()
              .map(algorithm ->
                  new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, algorithm))
              .toList();
      var data =
          webauthn.verifyRegistrationResponseJSON(
              json, new RegistrationParameters(server(challenge), offered, true));
      var made = data.getAttestationObject();
      if (made == null) {
        throw Problem.BAD_PASSKEY.exception();
      }
      var authenticator = made.getAuthenticatorData();
      var credential = authenticator.getAttestedCredentialData();
      if (credential == null) {
        throw Problem.BAD_PASSKEY.exception();
      }
      return new Passkeys.Made(
          credential.getCredentialId(),
          credentials.convert(credential),
          authenticator.getSignCount());
    });
  }

  @Override
  @SuppressWarnings("NullAway") // reads the library's mark on the array as one on its octets
  public byte[] credentialId(String json) {
    return checked(() -> {
      var id = webauthn.parseAuthenticationResponseJSON(json).getCredentialId();
      if (id == null) {
        throw Problem.BAD_PASSKEY.exception();
      }
      return id;
    });
  }

  @Override
  public long signedIn(String json, byte[] challenge, PasskeyStore.Stored passkey) {
    return checked(() -> {
      var record =
          new CredentialRecordImpl(
              new NoneAttestationStatement(),
              null,
              null,
              null,
              passkey.signCount(),
              credentials.convert(passkey.credential()),
              null,
              null,
              null,
              Set.of());
      var data =
          webauthn.verifyAuthenticationResponseJSON(
              json, new AuthenticationParameters(server(challenge), record, null, true));
      var claimed = data.getUserHandle();
      var authenticator = data.getAuthenticatorData();
      if (authenticator == null
          || claimed == null
          || !Arrays.equals(claimed, handle(passkey.user()))) {
        throw Problem.BAD_PASSKEY.exception();
      }
      return authenticator.getSignCount();
    });
  }

  /** The library meets what it cannot read with exceptions of every kind. */
  private static <T> T checked(Supplier<T> check) {
    try {
      return check.get();
    } catch (ProblemException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.DEBUG, "a passkey was refused", e);
      throw Problem.BAD_PASSKEY.exception();
    }
  }

  private ServerProperty server(byte[] challenge) {
    return ServerProperty.builder()
        .origin(origin)
        .rpId(site)
        .challenge(new DefaultChallenge(challenge))
        .build();
  }

  private static byte[] handle(UserId user) {
    return ByteBuffer.allocate(16)
        .putLong(user.value().getMostSignificantBits())
        .putLong(user.value().getLeastSignificantBits())
        .array();
  }

  private static String text(byte[] octets) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
  }
}
