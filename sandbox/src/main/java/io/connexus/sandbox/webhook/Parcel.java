package io.connexus.sandbox.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One webhook to deliver.
 *
 * @param lane parcels of one lane are first tried in the order they were handed in
 * @param urls where to, the primary first; the next one only when all attempts at one failed
 * @param retries waits before the second and later attempts at one address
 * @param keepTrying whether a status that is not 2xx is worth another attempt
 */
public record Parcel(
    String vendor,
    String eventType,
    String eventId,
    String lane,
    List<String> urls,
    Seal seal,
    Duration timeout,
    List<Duration> retries,
    KeepTrying keepTrying) {

  /** Makes body and headers anew for each attempt: both vendors sign the time of sending. */
  @FunctionalInterface
  public interface Seal {
    Sealed seal(String url, int attempt);
  }

  /** A signed attempt. */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  public record Sealed(byte[] body, Map<String, String> headers) {}

  /** Decides by status whether a failed delivery is tried again; no answer always is. */
  @FunctionalInterface
  public interface KeepTrying {
    boolean after(int status);
  }
}
