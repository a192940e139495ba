package io.connexus.sandbox.push;

import io.connexus.sandbox.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Who says to be sending: the VAPID credentials of a request (RFC 8292). */
final class Vapid {
  private static final Duration LONGEST = Duration.ofHours(24);
  private static final Pattern TOKEN = Pattern.compile("(?:^|[ ,])t=\"?([^\", ]+)");
  private static final Pattern KEY = Pattern.compile("(?:^|[ ,])k=\"?([^\", ]+)");

  private Vapid() {}

  /**
   * Checks the credentials.
   *
   * @param authorization the header
   * @param audience the origin of the push service
   * @return the sender's public key, base64url without padding
   * @throws GeneralSecurityException saying what is wrong
   */
  static String check(String authorization, String audience, Instant now)
      throws GeneralSecurityException {
    if (!authorization.regionMatches(true, 0, "vapid ", 0, 6)) {
      throw new GeneralSecurityException("the scheme is not vapid");
    }
    String credentials = authorization.substring(6);
    String[] token = part(TOKEN, credentials, "t").split("\\.", -1);
    byte[] key = Points.octets(part(KEY, credentials, "k"));
    if (token.length != 3) {
      throw new GeneralSecurityException("t is no signed JWT");
    }
    if (!"ES256".equals(Json.text(json(token[0]), "alg"))) {
      throw new GeneralSecurityException("the token's algorithm is not ES256");
    }
    Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    signature.initVerify(Points.key(key));
    signature.update((token[0] + "." + token[1]).getBytes(StandardCharsets.US_ASCII));
    if (!signature.verify(Points.octets(token[2]))) {
      throw new GeneralSecurityException("the token is not signed with k");
    }
    claims(json(token[1]), audience, now);
    return Points.text(key);
  }

  private static void claims(JsonNode claims, String audience, Instant now)
      throws GeneralSecurityException {
    if (!audience.equals(Json.text(claims, "aud"))) {
      throw new GeneralSecurityException("aud is not " + audience);
    }
    Instant expiry = Instant.ofEpochSecond(claims.path("exp").asLong(0));
    if (!expiry.isAfter(now)) {
      throw new GeneralSecurityException("the token has expired");
    }
    if (expiry.isAfter(now.plus(LONGEST))) {
      throw new GeneralSecurityException("exp is more than 24 hours away");
    }
    String subject = Json.text(claims, "sub", "");
    if (!subject.startsWith("mailto:") && !subject.startsWith("https:")) {
      throw new GeneralSecurityException("sub is neither a mailto: nor an https: address");
    }
  }

  private static String part(Pattern pattern, String credentials, String name)
      throws GeneralSecurityException {
    Matcher matcher = pattern.matcher(credentials);
    if (!matcher.find()) {
      throw new GeneralSecurityException(name + " is missing");
    }
    return matcher.group(1);
  }

  private static JsonNode json(String part) throws GeneralSecurityException {
    try {
      return Json.MAPPER.readTree(Points.octets(part));
    } catch (JacksonException e) {
      throw new GeneralSecurityException("the token is no JSON", e);
    }
  }
}
