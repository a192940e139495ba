package io.connexus.telnyx;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A call to place.
 *
 * @param connectionId the Call Control application
 * @param from E.164, a number of the account
 * @param to E.164 or a SIP address ({@code sip:user@host})
 * @param commandId a repetition within 60 s is ignored by Telnyx
 * @param timeout how long it rings, 5 to 600 s
 * @param clientState plain text echoed in this leg's webhooks; no secrets
 * @param linkTo the call whose session it joins
 * @param bridgeOnAnswer connect it with {@code linkTo} as soon as it is answered
 * @param parkAfterUnbridge keep this leg when the bridge ends
 * @param fromDisplayName caller name, at most 128 of letters, digits, space and {@code -_~!.+}
 * @param headers of the invitation to a SIP address, by name
 */
public record Dial(
    String connectionId,
    String from,
    String to,
    UUID commandId,
    Duration timeout,
    @Nullable String clientState,
    @Nullable String linkTo,
    boolean bridgeOnAnswer,
    boolean parkAfterUnbridge,
    @Nullable String fromDisplayName,
    Map<String, String> headers) {

  public Dial {
    headers = Map.copyOf(headers);
    if (linkTo == null && (bridgeOnAnswer || parkAfterUnbridge)) {
      throw new IllegalArgumentException(
          "bridging and parking need linkTo"); // says Telnyx's schema
    }
  }

  /** Begins a dial that rings for 30 s and is linked to nothing. */
  public static Builder builder(String connectionId, String from, String to, UUID commandId) {
    return new Builder(connectionId, from, to, commandId);
  }

  /** Shows no number. */
  @Override
  public String toString() {
    return "Dial[" + commandId + "]";
  }

  /** Collects the optional parts. */
  public static final class Builder {
    private final String connectionId;
    private final String from;
    private final String to;
    private final UUID commandId;
    private Duration timeout = Duration.ofSeconds(30);
    private @Nullable String clientState;
    private @Nullable String linkTo;
    private @Nullable String fromDisplayName;
    private boolean bridgeOnAnswer;
    private boolean parkAfterUnbridge;
    private final Map<String, String> headers = new HashMap<>();

    private Builder(String connectionId, String from, String to, UUID commandId) {
      this.connectionId = connectionId;
      this.from = from;
      this.to = to;
      this.commandId = commandId;
    }

    public Builder timeout(Duration value) {
      timeout = value;
      return this;
    }

    public Builder clientState(String value) {
      clientState = value;
      return this;
    }

    public Builder linkTo(@Nullable String callControlId) {
      linkTo = callControlId;
      return this;
    }

    public Builder bridgeOnAnswer() {
      bridgeOnAnswer = true;
      return this;
    }

    public Builder parkAfterUnbridge() {
      parkAfterUnbridge = true;
      return this;
    }

    public Builder fromDisplayName(String value) {
      fromDisplayName = value;
      return this;
    }

    public Builder header(String name, String value) {
      headers.put(name, value);
      return this;
    }

    public Dial build() {
      return new Dial(
          connectionId,
          from,
          to,
          commandId,
          timeout,
          clientState,
          linkTo,
          bridgeOnAnswer,
          parkAfterUnbridge,
          fromDisplayName,
          headers);
    }
  }
}
