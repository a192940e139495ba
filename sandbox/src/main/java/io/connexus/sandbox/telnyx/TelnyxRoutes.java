package io.connexus.sandbox.telnyx;

import io.connexus.sandbox.http.Answer;
import io.connexus.sandbox.http.Door;
import io.connexus.sandbox.http.Handler;
import io.connexus.sandbox.json.Json;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** Which path leads where below {@code /telnyx/v2}. */
public record TelnyxRoutes(
    TelnyxHouse house,
    CallsApi calls,
    ConferencesApi conferences,
    ResourcesApi resources,
    OrdersApi orders,
    CredentialsApi credentials,
    MessagesApi messages,
    DeliveriesApi deliveries,
    Recordings recordings) {

  private interface Verb {
    void to(String path, Handler handler);
  }

  /** All routes; whatever else lies below the base is an unknown resource. */
  public RouterFunction<ServerResponse> through(Door door) {
    RouterFunctions.Builder routes = RouterFunctions.route();
    Verb get = (path, handler) -> routes.GET(TelnyxHouse.BASE + path, door.open(house, handler));
    Verb post = (path, handler) -> routes.POST(TelnyxHouse.BASE + path, door.open(house, handler));
    Verb patch =
        (path, handler) -> routes.PATCH(TelnyxHouse.BASE + path, door.open(house, handler));
    voice(get, post, patch);
    routes.PUT(TelnyxHouse.BASE + "/calls/{id}/actions/{action}", door.open(house, calls::command));
    account(get, post, patch);
    routes.DELETE(
        TelnyxHouse.BASE + "/phone_numbers/{id}", door.open(house, resources::releaseNumber));
    routes.DELETE(
        TelnyxHouse.BASE + "/recordings/{id}",
        door.open(
            house,
            ask ->
                recordings
                    .remove(ask.part("id"))
                    .map(found -> Answer.ok(CallsApi.data(found)))
                    .orElseThrow(() -> Refusals.notFound("There is no such recording."))));
    messages(get, post, patch);
    credentials(get, post, patch);
    routes.DELETE(
        TelnyxHouse.BASE + "/credential_connections/{id}",
        door.open(house, credentials::removeConnection));
    routes.DELETE(
        TelnyxHouse.BASE + "/telephony_credentials/{id}", door.open(house, credentials::remove));
    Handler unknown =
        ask -> {
          throw Refusals.notFound("The requested resource or URL could not be found.");
        };
    routes.route(RequestPredicates.path(TelnyxHouse.BASE + "/**"), door.open(house, unknown));
    return routes.build();
  }

  private void voice(Verb get, Verb post, Verb patch) {
    post.to("/calls", calls::dial);
    get.to("/calls/{id}", calls::get);
    post.to("/calls/{id}/actions/{action}", calls::command);
    post.to("/conferences", conferences::create);
    get.to("/conferences", conferences::list);
    get.to("/conferences/{id}", conferences::get);
    get.to("/conferences/{id}/participants", conferences::participants);
    post.to("/conferences/{id}/actions/{action}", conferences::command);
    get.to("/connections/{connection}/active_calls", calls::active);
    post.to("/call_control_applications", resources::createApplication);
    get.to("/call_control_applications", resources::applications);
    get.to("/call_control_applications/{id}", resources::application);
    patch.to("/call_control_applications/{id}", resources::updateApplication);
    get.to("/recordings", ask -> Answer.ok(Pages.numbered(recordings.all(), ask)));
    get.to(
        "/recordings/{id}",
        ask ->
            recordings
                .find(ask.part("id"))
                .map(found -> Answer.ok(CallsApi.data(found)))
                .orElseThrow(() -> Refusals.notFound("There is no such recording.")));
  }

  private void account(Verb get, Verb post, Verb patch) {
    get.to("/phone_numbers", resources::numbers);
    get.to("/phone_numbers/{id}", resources::number);
    patch.to("/phone_numbers/{id}", resources::updateNumber);
    get.to("/phone_numbers/{id}/messaging", resources::numberMessaging);
    patch.to("/phone_numbers/{id}/messaging", resources::updateNumberMessaging);
    get.to("/available_phone_numbers", orders::available);
    post.to("/number_orders", orders::order);
    get.to("/number_orders", orders::list);
    get.to("/number_orders/{id}", orders::get);
    get.to("/webhook_deliveries", deliveries::list);
    get.to("/webhook_deliveries/{id}", deliveries::get);
    get.to(
        "/balance",
        ask ->
            Answer.ok(
                CallsApi.data(
                    Json.object()
                        .put("record_type", "balance")
                        .put("balance", "100.00")
                        .put("credit_limit", "0.00")
                        .put("available_credit", "100.00")
                        .put("pending", "0.00")
                        .put("currency", "USD"))));
  }

  private void credentials(Verb get, Verb post, Verb patch) {
    post.to("/credential_connections", credentials::createConnection);
    get.to("/credential_connections", credentials::connections);
    get.to("/credential_connections/{id}", credentials::connection);
    patch.to("/credential_connections/{id}", credentials::updateConnection);
    post.to("/telephony_credentials", credentials::create);
    get.to("/telephony_credentials", credentials::list);
    get.to("/telephony_credentials/{id}", credentials::get);
    patch.to("/telephony_credentials/{id}", credentials::update);
    post.to("/telephony_credentials/{id}/token", credentials::token);
  }

  private void messages(Verb get, Verb post, Verb patch) {
    post.to("/messages", messages::send);
    get.to("/messages/{id}", messages::get);
    post.to("/messaging_profiles", resources::createProfile);
    get.to("/messaging_profiles", resources::profiles);
    get.to("/messaging_profiles/{id}", resources::profile);
    patch.to("/messaging_profiles/{id}", resources::updateProfile);
  }
}
