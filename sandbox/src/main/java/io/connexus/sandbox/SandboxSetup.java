package io.connexus.sandbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the simulated accounts hold. Applied at once, and again by every reset. Parts that are null
 * are left out.
 *
 * @param connectionId the Call Control application
 * @param voiceWebhookUrl where its events go
 * @param messagingProfileId the messaging profile
 * @param messagingWebhookUrl where its events go
 * @param numbers E.164, each attached to the connection and to the messaging profile
 * @param retellAgentId an agent with a custom LLM
 * @param llmWebsocketUrl its LLM socket, to which the call id is appended
 * @param retellWebhookUrl where its events go
 * @param numbersWebhookUrl where the completion of number orders is told; null for {@code
 *     voiceWebhookUrl}
 * @param credentialConnectionId the credential connection that WebRTC clients belong to
 */
public record SandboxSetup(
    @Nullable String connectionId,
    @Nullable String voiceWebhookUrl,
    @Nullable String messagingProfileId,
    @Nullable String messagingWebhookUrl,
    @Nullable List<String> numbers,
    @Nullable String retellAgentId,
    @Nullable String llmWebsocketUrl,
    @Nullable String retellWebhookUrl,
    @Nullable String numbersWebhookUrl,
    @Nullable String credentialConnectionId) {

  public SandboxSetup {
    numbers = numbers == null ? List.of() : List.copyOf(numbers);
  }
}
