package io.connexus.retell;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** An agent as Retell answers it. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Agent(
    @JsonProperty("agent_id") String id,
    @JsonProperty("version") @Nullable Integer version,
    @JsonProperty("agent_name") @Nullable String name) {}
