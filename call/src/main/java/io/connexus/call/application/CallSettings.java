package io.connexus.call.application;

import io.connexus.call.domain.RecordingPolicy;
import org.jspecify.annotations.Nullable;

/**
 * How a workspace records: {@code CallSettings} of the contract.
 *
 * @param automatic whether every conversation is recorded, rather than those a member asks for
 * @param announcement what a caller hears before; null: {@link #NOTICE}
 * @param retentionDays after how many days a recording is deleted; null: never
 * @param voicemailGreeting what a caller hears before the beep; null: {@link #GREETING}
 */
public record CallSettings(
    RecordingPolicy recordingPolicy,
    boolean automatic,
    @Nullable String announcement,
    @Nullable Integer retentionDays,
    @Nullable String voicemailGreeting) {

  /** What a workspace has that has set nothing. */
  public static final CallSettings DEFAULT =
      new CallSettings(RecordingPolicy.ANNOUNCE, false, null, null, null);

  /** Says that the caller is recorded, as consent needs. */
  public static final String NOTICE = "Please note that this call is being recorded.";

  public static final String GREETING =
      "We are sorry, nobody can take your call at the moment. Please leave a message after the"
          + " tone, and we will call you back. Your message will be recorded.";

  /** What a caller hears before their conversation is recorded. */
  public String notice() {
    return announcement == null ? NOTICE : announcement;
  }

  /** What a caller hears before the beep. */
  public String greeting() {
    return voicemailGreeting == null ? GREETING : voicemailGreeting;
  }
}
