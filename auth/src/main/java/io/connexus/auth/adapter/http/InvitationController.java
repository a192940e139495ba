package io.connexus.auth.adapter.http;

import io.connexus.auth.application.AuthSettings;
import io.connexus.auth.application.Join;
import io.connexus.platform.Diallable;
import io.connexus.platform.E164;
import io.connexus.platform.Language;
import io.connexus.platform.PlainText;
import io.connexus.platform.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Joining a workspace by the link of a mail. */
@RestController
@RequestMapping("/v1/auth/invitation")
public class InvitationController {
  private final Join join;
  private final AuthSettings settings;

  public InvitationController(Join join, AuthSettings settings) {
    this.join = join;
    this.settings = settings;
  }

  /** What it is for. */
  @GetMapping
  Offer offer(@RequestParam("token") @Size(max = 200) String token) {
    return join.offer(token)
        .map(offer -> new Offer(offer.businessName(), offer.email(), offer.role().text()))
        .orElseThrow(Problem.INVALID_TOKEN::exception);
  }

  /** Joins. The role is the invitation's, whatever the body says. */
  @PostMapping("/accept")
  @ResponseStatus(HttpStatus.CREATED)
  SessionView accept(
      @Valid @RequestBody Acceptance body,
      HttpServletRequest request,
      HttpServletResponse response) {
    DeviceTimeZone.Said.by(body.timeZone());
    var session =
        join.join(
            body.token(),
            body.fullName().strip(),
            new E164(body.phone()),
            body.password(),
            Language.accepted(request.getHeader("Accept-Language")));
    return SessionView.of(session, request, response, settings);
  }

  record Offer(String businessName, String email, String role) {}

  record Acceptance(
      @NotNull @Size(max = 200) String token,
      @NotBlank @PlainText @Size(max = 100) String fullName,
      @NotNull @Diallable String phone,
      @NotNull @Size(min = 8, max = 128) String password,
      @Nullable @DeviceTimeZone String timeZone) {
    @Override
    public String toString() {
      return "Acceptance[***]";
    }
  }
}
