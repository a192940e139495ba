package io.connexus.auth.adapter.http;

import io.connexus.auth.application.SecondFactors;
import io.connexus.platform.Actor;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The authenticator app. */
@RestController
@RequestMapping("/v1/auth/second-factor")
public class SecondFactorController {
  private final SecondFactors secondFactors;

  public SecondFactorController(SecondFactors secondFactors) {
    this.secondFactors = secondFactors;
  }

  /** Whether it is on. */
  @GetMapping
  SecondFactors.State state(Actor actor) {
    return secondFactors.state(actor);
  }

  /** A secret to try. */
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  SecondFactors.Secret begin(Actor actor, @Valid @RequestBody PasswordBody body) {
    return secondFactors.begin(actor, body.password());
  }

  /** Turns it on. */
  @PostMapping("/confirm")
  RecoveryCodes confirm(Actor actor, @Valid @RequestBody CodeBody body) {
    return new RecoveryCodes(secondFactors.confirm(actor, body.code()));
  }

  /** New recovery codes. */
  @PostMapping("/recovery-codes")
  RecoveryCodes renew(Actor actor, @Valid @RequestBody PasswordBody body) {
    return new RecoveryCodes(secondFactors.renewRecoveryCodes(actor, body.password()));
  }

  /** Turns it off. */
  @PostMapping("/disable")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void disable(Actor actor, @Valid @RequestBody PasswordBody body) {
    secondFactors.disable(actor, body.password());
  }

  record CodeBody(@NotNull @Size(min = 6, max = 6) String code) {
    @Override
    public String toString() {
      return "CodeBody[***]";
    }
  }

  record RecoveryCodes(Set<String> codes) {
    @Override
    public String toString() {
      return "RecoveryCodes[***]";
    }
  }
}
