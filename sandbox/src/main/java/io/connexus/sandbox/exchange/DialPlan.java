package io.connexus.sandbox.exchange;

import org.jspecify.annotations.Nullable;

/**
 * What is to happen with a dialled leg once it is answered.
 *
 * @param linked the leg to bridge with
 * @param preventDoubleBridge hang up instead when that leg is bridged already
 * @param park park instead of hanging up when the bridge ends
 * @param parkLinked whether {@code park} holds for the linked leg as well. A Dial's does: the
 *     documents leave open which side "self" is, and clients that rely on it need the linked leg
 *     (the caller) to survive [assumed]
 */
public record DialPlan(
    @Nullable Leg linked, boolean preventDoubleBridge, boolean park, boolean parkLinked) {}
