package io.connexus.sms.application;

import io.connexus.platform.E164;
import io.connexus.sms.domain.TextStatus;
import org.jspecify.annotations.Nullable;

/**
 * One event of the carrier.
 *
 * @param id the same in every redelivery
 * @param body the event as it came, JSON
 * @param news what it says about a text of ours; null if it is about something else
 * @param received what somebody has sent us; null if it is about something else
 */
public record CarrierReport(
    String id, String type, String body, @Nullable News news, @Nullable Received received) {

  /** A text to a number of ours. */
  public record Received(String messageId, E164 from, E164 to, String words) {}

  /** How a message fares. */
  public record News(String messageId, TextStatus status, @Nullable String error) {}
}
