package io.connexus.sandbox.telnyx;

import io.connexus.sandbox.SandboxSetup;
import io.connexus.sandbox.clockwork.Ids;
import io.connexus.sandbox.json.Json;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What the account owns: voice applications, messaging profiles and telephone numbers. */
public final class Account {
  private final Ids ids;
  private final Clock clock;
  private final Map<String, ObjectNode> applications = new LinkedHashMap<>();
  private final Map<String, ObjectNode> profiles = new LinkedHashMap<>();
  private final Map<String, ObjectNode> numbers = new LinkedHashMap<>();

  public Account(Ids ids, Clock clock) {
    this.ids = ids;
    this.clock = clock;
  }

  public synchronized void setUp(SandboxSetup setup) {
    String connection = setup.connectionId();
    String url = setup.voiceWebhookUrl();
    if (connection != null) {
      ObjectNode application = Json.object().put("application_name", "Sandbox voice");
      application.put("webhook_event_url", url == null ? "" : url);
      application.put("webhook_api_version", "2");
      addApplication(connection, application);
    }
    String profile = setup.messagingProfileId();
    if (profile != null) {
      ObjectNode fields = Json.object().put("name", "Sandbox messages");
      fields.put("webhook_url", setup.messagingWebhookUrl());
      addProfile(profile, fields);
    }
    for (String number : java.util.Objects.requireNonNullElse(setup.numbers(), List.<String>of())) {
      ObjectNode owned = number(number).orElseGet(() -> addNumber(number));
      owned.put("connection_id", connection).put("connection_name", "Sandbox voice");
      owned.put("messaging_profile_id", profile);
    }
  }

  public synchronized void clear() {
    applications.clear();
    profiles.clear();
    numbers.clear();
  }

  // ---- applications

  synchronized ObjectNode addApplication(@Nullable String id, ObjectNode fields) {
    String given = id == null ? ids.decimal() : id;
    ObjectNode application = Json.object();
    application.put("id", given).put("record_type", "call_control_application");
    application.put("active", true).put("anchorsite_override", "Latency");
    application.put("webhook_api_version", "1").putNull("webhook_timeout_secs");
    application.put("dtmf_type", "RFC 2833").put("call_cost_in_webhooks", false);
    application.put("first_command_timeout", false).put("first_command_timeout_secs", 30);
    application.put("webhook_event_failover_url", "");
    application.put("created_at", now()).put("updated_at", now());
    application.setAll(fields);
    applications.put(given, application);
    return application;
  }

  synchronized Optional<ObjectNode> application(@Nullable String id) {
    return Optional.ofNullable(applications.get(id));
  }

  synchronized List<ObjectNode> applications() {
    return List.copyOf(applications.values());
  }

  // ---- messaging profiles

  synchronized ObjectNode addProfile(@Nullable String id, ObjectNode fields) {
    String given = id == null ? ids.uuid() : id;
    ObjectNode profile = Json.object();
    profile.put("id", given).put("record_type", "messaging_profile");
    profile.put("enabled", true).put("webhook_api_version", "2");
    profile.put("webhook_failover_url", "");
    profile.set("whitelisted_destinations", Json.array().add("US"));
    profile.put("created_at", now()).put("updated_at", now());
    profile.setAll(fields);
    profiles.put(given, profile);
    return profile;
  }

  synchronized Optional<ObjectNode> profile(@Nullable String id) {
    return Optional.ofNullable(profiles.get(id));
  }

  synchronized List<ObjectNode> profiles() {
    return List.copyOf(profiles.values());
  }

  // ---- numbers

  synchronized ObjectNode addNumber(String e164) {
    ObjectNode number = Json.object();
    number.put("id", ids.decimal()).put("record_type", "phone_number");
    number.put("phone_number", e164).put("status", "active");
    number.put("country_iso_alpha2", "US").put("phone_number_type", "local");
    number.putNull("connection_id").putNull("connection_name").putNull("messaging_profile_id");
    number.putNull("customer_reference").putNull("external_pin").putNull("billing_group_id");
    number.set("tags", Json.array());
    number.put("emergency_enabled", false).put("emergency_status", "disabled");
    number.put("t38_fax_gateway_enabled", false).put("hd_voice_enabled", false);
    number.put("call_forwarding_enabled", false).put("cnam_listing_enabled", false);
    number.put("caller_id_name_enabled", false).put("call_recording_enabled", false);
    number.put("inbound_call_screening", "disabled").put("deletion_lock_enabled", false);
    number.put("purchased_at", now()).put("created_at", now()).put("updated_at", now());
    numbers.put(number.path("id").asString(), number);
    return number;
  }

  public synchronized Optional<ObjectNode> number(String e164) {
    return numbers.values().stream()
        .filter(number -> number.path("phone_number").asString().equals(e164))
        .findFirst();
  }

  synchronized Optional<ObjectNode> numberById(String id) {
    return Optional.ofNullable(numbers.get(id)).or(() -> number(id));
  }

  public synchronized Collection<ObjectNode> numbers() {
    return new ArrayList<>(numbers.values());
  }

  synchronized Optional<ObjectNode> release(String id) {
    return numberById(id)
        .map(number -> numbers.remove(number.path("id").asString()))
        .map(number -> number.put("status", "deleted").put("updated_at", now()));
  }

  public boolean owns(String e164) {
    return number(e164).isPresent();
  }

  private String now() {
    return clock.instant().toString();
  }
}
