package io.connexus.sandbox.telnyx;

import io.connexus.sandbox.SandboxSetup;
import io.connexus.sandbox.clockwork.Ids;
import io.connexus.sandbox.json.Json;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What the account owns: voice applications, messaging profiles and telephone numbers. */
public final class Account {
  private final Ids ids;
  private final Clock clock;
  private final Shelf applications;
  private final Shelf profiles;
  private final Shelf numbers;

  public Account(Ids ids, Clock clock) {
    this.ids = ids;
    this.clock = clock;
    this.applications = new Shelf("call_control_application", clock);
    this.profiles = new Shelf("messaging_profile", clock);
    this.numbers = new Shelf("phone_number", clock);
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
    ObjectNode defaults = Json.object().put("active", true);
    defaults.put("anchorsite_override", "Latency").put("webhook_api_version", "1");
    defaults.put("webhook_event_failover_url", "").putNull("webhook_timeout_secs");
    defaults.put("dtmf_type", "RFC 2833").put("call_cost_in_webhooks", false);
    defaults.put("first_command_timeout", false).put("first_command_timeout_secs", 30);
    return applications.add(id == null ? ids.decimal() : id, defaults, fields);
  }

  synchronized Optional<ObjectNode> application(@Nullable String id) {
    return applications.find(id);
  }

  synchronized List<ObjectNode> applications() {
    return applications.all();
  }

  // ---- messaging profiles

  synchronized ObjectNode addProfile(@Nullable String id, ObjectNode fields) {
    ObjectNode defaults = Json.object().put("enabled", true).put("webhook_api_version", "2");
    defaults.put("webhook_failover_url", "");
    defaults.set("whitelisted_destinations", Json.array().add("US"));
    return profiles.add(id == null ? ids.uuid() : id, defaults, fields);
  }

  synchronized Optional<ObjectNode> profile(@Nullable String id) {
    return profiles.find(id);
  }

  synchronized List<ObjectNode> profiles() {
    return profiles.all();
  }

  // ---- numbers

  synchronized ObjectNode addNumber(String e164) {
    ObjectNode number = Json.object();
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
    number.put("purchased_at", now());
    return numbers.add(ids.decimal(), number, Json.object());
  }

  public synchronized Optional<ObjectNode> number(String e164) {
    return numbers.all().stream()
        .filter(number -> number.path("phone_number").asString().equals(e164))
        .findFirst();
  }

  synchronized Optional<ObjectNode> numberById(String id) {
    return numbers.find(id).or(() -> number(id));
  }

  public synchronized List<ObjectNode> numbers() {
    return numbers.all();
  }

  synchronized Optional<ObjectNode> release(String id) {
    return numberById(id)
        .flatMap(number -> numbers.remove(number.path("id").asString()))
        .map(number -> number.put("status", "deleted").put("updated_at", now()));
  }

  public boolean owns(String e164) {
    return number(e164).isPresent();
  }

  private String now() {
    return clock.instant().toString();
  }
}
