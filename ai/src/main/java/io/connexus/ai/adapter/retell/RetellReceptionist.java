package io.connexus.ai.adapter.retell;

import io.connexus.ai.application.Fence;
import io.connexus.ai.application.SessionStore;
import io.connexus.call.Receptionist;
import io.connexus.platform.CallId;
import io.connexus.retell.CallRegistration;
import io.connexus.retell.PhoneCall;
import io.connexus.retell.RetellClient;
import io.connexus.retell.RetellException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;

/** The receptionist as the call sees it, with Retell's ears and voice. */
public final class RetellReceptionist implements Receptionist {
  /** Retell forgets an unused registration after five minutes; one this young can be dialled. */
  private static final Duration STILL_GOOD = Duration.ofMinutes(4);

  private final RetellClient retell;
  private final RetellAgent agent;
  private final SessionStore sessions;
  private final Fence fence;
  private final Consumer<CallId> owing;
  private final InstantSource clock;

  /**
   * @param owing told of a call that is owed words, so that whoever holds its conversation says
   *     them
   */
  public RetellReceptionist(
      RetellClient retell,
      RetellAgent agent,
      SessionStore sessions,
      Fence fence,
      Consumer<CallId> owing,
      InstantSource clock) {
    this.retell = retell;
    this.agent = agent;
    this.sessions = sessions;
    this.fence = fence;
    this.owing = owing;
    this.clock = clock;
  }

  @Override
  public String prepare(Session session) {
    var now = clock.instant();
    fence.expect(session.call(), session.number());
    var id =
        sessions
            .unused(session.call(), session.number(), now.minus(STILL_GOOD))
            .orElseGet(() -> register(session));
    return "sip:" + id + "@sip.retellai.com;transport=tcp";
  }

  @Override
  public void silence(CallId call, int version) {
    fence.silence(call, version);
  }

  @Override
  public void resume(CallId call, int version, String line) {
    fence.resume(call, version, line);
    owing.accept(call);
  }

  private String register(Session session) {
    try {
      var call = registerWithAgent(session);
      sessions.register(call.id(), session, clock.instant());
      return call.id();
    } catch (RetellException e) {
      throw new ReceptionistUnavailable("Retell did not take the call", e);
    }
  }

  private PhoneCall registerWithAgent(Session session) {
    var agentId = agent.id();
    try {
      return retell.registerPhoneCall(registration(session, agentId));
    } catch (RetellException e) {
      var other = e.unknownAsset() ? agent.insteadOf(agentId) : java.util.Optional.<String>empty();
      if (other.isEmpty()) {
        throw e;
      }
      return retell.registerPhoneCall(registration(session, other.get()));
    }
  }

  private static CallRegistration registration(Session session, String agentId) {
    return new CallRegistration(
        agentId,
        "latest", // what is meant must be said: what Retell takes by itself is not documented
        "inbound",
        session.from().value(),
        session.to().value(),
        Map.of(
            "workspace", session.workspace().toString(),
            "call", session.call().toString(),
            "session", Integer.toString(session.number())));
  }
}
