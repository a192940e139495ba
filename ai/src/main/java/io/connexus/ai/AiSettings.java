package io.connexus.ai;

import io.connexus.retell.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What the receptionist needs to be reached by callers.
 *
 * @param retellBaseUrl such as {@code https://api.retellai.com}
 * @param retellApiKey the key for Retell's API
 * @param retellWebhookKey the key that signs Retell's webhooks, the one with the webhook badge
 * @param agentId the Retell agent to use; empty to have one made
 * @param publicBaseUrl where Retell reaches this product, such as {@code https://phone.example.com}
 * @param socketSecret the part of the socket's path that only Retell knows; letters, digits, - and
 *     _
 */
public record AiSettings(
    URI retellBaseUrl,
    Secret retellApiKey,
    Secret retellWebhookKey,
    String agentId,
    URI publicBaseUrl,
    Secret socketSecret) {
  private static final Pattern PATH_SAFE = Pattern.compile("[A-Za-z0-9_-]{16,}");

  /** Refuses what cannot work, naming every fault at once. */
  public AiSettings {
    var faults = new ArrayList<String>();
    if (!isHttp(retellBaseUrl)) {
      faults.add("RETELL_BASE_URL is not an http address");
    }
    if (!isHttp(publicBaseUrl)) {
      faults.add("CONNEXUS_PUBLIC_URL is not an http address");
    }
    if (retellApiKey.value().isBlank()) {
      faults.add("RETELL_API_KEY is missing");
    }
    if (retellWebhookKey.value().isBlank()) {
      faults.add("RETELL_WEBHOOK_KEY is missing");
    }
    if (!PATH_SAFE.matcher(socketSecret.value()).matches()) {
      faults.add("CONNEXUS_LLM_SOCKET_SECRET must be 16 or more letters, digits, - or _");
    }
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", faults));
    }
  }

  /**
   * The socket's secret for an operator who sets none: derived from the webhook key, so it stays
   * the same over restarts and nodes and cannot be guessed.
   */
  public static Secret derivedSocketSecret(Secret webhookKey) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      var key = "connexus:" + webhookKey.value(); // an empty key would be refused for no help
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      var digest = mac.doFinal("the receptionist's socket".getBytes(StandardCharsets.UTF_8));
      return new Secret(HexFormat.of().formatHex(digest, 0, 20));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }

  private static boolean isHttp(URI uri) {
    return uri.getHost() != null
        && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
  }

  /** Where Retell opens its socket; it appends {@code /{call_id}}. Holds the secret. */
  public Secret socketUrl() {
    return new Secret(
        publicBase().replaceFirst("^http", "ws") + "/retell/llm/" + socketSecret.value());
  }

  /** Where Retell sends its webhooks. */
  public String webhookUrl() {
    return publicBase() + "/v1/ai/incoming";
  }

  private String publicBase() {
    return publicBaseUrl.toString().replaceAll("/+$", "");
  }
}
