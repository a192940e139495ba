package io.connexus.sandbox.exchange;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order to dial.
 *
 * @param sessionOf the leg whose session the new one joins
 */
public record Dial(
    String from,
    String to,
    String connectionId,
    @Nullable Leg sessionOf,
    DialPlan plan,
    Duration ringFor,
    Duration limit,
    @Nullable String clientState,
    @Nullable String webhookUrl,
    List<LegIdentity.CustomHeader> customHeaders) {}
