package io.connexus.sandbox.telnyx;

import io.connexus.sandbox.http.Answer;
import io.connexus.sandbox.http.Ask;
import io.connexus.sandbox.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Voice applications, messaging profiles and the account's numbers. */
public final class ResourcesApi {
  private final Account account;

  public ResourcesApi(Account account) {
    this.account = account;
  }

  Answer createApplication(Ask ask) {
    ObjectNode body = ask.json();
    Refusals.required(body, "application_name");
    Refusals.required(body, "webhook_event_url");
    return Answer.json(201, CallsApi.data(account.addApplication(null, body)));
  }

  Answer application(Ask ask) {
    return CallsApi.found(account.application(ask.part("id")));
  }

  Answer applications(Ask ask) {
    return Answer.ok(Pages.numbered(account.applications(), ask));
  }

  Answer updateApplication(Ask ask) {
    Optional<ObjectNode> application = account.application(ask.part("id"));
    application.ifPresent(found -> found.setAll(ask.json()));
    return CallsApi.found(application);
  }

  Answer createProfile(Ask ask) {
    ObjectNode body = ask.json();
    Refusals.required(body, "name");
    if (!body.path("whitelisted_destinations").isArray()) {
      throw Refusals.missing("whitelisted_destinations");
    }
    return Answer.ok(CallsApi.data(account.addProfile(null, body)));
  }

  Answer profile(Ask ask) {
    return CallsApi.found(account.profile(ask.part("id")));
  }

  Answer profiles(Ask ask) {
    return Answer.ok(Pages.numbered(account.profiles(), ask));
  }

  Answer updateProfile(Ask ask) {
    Optional<ObjectNode> profile = account.profile(ask.part("id"));
    profile.ifPresent(found -> found.setAll(ask.json()));
    return CallsApi.found(profile);
  }

  Answer numbers(Ask ask) {
    Stream<ObjectNode> numbers = account.numbers().stream();
    for (String field : List.of("phone_number", "status", "connection_id")) {
      Optional<String> wanted = ask.query("filter[" + field + "]");
      if (wanted.isPresent()) {
        numbers = numbers.filter(number -> number.path(field).asString("").contains(wanted.get()));
      }
    }
    return Answer.ok(Pages.numbered(numbers.toList(), ask));
  }

  Answer number(Ask ask) {
    return CallsApi.found(account.numberById(ask.part("id")));
  }

  Answer updateNumber(Ask ask) {
    ObjectNode number =
        account
            .numberById(ask.part("id"))
            .orElseThrow(() -> Refusals.notFound("There is no such number."));
    ObjectNode body = ask.json();
    String connection = Json.text(body, "connection_id");
    if (connection != null && account.application(connection).isEmpty()) {
      throw Refusals.malformed("connection_id", "There is no such connection.");
    }
    for (String field :
        List.of(
            "connection_id",
            "tags",
            "customer_reference",
            "billing_group_id",
            "external_pin",
            "hd_voice_enabled")) {
      if (body.has(field)) {
        number.set(field, body.get(field));
      }
    }
    return Answer.ok(CallsApi.data(number));
  }

  /** Gives the number back: it is free for others at once. */
  Answer releaseNumber(Ask ask) {
    return CallsApi.found(account.release(ask.part("id")));
  }

  Answer numberMessaging(Ask ask) {
    return account
        .numberById(ask.part("id"))
        .map(number -> Answer.ok(CallsApi.data(messagingView(number))))
        .orElseThrow(() -> Refusals.notFound("There is no such number."));
  }

  Answer updateNumberMessaging(Ask ask) {
    ObjectNode number =
        account
            .numberById(ask.part("id"))
            .orElseThrow(() -> Refusals.notFound("There is no such number."));
    String profile = Json.text(ask.json(), "messaging_profile_id");
    if (profile != null) {
      if (!profile.isEmpty() && account.profile(profile).isEmpty()) {
        throw Refusals.malformed("messaging_profile_id", "There is no such messaging profile.");
      }
      number.put("messaging_profile_id", profile.isEmpty() ? null : profile);
    }
    return Answer.ok(CallsApi.data(messagingView(number)));
  }

  private static ObjectNode messagingView(ObjectNode number) {
    ObjectNode view = Json.object();
    view.set("id", number.get("id"));
    view.put("record_type", "messaging_settings").set("phone_number", number.get("phone_number"));
    view.set("messaging_profile_id", number.get("messaging_profile_id"));
    view.put("country_code", "US").put("type", "long-code");
    view.put("messaging_product", "A2P").put("traffic_type", "A2P");
    view.set("created_at", number.get("created_at"));
    view.set("updated_at", number.get("updated_at"));
    return view;
  }
}
