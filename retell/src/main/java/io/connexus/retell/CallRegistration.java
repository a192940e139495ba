package io.connexus.retell;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call we carry ourselves: registered at Retell, then dialled at {@code
 * sip:{call_id}@sip.retellai.com} within five minutes.
 *
 * @param agentVersion a number, a tag, {@code latest} or {@code latest_published}; which one an
 *     omitted version means is not documented
 * @param from E.164, a label only
 * @param to E.164, a label only
 * @param metadata comes back with the call; stored in clear at Retell, so no secrets
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CallRegistration(
    @JsonProperty("agent_id") String agentId,
    @JsonProperty("agent_version") @Nullable String agentVersion,
    @JsonProperty("direction") String direction,
    @JsonProperty("from_number") String from,
    @JsonProperty("to_number") String to,
    @JsonProperty("metadata") Map<String, String> metadata) {

  @Override
  public String toString() {
    return "CallRegistration[" + agentId + ", " + metadata + "]"; // the numbers stay out of logs
  }
}
