package io.connexus.call.adapter.http;

import io.connexus.call.application.CallSettings;
import io.connexus.call.application.ChangeCallSettings;
import io.connexus.call.application.Countries;
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
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How a workspace records and speaks to its callers, and whom its members may call. */
@RestController
@RequestMapping("/v1/calls/settings")
public class CallSettingsController {
  private final ChangeCallSettings settings;
  private final Countries countries;

  public CallSettingsController(ChangeCallSettings settings, Countries countries) {
    this.settings = settings;
    this.countries = countries;
  }

  @GetMapping
  Json get(Actor actor) {
    return Json.of(settings.of(actor.workspace()), countries.allowed(actor.workspace()));
  }

  @PutMapping
  Json put(Actor actor, @Valid @RequestBody Json wanted) {
    var set = wanted.settings();
    settings.change(actor, set);
    return Json.of(set, countries.allowed(actor.workspace()));
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
      @Nullable @Pattern(regexp = "en|es", message = "{connexus.language}") String language,
      @Nullable @Size(max = 300)
          Set<@NotNull @Pattern(regexp = "[A-Z]{2}", message = "{connexus.country}") String>
              countries,
      @Nullable Set<String> allowedCountries) {

    static Json of(CallSettings settings, Set<String> allowed) {
      return new Json(
          settings.recordingPolicy().name().toLowerCase(Locale.ROOT).replace('_', '-'),
          settings.automatic(),
          settings.announcement(),
          settings.retentionDays(),
          settings.voicemailGreeting(),
          settings.language().tag(),
          settings.countries(),
          allowed);
    }

    CallSettings settings() {
      return new CallSettings(
          RecordingPolicy.valueOf(recordingPolicy.toUpperCase(Locale.ROOT).replace('-', '_')),
          automatic,
          text(announcement),
          retentionDays,
          text(voicemailGreeting),
          language == null ? Language.EN : Language.of(language),
          countries);
    }

    private static @Nullable String text(@Nullable String text) {
      return text == null || text.isBlank() ? null : text.strip();
    }
  }
}
