package io.connexus.retell;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The part of Retell's REST API that ConnexUS needs. Blocking; every method throws {@link
 * RetellException} and nothing else. There is no idempotency key: only what is harmless twice is
 * repeated here.
 */
public final class RetellClient implements AutoCloseable {
  private final RetellSettings settings;
  private final String base;
  private final JsonMapper json;
  private final HttpClient http;
  private final Supplier<Optional<String>> traceparent;

  public RetellClient(RetellSettings settings, JsonMapper json) {
    this(settings, json, Optional::empty);
  }

  /**
   * @param traceparent what each request says of the trace it belongs to (W3C Trace Context)
   */
  public RetellClient(
      RetellSettings settings, JsonMapper json, Supplier<Optional<String>> traceparent) {
    this.traceparent = traceparent;
    this.settings = settings;
    this.base = settings.baseUrl().toString().replaceAll("/+$", "");
    this.json = json;
    this.http = HttpClient.newBuilder().connectTimeout(settings.connectTimeout()).build();
  }

  /**
   * Registers a call that we shall carry to Retell. Tried twice if Retell stumbles: a registration
   * that nobody uses ends by itself after five minutes.
   */
  public PhoneCall registerPhoneCall(CallRegistration registration) {
    try {
      return register(registration);
    } catch (RetellException e) {
      if (!e.retryable()) {
        throw e;
      }
      return register(registration);
    }
  }

  private PhoneCall register(CallRegistration registration) {
    var call =
        send(
            "register-phone-call",
            "POST",
            "/v2/register-phone-call",
            registration,
            PhoneCall.class);
    if (call.id() == null || call.id().isBlank()) {
      throw RetellException.unreadable("register-phone-call", 200);
    }
    return call;
  }

  /** The call with this Retell id. */
  public PhoneCall getCall(String callId) {
    return send("get-call", "GET", "/v2/get-call/" + segment(callId), null, PhoneCall.class);
  }

  /** Creates an agent. Not repeated: a second try could leave two. */
  public Agent createAgent(AgentDraft draft) {
    var agent = send("create-agent", "POST", "/create-agent", draft, Agent.class);
    if (agent.id() == null || agent.id().isBlank()) {
      throw RetellException.unreadable("create-agent", 200);
    }
    return agent;
  }

  /** The agent with this id, in its latest version. */
  public Agent getAgent(String agentId) {
    return send("get-agent", "GET", "/get-agent/" + segment(agentId), null, Agent.class);
  }

  /** Makes the agent's latest version be as {@code draft}. */
  public Agent updateAgent(String agentId, AgentDraft draft) {
    return send("update-agent", "PATCH", "/update-agent/" + segment(agentId), draft, Agent.class);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private <T> T send(
      String operation, String method, String path, @Nullable Object body, Class<T> as) {
    var response = exchange(operation, method, path, body);
    try {
      T answer = json.readValue(response.body(), as);
      if (answer == null) {
        throw RetellException.unreadable(operation, response.statusCode());
      }
      return answer;
    } catch (JacksonException _) { // its message could quote the body
      throw RetellException.unreadable(operation, response.statusCode());
    }
  }

  private HttpResponse<byte[]> exchange(
      String operation, String method, String path, @Nullable Object body) {
    var request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(settings.readTimeout())
            .header("Authorization", "Bearer " + settings.apiKey().value())
            .header("Accept", "application/json");
    traceparent.get().ifPresent(trace -> request.header("traceparent", trace));
    if (body == null) {
      request.method(method, BodyPublishers.noBody());
    } else {
      request
          .header("Content-Type", "application/json")
          .method(method, BodyPublishers.ofByteArray(json.writeValueAsBytes(body)));
    }
    try {
      var response = http.send(request.build(), BodyHandlers.ofByteArray());
      if (response.statusCode() / 100 != 2) {
        throw RetellException.refused(operation, response.statusCode());
      }
      return response;
    } catch (IOException e) {
      throw RetellException.unanswered(operation, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw RetellException.unanswered(operation, e);
    }
  }

  private static String segment(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8);
  }
}
