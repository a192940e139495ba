package io.connexus.auth.adapter.http;

import io.connexus.auth.application.AuthSettings;
import io.connexus.auth.application.PasskeyStore.Stored;
import io.connexus.auth.application.Passkeys;
import io.connexus.platform.Actor;
import io.connexus.platform.PlainText;
import io.connexus.platform.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Passkeys: kept, used to sign in, forgotten. */
@RestController
@RequestMapping("/v1/auth/passkeys")
public class PasskeysController {
  private final Passkeys passkeys;
  private final AuthSettings settings;

  public PasskeysController(Passkeys passkeys, AuthSettings settings) {
    this.passkeys = passkeys;
    this.settings = settings;
  }

  /** The member's passkeys. */
  @GetMapping
  PasskeyList list(Actor actor) {
    return new PasskeyList(passkeys.of(actor).stream().map(PasskeyView::of).toList());
  }

  /** Begins a registration. */
  @PostMapping("/options")
  @ResponseStatus(HttpStatus.CREATED)
  Passkeys.Ceremony begin(Actor actor, @Valid @RequestBody PasswordBody body) {
    return passkeys.begin(actor, body.password());
  }

  /** Keeps what the browser has made. */
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  PasskeyView add(Actor actor, @Valid @RequestBody NewPasskey body) {
    return PasskeyView.of(
        passkeys.add(actor, body.ceremony(), body.name().strip(), body.credential().toString()));
  }

  /** Forgets one. */
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(Actor actor, @PathVariable("id") UUID id) {
    if (!passkeys.remove(actor, id)) {
      throw Problem.PASSKEY_NOT_FOUND.exception();
    }
  }

  /** Begins a sign-in. */
  @PostMapping("/sign-in/options")
  @ResponseStatus(HttpStatus.CREATED)
  Passkeys.Ceremony beginSignIn() {
    return passkeys.beginSignIn();
  }

  /** Signs in. */
  @PostMapping("/sign-in")
  SessionView signIn(
      @Valid @RequestBody Assertion body,
      HttpServletRequest request,
      HttpServletResponse response) {
    DeviceTimeZone.Said.by(body.timeZone());
    var session = passkeys.signIn(body.ceremony(), body.credential().toString());
    return SessionView.of(session, request, response, settings);
  }

  record NewPasskey(
      @NotNull UUID ceremony,
      @NotBlank @PlainText @Size(max = 60) String name,
      @NotNull ObjectNode credential) {}

  record Assertion(
      @NotNull UUID ceremony,
      @NotNull ObjectNode credential,
      @Nullable @DeviceTimeZone String timeZone) {}

  record PasskeyList(List<PasskeyView> items) {}

  record PasskeyView(UUID id, String name, Instant createdAt, @Nullable Instant lastUsedAt) {
    static PasskeyView of(Stored passkey) {
      return new PasskeyView(
          passkey.id(), passkey.name(), passkey.createdAt(), passkey.lastUsedAt());
    }
  }
}
