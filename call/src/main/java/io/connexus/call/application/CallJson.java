package io.connexus.call.application;

import io.connexus.call.domain.Call;
import io.connexus.platform.CallId;
import io.connexus.platform.E164;
import io.connexus.platform.UserId;
import java.time.Instant;
import java.util.List;
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
    boolean held,
    List<Participant> participants,
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
        call.held(),
        call.participants().stream().map(Participant::of).toList(),
        call.version(),
        call.isRecorded());
  }

  public CallJson {
    participants = List.copyOf(participants);
  }

  /**
   * {@code CallParticipant} of the contract.
   *
   * @param userId the member; null if it is somebody outside
   * @param number of somebody outside; null if it is a member, whose telephone is their own
   *     business
   */
  public record Participant(
      int leg,
      @Nullable UserId userId,
      @Nullable String number,
      @Nullable UserId invitedBy,
      String standing,
      boolean muted) {
    static Participant of(io.connexus.call.domain.Participant one) {
      var person = one.human().person();
      return new Participant(
          one.leg(),
          one.outside() ? null : person.user(),
          one.outside() ? person.phone() : null,
          one.invitedBy(),
          word(one.standing()),
          one.muted());
    }
  }

  /** The number of whoever is outside. */
  public E164 outside() {
    return direction.equals(OUTBOUND) ? to : from;
  }

  /** The number of ours. */
  E164 business() {
    return direction.equals(OUTBOUND) ? from : to;
  }

  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
