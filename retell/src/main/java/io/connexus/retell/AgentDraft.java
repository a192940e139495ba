package io.connexus.retell;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * An agent whose words come from our socket; Retell gives it ears, a voice and turn taking.
 *
 * @param responseEngine see {@link #customLlm}
 * @param reminderTriggerMs silence of the caller until a nudge is asked for
 * @param endCallAfterSilenceMs Retell's own default is ten minutes
 */
public record AgentDraft(
    @JsonProperty("agent_name") String name,
    @JsonProperty("response_engine") Map<String, String> responseEngine,
    @JsonProperty("voice_id") String voiceId,
    @JsonProperty("language") String language,
    @JsonProperty("webhook_url") String webhookUrl,
    @JsonProperty("webhook_events") List<String> webhookEvents,
    @JsonProperty("reminder_trigger_ms") int reminderTriggerMs,
    @JsonProperty("reminder_max_count") int reminderMaxCount,
    @JsonProperty("end_call_after_silence_ms") int endCallAfterSilenceMs,
    @JsonProperty("post_call_analysis_data") List<Map<String, String>> analysis) {

  /**
   * The engine that asks our socket.
   *
   * @param socketUrl {@code wss://…}; Retell appends {@code /{call_id}}
   */
  public static Map<String, String> customLlm(String socketUrl) {
    return Map.of("type", "custom-llm", "llm_websocket_url", socketUrl);
  }

  @Override
  public String toString() {
    return "AgentDraft[" + name + "]"; // the socket's address holds a secret
  }
}
