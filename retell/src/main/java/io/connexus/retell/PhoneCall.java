package io.connexus.retell;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call as Retell sees it, in answers and webhooks. All but the id may be absent.
 *
 * @param status {@code registered}, {@code not_connected}, {@code ongoing}, {@code ended}, {@code
 *     error}, or something newer
 * @param disconnectionReason why it ended, once it has; treat unknown values as "other"
 * @param metadata what was registered with it
 * @param transcript everything said, once it has ended
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PhoneCall(
    @JsonProperty("call_id") String id,
    @JsonProperty("agent_id") @Nullable String agentId,
    @JsonProperty("call_status") @Nullable String status,
    @JsonProperty("disconnection_reason") @Nullable String disconnectionReason,
    @JsonProperty("metadata") @Nullable Map<String, Object> metadata,
    @JsonProperty("transcript_object") @Nullable List<Utterance> transcript,
    @JsonProperty("call_analysis") @Nullable Analysis analysis) {

  /**
   * One item of a transcript.
   *
   * @param role {@code agent}, {@code user} or {@code transfer_target}; other items carry no speech
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Utterance(
      @JsonProperty("role") @Nullable String role,
      @JsonProperty("content") @Nullable String content) {}

  /** What Retell makes of the call, seconds after its end. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Analysis(
      @JsonProperty("call_summary") @Nullable String summary,
      @JsonProperty("call_successful") @Nullable Boolean successful) {}
}
