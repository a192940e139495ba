package io.connexus.sandbox.http;

import io.connexus.sandbox.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.web.servlet.function.ServerRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A request as the handlers see it: routed, read in full, not yet judged. */
public final class Ask {
  private final ServerRequest request;
  private final byte[] body;
  private final String method;
  private final String path;

  Ask(ServerRequest request, byte[] body) {
    this.request = request;
    this.body = body;
    this.method = request.method().name(); // read at once: the server reuses its request objects
    this.path = request.path();
  }

  public String method() {
    return method;
  }

  public String path() {
    return path;
  }

  /** A variable of the path template, decoded. */
  public String part(String name) {
    return request.pathVariable(name);
  }

  public Optional<String> query(String name) {
    return request.param(name).filter(value -> !value.isBlank());
  }

  public int query(String name, int otherwise) {
    try {
      return query(name).map(Integer::parseInt).orElse(otherwise);
    } catch (NumberFormatException e) {
      throw new Refusal(400, "10015", "Invalid value", name + " must be a number", "/" + name);
    }
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(request.headers().firstHeader(name));
  }

  /** The JSON object of the body; an absent body is an empty object. */
  public ObjectNode json() {
    if (body.length == 0) {
      return Json.object();
    }
    try {
      JsonNode parsed = Json.MAPPER.readTree(body);
      if (parsed instanceof ObjectNode object) {
        return object;
      }
    } catch (JacksonException e) {
      // answered below, as any other body that is no object
    }
    throw new Refusal(400, "10015", "Bad Request", "The body is not a JSON object", null);
  }

  public byte[] body() {
    return body.clone();
  }

  String bodyText() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
