package io.connexus.user.adapter.http;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.connexus.platform.Actor;
import io.connexus.platform.Event;
import io.connexus.platform.EventBus;
import io.connexus.platform.Language;
import io.connexus.platform.Problem;
import io.connexus.user.application.PreferencesStore;
import io.connexus.user.domain.DoNotDisturb;
import io.connexus.user.domain.Preferences;
import io.connexus.user.domain.Preferences.Notifications;
import io.connexus.user.domain.Preferences.RingDevice;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the member who is signed in wants to be reached. */
@RestController
@RequestMapping("/v1/users/preferences")
public class PreferencesController {
  private static final String TIME = "([01]\\d|2[0-3]):[0-5]\\d";
  private static final String DAY = "monday|tuesday|wednesday|thursday|friday|saturday|sunday";

  private final PreferencesStore store;
  private final EventBus bus;

  public PreferencesController(PreferencesStore store, EventBus bus) {
    this.store = store;
    this.bus = bus;
  }

  /** What they said, or the standard. */
  @GetMapping
  View get(Actor actor) {
    return View.of(store.of(actor.user()));
  }

  /** Changes all of it; colleagues see whether the member may be disturbed. */
  @PutMapping
  View put(Actor actor, @Valid @RequestBody View wanted) {
    var preferences = wanted.preferences();
    store.put(actor.user(), preferences);
    bus.publish(Event.memberChanged(actor.workspace(), actor.user()));
    return View.of(preferences);
  }

  record View(
      @NotNull @Pattern(regexp = "en|es", message = "{connexus.language}") String language,
      @NotNull @Size(max = 64) String timeZone,
      @NotNull @Valid NotificationsView notifications,
      @NotNull @Size(max = 2) List<@NotNull @Pattern(regexp = "phone|browser") String> ringDevices,
      @NotNull Boolean acceptByKey,
      @NotNull @Valid QuietView doNotDisturb) {

    static View of(Preferences preferences) {
      var wanted = preferences.notifications();
      var quiet = preferences.doNotDisturb();
      return new View(
          preferences.language().tag(),
          preferences.timeZone().getId(),
          new NotificationsView(wanted.incomingCalls(), wanted.missedCalls(), wanted.texts()),
          texts(preferences.ringDevices()),
          preferences.acceptByKey(),
          new QuietView(
              quiet.enabled(),
              quiet.from().toString(),
              quiet.until().toString(),
              texts(quiet.days())));
    }

    Preferences preferences() {
      return new Preferences(
          Language.of(language),
          zone(timeZone),
          new Notifications(
              notifications.incomingCalls(), notifications.missedCalls(), notifications.texts()),
          once("ringDevices", ringDevices).stream()
              .map(text -> RingDevice.valueOf(text.toUpperCase(Locale.ROOT)))
              .collect(toUnmodifiableSet()),
          acceptByKey,
          new DoNotDisturb(
              doNotDisturb.enabled(),
              LocalTime.parse(doNotDisturb.from()),
              LocalTime.parse(doNotDisturb.until()),
              once("days", doNotDisturb.days()).stream()
                  .map(text -> DayOfWeek.valueOf(text.toUpperCase(Locale.ROOT)))
                  .collect(toUnmodifiableSet())));
    }

    private static List<String> texts(Collection<? extends Enum<?>> values) {
      return values.stream().sorted().map(value -> value.name().toLowerCase(Locale.ROOT)).toList();
    }

    private static List<String> once(String field, List<String> values) {
      if (new HashSet<>(values).size() < values.size()) {
        throw Problem.INVALID_REQUEST.exception(
            field + " names something twice", field + " nombra algo dos veces");
      }
      return values;
    }

    private static ZoneId zone(String text) {
      if (!ZoneId.getAvailableZoneIds().contains(text)) {
        throw Problem.INVALID_REQUEST.exception(
            "timeZone is not an IANA name, such as America/New_York",
            "timeZone no es un nombre de IANA, como America/Bogota");
      }
      return ZoneId.of(text);
    }
  }

  record NotificationsView(
      @NotNull Boolean incomingCalls, @NotNull Boolean missedCalls, @NotNull Boolean texts) {}

  record QuietView(
      @NotNull Boolean enabled,
      @NotNull @Pattern(regexp = TIME, message = "{connexus.time}") String from,
      @NotNull @Pattern(regexp = TIME, message = "{connexus.time}") String until,
      @NotNull @Size(max = 7) List<@NotNull @Pattern(regexp = DAY) String> days) {}
}
