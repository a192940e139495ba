package io.connexus.call.adapter.http;

import io.connexus.call.application.CallSettings;
import io.connexus.call.application.ChangeCallSettings;
import io.connexus.call.domain.RecordingPolicy;
import io.connexus.platform.Actor;
import io.connexus.platform.Language;
import io.connexus.platform.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How a workspace records and speaks to its callers. */
@RestController
@RequestMapping("/v1/calls/settings")
public class CallSettingsController {
  private final ChangeCallSettings settings;

  public CallSettingsController(ChangeCallSettings settings) {
    this.settings = settings;
  }

  @GetMapping
  Json get(Actor actor) {
    return Json.of(settings.of(actor.workspace()));
  }

  @PutMapping
  Json put(Actor actor, @Valid @RequestBody Json wanted) {
    var set = wanted.settings();
    settings.change(actor, set);
    return Json.of(set);
  }

  /** {@code CallSettings} of the contract. */
  record Json(
      @NotNull
          @Pattern(regexp = "announce|one-party|never", message = "{connexus.recording-policy}")
          String recordingPolicy,
      @NotNull Boolean automatic,
      @Nullable @PlainText @Size(max = 500) String announcement,
      @Nullable @Min(1) @Max(3650) Integer retentionDays,
      @Nullable @PlainText @Size(max = 500) String voicemailGreeting,
      @Nullable @Pattern(regexp = "en|es", message = "{connexus.language}") String language) {

    static Json of(CallSettings settings) {
      return new Json(
          settings.recordingPolicy().name().toLowerCase(Locale.ROOT).replace('_', '-'),
          settings.automatic(),
          settings.announcement(),
          settings.retentionDays(),
          settings.voicemailGreeting(),
          settings.language().tag());
    }

    CallSettings settings() {
      return new CallSettings(
          RecordingPolicy.valueOf(recordingPolicy.toUpperCase(Locale.ROOT).replace('-', '_')),
          automatic,
          text(announcement),
          retentionDays,
          text(voicemailGreeting),
          language == null ? Language.EN : Language.of(language));
    }

    private static @Nullable String text(@Nullable String text) {
      return text == null || text.isBlank() ? null : text.strip();
    }
  }
}
