package io.connexus.sandbox.telnyx;

import io.connexus.sandbox.http.Answer;
import io.connexus.sandbox.http.Ask;
import io.connexus.sandbox.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** {@code /credential_connections} and {@code /telephony_credentials}. */
public final class CredentialsApi {
  private final Credentials credentials;

  public CredentialsApi(Credentials credentials) {
    this.credentials = credentials;
  }

  Answer createConnection(Ask ask) {
    ObjectNode body = ask.json();
    Refusals.required(body, "connection_name");
    String userName = Refusals.required(body, "user_name");
    if (!userName.matches("(?=.{0,4}[A-Za-z])[A-Za-z0-9]{4,32}")) {
      throw Refusals.malformed("user_name", "4 to 32 letters and digits, one letter in front.");
    }
    if (Refusals.required(body, "password").length() < 8) {
      throw Refusals.malformed("password", "At least 8 characters.");
    }
    return Answer.json(201, CallsApi.data(credentials.addConnection(null, body)));
  }

  Answer connections(Ask ask) {
    return Answer.ok(Pages.numbered(credentials.connections(), ask));
  }

  Answer connection(Ask ask) {
    return CallsApi.found(credentials.connection(ask.part("id")));
  }

  Answer updateConnection(Ask ask) {
    Optional<ObjectNode> connection = credentials.connection(ask.part("id"));
    connection.ifPresent(found -> found.setAll(ask.json()));
    return CallsApi.found(connection);
  }

  Answer removeConnection(Ask ask) {
    return CallsApi.found(credentials.removeConnection(ask.part("id")));
  }

  Answer create(Ask ask) {
    ObjectNode body = ask.json();
    String connection = Refusals.required(body, "connection_id");
    if (credentials.connection(connection).isEmpty()) {
      throw Refusals.malformed("connection_id", "There is no such credential connection.");
    }
    return Answer.json(201, CallsApi.data(credentials.add(body)));
  }

  Answer list(Ask ask) {
    Stream<ObjectNode> all = credentials.all().stream();
    for (String field : List.of("name", "tag", "resource_id", "sip_username")) {
      Optional<String> wanted = ask.query("filter[" + field + "]");
      if (wanted.isPresent()) {
        all = all.filter(one -> wanted.get().equals(Json.text(one, field)));
      }
    }
    return Answer.ok(Pages.numbered(all.toList(), ask));
  }

  Answer get(Ask ask) {
    return CallsApi.found(credentials.find(ask.part("id")));
  }

  Answer update(Ask ask) {
    return CallsApi.found(credentials.update(ask.part("id"), ask.json()));
  }

  Answer remove(Ask ask) {
    return CallsApi.found(credentials.remove(ask.part("id")));
  }

  /** Plain text, unlike everything else. */
  Answer token(Ask ask) {
    String token =
        credentials
            .token(ask.part("id"))
            .orElseThrow(() -> Refusals.notFound("There is no such credential."));
    return new Answer(201, "text/plain", token.getBytes(StandardCharsets.US_ASCII), Map.of());
  }
}
