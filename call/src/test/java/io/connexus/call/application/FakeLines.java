package io.connexus.call.application;

import io.connexus.call.application.Carrier.CarrierException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Credentials in memory. */
public final class FakeLines implements SoftphoneLines {
  private final Map<String, String> open = new ConcurrentHashMap<>();
  private final AtomicInteger tokens = new AtomicInteger();

  @Override
  public Line open(String name) {
    var credential = "credential-" + (open.size() + tokens.incrementAndGet());
    open.put(credential, name);
    return new Line(credential, "sip:" + credential + "@x.test");
  }

  @Override
  public String token(String credential) {
    if (!open.containsKey(credential)) {
      throw new CarrierException(
          CarrierException.Kind.REFUSED, new IllegalStateException("no such credential"));
    }
    return "token-" + tokens.incrementAndGet();
  }

  @Override
  public void close(String credential) {
    open.remove(credential);
  }

  /** The credentials that are good. */
  public Map<String, String> credentials() {
    return Map.copyOf(open);
  }
}
