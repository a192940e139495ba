package io.connexus.telnyx;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A number that can be ordered.
 *
 * @param locality the town or rate centre, if told
 * @param region the state or area, if told
 * @param monthlyCost a decimal in {@code currency}, as Telnyx writes it; empty if not told
 * @param features such as {@code sms} and {@code voice}
 */
public record AvailableNumber(
    String phoneNumber,
    @Nullable String locality,
    @Nullable String region,
    String monthlyCost,
    String upfrontCost,
    String currency,
    List<String> features) {

  @Override
  public String toString() {
    return "AvailableNumber[" + monthlyCost + " " + currency + "]";
  }
}
