package io.connexus.call.application;

import io.connexus.call.domain.RecordingPolicy;
import io.connexus.platform.Language;
import io.connexus.platform.Wording;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a workspace records and speaks to its callers, and whom its members may call: {@code
 * CallSettings} of the contract.
 *
 * @param automatic whether every conversation is recorded, rather than those a member asks for
 * @param announcement what a caller hears before; null: {@link #NOTICE}
 * @param retentionDays after how many days a recording is deleted; null: never
 * @param voicemailGreeting what a caller hears before the beep; null: {@link #GREETING}
 * @param language of the usual sentences, and of the voice that says these and the workspace's own
 * @param countries in which members may have telephones rung (ISO 3166-1 alpha-2); null: {@link
 *     Countries} knows the usual ones
 */
public record CallSettings(
    RecordingPolicy recordingPolicy,
    boolean automatic,
    @Nullable String announcement,
    @Nullable Integer retentionDays,
    @Nullable String voicemailGreeting,
    Language language,
    @Nullable Set<String> countries) {

  public CallSettings {
    countries = countries == null ? null : Set.copyOf(countries);
  }

  public CallSettings(
      RecordingPolicy recordingPolicy,
      boolean automatic,
      @Nullable String announcement,
      @Nullable Integer retentionDays,
      @Nullable String voicemailGreeting,
      Language language) {
    this(
        recordingPolicy, automatic, announcement, retentionDays, voicemailGreeting, language, null);
  }

  /** What a workspace has that has set nothing. */
  public static final CallSettings DEFAULT =
      new CallSettings(RecordingPolicy.ANNOUNCE, false, null, null, null, Language.EN);

  /** Says that the caller is recorded, as consent needs. */
  public static final Wording NOTICE =
      new Wording(
          "Please note that this call is being recorded.",
          "Le informamos que esta llamada se está grabando.");

  public static final Wording GREETING =
      new Wording(
          "We are sorry, nobody can take your call at the moment. Please leave a message after the"
              + " tone, and we will call you back. Your message will be recorded.",
          "Lo sentimos, en este momento nadie puede atender su llamada. Por favor, deje un mensaje"
              + " después del tono y le devolveremos la llamada. Su mensaje será grabado.");

  /** What a caller hears before their conversation is recorded. */
  public String notice() {
    return announcement == null ? NOTICE.in(language) : announcement;
  }

  /** What a caller hears before the beep. */
  public String greeting() {
    return voicemailGreeting == null ? GREETING.in(language) : voicemailGreeting;
  }
}
