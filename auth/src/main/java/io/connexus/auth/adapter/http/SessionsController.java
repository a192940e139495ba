package io.connexus.auth.adapter.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.connexus.auth.application.Families.Family;
import io.connexus.auth.application.Sessions;
import io.connexus.auth.domain.City;
import io.connexus.auth.domain.Device;
import io.connexus.platform.Actor;
import io.connexus.platform.Language;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where the member is signed in. */
@RestController
@RequestMapping("/v1/auth/sessions")
public class SessionsController {
  private final Sessions sessions;

  public SessionsController(Sessions sessions) {
    this.sessions = sessions;
  }

  /** All sign-ins, the last used first. */
  @GetMapping
  SessionList list(
      Actor actor,
      @RequestHeader(name = "Accept-Language", required = false) @Nullable String accepted) {
    var language = Language.accepted(accepted);
    return new SessionList(
        sessions.of(actor).stream().map(family -> SignIn.of(family, actor, language)).toList());
  }

  /** Signs out everywhere, or everywhere else. */
  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void endAll(
      Actor actor,
      @RequestParam(name = "keepCurrent", defaultValue = "false") boolean keepCurrent) {
    sessions.endAll(actor, keepCurrent);
  }

  /** Signs out one; one that is not there is signed out. */
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void end(Actor actor, @PathVariable("id") UUID id) {
    sessions.end(actor, id);
  }

  record SessionList(List<SignIn> items) {}

  record SignIn(
      UUID id,
      String device,
      String address,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String city,
      Instant startedAt,
      Instant lastSeenAt,
      boolean current) {

    static SignIn of(Family family, Actor actor, Language language) {
      return new SignIn(
          family.id(),
          Device.inWords(family.origin().device(), language),
          family.origin().address(),
          city(family.origin().timeZone(), language),
          family.startedAt(),
          family.lastSeenAt(),
          family.id().equals(actor.session()));
    }

    private static @Nullable String city(@Nullable String zone, Language language) {
      return zone == null ? null : City.of(zone, language).orElse(null);
    }
  }
}
