package io.connexus.sandbox.control;

import io.connexus.sandbox.http.Answer;
import io.connexus.sandbox.http.Ask;
import io.connexus.sandbox.http.House;
import io.connexus.sandbox.http.Refusal;
import io.connexus.sandbox.json.Json;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * The control API's manners: no key, problem documents for errors.
 *
 * <p>It binds to the loopback interface, but a browser on the same machine reaches that for any web
 * page it shows. So a request must name a loopback host, which a page whose own name was rebound to
 * 127.0.0.1 does not, and if it names an origin, as browsers do, that must be the sandbox's own.
 */
public final class ControlHouse implements House {
  private static final Pattern LOOPBACK_HOST =
      Pattern.compile(
          "(?i)(([a-z0-9-]+\\.)*localhost|127(\\.\\d{1,3}){3}|\\[::1]|\\[(0:){7}1])(:\\d+)?");

  @Override
  public void admit(Ask ask) {
    String host = ask.header("Host").orElse("");
    if (!LOOPBACK_HOST.matcher(host).matches()) {
      throw Refusal.of(
          403, "The control API is reached by a loopback name only, such as localhost");
    }
    boolean foreign =
        ask.header("Origin")
            .filter(origin -> !origin.equalsIgnoreCase("http://" + host))
            .isPresent();
    if (foreign) {
      throw Refusal.of(403, "The control API is not for pages of another origin");
    }
  }

  @Override
  public Answer refuse(Refusal refusal) {
    ObjectNode problem = Json.object().put("type", "about:blank").put("status", refusal.status());
    problem.put("title", refusal.title()).put("detail", refusal.detail());
    return new Answer(refusal.status(), "application/problem+json", Json.bytes(problem), Map.of());
  }

  @Override
  public Answer fault(int status) {
    return refuse(Refusal.of(status, "The sandbox failed; its log says why"));
  }
}
