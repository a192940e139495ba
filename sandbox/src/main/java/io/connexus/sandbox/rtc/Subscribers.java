package io.connexus.sandbox.rtc;

import java.util.Optional;

/** Who may register with the WebRTC service. */
public interface Subscribers {
  Optional<Subscriber> byToken(String token);

  Optional<Subscriber> byPassword(String userName, String password);
}
