package io.connexus.call.application;

import io.connexus.call.domain.Call;
import io.connexus.platform.CallId;
import io.connexus.platform.E164;
import io.connexus.platform.UserId;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A call as clients see it: {@code Call} of the contract. */
public record CallJson(
    CallId id,
    String direction,
    E164 from,
    String fromDisplay,
    E164 to,
    String toDisplay,
    String status,
    String phase,
    @Nullable String outcome,
    Instant startedAt,
    @Nullable Instant answeredAt,
    @Nullable Instant endedAt,
    @Nullable UserId handledBy,
    @Nullable String summary,
    int version,
    boolean recording) {

  private static final String INBOUND = "inbound";
  private static final String OUTBOUND = "outbound";

  /** This call as clients see it. */
  public static CallJson of(Call call) {
    return new CallJson(
        call.id(),
        call.outbound() ? OUTBOUND : INBOUND,
        call.from(),
        call.from().display(),
        call.to(),
        call.to().display(),
        word(call.status()),
        word(call.phase()),
        call.outcome() == null ? null : word(call.outcome()),
        call.startedAt(),
        call.answeredAt(),
        call.endedAt(),
        call.handledBy(),
        call.summary(),
        call.version(),
        call.isRecorded());
  }

  /** The number of whoever is outside. */
  public E164 outside() {
    return direction.equals(OUTBOUND) ? to : from;
  }

  /** The number of ours. */
  E164 business() {
    return direction.equals(OUTBOUND) ? from : to;
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
