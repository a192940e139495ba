package io.connexus.sandbox.telnyx;

import io.connexus.sandbox.SandboxSetup;
import io.connexus.sandbox.clockwork.Ids;
import io.connexus.sandbox.json.Json;
import io.connexus.sandbox.rtc.Subscriber;
import io.connexus.sandbox.rtc.Subscribers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Credential connections, the credentials below them, and the tokens with which clients log in. */
public final class Credentials implements Subscribers {
  /** As documented: a day, or the credential's own end if that comes first. */
  static final Duration TOKEN_LIFE = Duration.ofHours(24);

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final Ids ids;
  private final Clock clock;
  private final SecretKeySpec key;
  private final Map<String, ObjectNode> connections = new LinkedHashMap<>();
  private final Map<String, ObjectNode> credentials = new LinkedHashMap<>();

  public Credentials(Ids ids, Clock clock) {
    this.ids = ids;
    this.clock = clock;
    this.key =
        new SecretKeySpec(ids.prefixed("", 32).getBytes(StandardCharsets.UTF_8), "HmacSHA256");
  }

  /** Makes the credential connection that is wanted. */
  public synchronized void setUp(SandboxSetup setup) {
    String connection = setup.credentialConnectionId();
    if (connection != null) {
      ObjectNode fields = Json.object().put("connection_name", "Sandbox softphones");
      fields.put("user_name", "softphones").put("sip_uri_calling_preference", "internal");
      addConnection(connection, fields);
    }
  }

  // ---- connections

  synchronized ObjectNode addConnection(@Nullable String id, ObjectNode fields) {
    String given = id == null ? ids.decimal() : id;
    ObjectNode connection = Json.object();
    connection.put("id", given).put("record_type", "credential_connection");
    connection.put("active", true).put("anchorsite_override", "Latency");
    connection.put("webhook_api_version", "1").put("webhook_event_failover_url", "");
    connection.putNull("webhook_timeout_secs");
    connection.put("sip_uri_calling_preference", "disabled");
    connection.put("created_at", now()).put("updated_at", now());
    connection.setAll(fields);
    connections.put(given, connection);
    return connection;
  }

  synchronized Optional<ObjectNode> connection(@Nullable String id) {
    return Optional.ofNullable(connections.get(id));
  }

  synchronized List<ObjectNode> connections() {
    return List.copyOf(connections.values());
  }

  synchronized Optional<ObjectNode> removeConnection(String id) {
    credentials.values().removeIf(one -> connectionOf(one).equals(id));
    return Optional.ofNullable(connections.remove(id));
  }

  // ---- credentials

  synchronized ObjectNode add(ObjectNode body) {
    ObjectNode credential = Json.object();
    credential.put("id", ids.uuid()).put("record_type", "credential");
    credential.put("name", Json.text(body, "name", now()));
    credential.put("resource_id", "connection:" + Json.text(body, "connection_id"));
    credential.put("sip_username", "gencred" + ids.prefixed("", 21));
    credential.put("sip_password", ids.prefixed("", 32));
    credential.put("user_id", "00000000-0000-4000-8000-000000000001");
    credential.put("created_at", now()).put("updated_at", now());
    change(credential, body);
    credentials.put(credential.path("id").asString(), credential);
    return view(credential);
  }

  private static void change(ObjectNode credential, ObjectNode body) {
    for (String field : List.of("name", "tag", "expires_at")) {
      if (body.has(field)) {
        credential.set(field, body.get(field));
      }
    }
  }

  synchronized Optional<ObjectNode> update(String id, ObjectNode body) {
    ObjectNode credential = credentials.get(id);
    if (credential == null) {
      return Optional.empty();
    }
    if (isExpired(credential)) {
      throw Refusals.of(422, "10027", "Unprocessable", "An expired credential cannot be updated.");
    }
    change(credential, body);
    credential.put("updated_at", now());
    return Optional.of(view(credential));
  }

  synchronized Optional<ObjectNode> find(String id) {
    return Optional.ofNullable(credentials.get(id)).map(this::view);
  }

  synchronized List<ObjectNode> all() {
    return credentials.values().stream().map(this::view).toList();
  }

  synchronized Optional<ObjectNode> remove(String id) {
    return Optional.ofNullable(credentials.remove(id)).map(this::view);
  }

  private ObjectNode view(ObjectNode credential) {
    return credential.deepCopy().put("expired", isExpired(credential));
  }

  private boolean isExpired(ObjectNode credential) {
    Instant end = end(credential);
    return end != null && !end.isAfter(clock.instant());
  }

  private static @Nullable Instant end(ObjectNode credential) {
    String end = Json.text(credential, "expires_at");
    try {
      return end == null ? null : OffsetDateTime.parse(end).toInstant();
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static String connectionOf(ObjectNode credential) {
    return Json.text(credential, "resource_id", "").replaceFirst("^connection:", "");
  }

  // ---- tokens: JWTs, opaque to everybody else

  /** A token for this credential; empty when there is none or it has expired. */
  synchronized Optional<String> token(String id) {
    ObjectNode credential = credentials.get(id);
    if (credential == null || isExpired(credential)) {
      return Optional.empty();
    }
    Instant end = end(credential);
    Instant longest = clock.instant().plus(TOKEN_LIFE);
    Instant expiry = end == null || end.isAfter(longest) ? longest : end;
    ObjectNode claims = Json.object().put("aud", "telnyx_telephony").put("iss", "telnyx_telephony");
    claims.put("sub", id).put("jti", ids.uuid()).put("typ", "access");
    claims.put("iat", clock.instant().getEpochSecond()).put("exp", expiry.getEpochSecond());
    String signed =
        base64(Json.object().put("alg", "HS256").put("typ", "JWT")) + "." + base64(claims);
    return Optional.of(signed + "." + signature(signed));
  }

  private static String base64(ObjectNode part) {
    return BASE64.encodeToString(Json.bytes(part));
  }

  private String signature(String signed) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return BASE64.encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }

  @Override
  public synchronized Optional<Subscriber> byToken(String token) {
    int last = token.lastIndexOf('.');
    if (last < 0 || !same(token.substring(last + 1), signature(token.substring(0, last)))) {
      return Optional.empty();
    }
    JsonNode claims;
    try {
      claims =
          Json.MAPPER.readTree(
              Base64.getUrlDecoder().decode(token.substring(token.indexOf('.') + 1, last)));
    } catch (JacksonException | IllegalArgumentException e) {
      return Optional.empty();
    }
    if (claims.path("exp").asLong() <= clock.instant().getEpochSecond()) {
      return Optional.empty();
    }
    return Optional.ofNullable(credentials.get(claims.path("sub").asString("")))
        .filter(credential -> !isExpired(credential))
        .flatMap(this::subscriber);
  }

  @Override
  public synchronized Optional<Subscriber> byPassword(String userName, String password) {
    for (ObjectNode credential : credentials.values()) {
      if (userName.equals(Json.text(credential, "sip_username"))) {
        return same(password, Json.text(credential, "sip_password", "")) && !isExpired(credential)
            ? subscriber(credential)
            : Optional.empty();
      }
    }
    return connections.values().stream()
        .filter(one -> userName.equals(Json.text(one, "user_name")))
        .filter(one -> same(password, Json.text(one, "password", "")))
        .map(one -> subscriber(userName, one))
        .findFirst();
  }

  private Optional<Subscriber> subscriber(ObjectNode credential) {
    return connection(connectionOf(credential))
        .map(one -> subscriber(Json.text(credential, "sip_username", ""), one));
  }

  private static Subscriber subscriber(String userName, ObjectNode connection) {
    return new Subscriber(
        userName,
        Json.text(connection, "id", ""),
        Json.flag(connection.path("outbound"), "call_parking_enabled"));
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  public synchronized void clear() {
    connections.clear();
    credentials.clear();
  }

  private String now() {
    return clock.instant().toString();
  }
}
