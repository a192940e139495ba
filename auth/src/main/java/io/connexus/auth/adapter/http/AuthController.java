package io.connexus.auth.adapter.http;

import io.connexus.auth.application.AuthSettings;
import io.connexus.auth.application.LogIn;
import io.connexus.auth.application.LogIn.Result;
import io.connexus.auth.application.RefreshToken;
import io.connexus.auth.application.Register;
import io.connexus.auth.application.Sessions;
import io.connexus.auth.domain.Email;
import io.connexus.platform.Diallable;
import io.connexus.platform.E164;
import io.connexus.platform.Language;
import io.connexus.platform.Network;
import io.connexus.platform.PlainText;
import io.connexus.platform.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Register, sign in, stay signed in. Browsers say so in {@code X-Connexus-Client: web} and have
 * their refresh token in a cookie; all others have it in the body.
 */
@RestController
@RequestMapping("/v1/auth")
public class AuthController {
  private final Register register;
  private final LogIn logIn;
  private final Sessions sessions;
  private final AuthSettings settings;

  public AuthController(Register register, LogIn logIn, Sessions sessions, AuthSettings settings) {
    this.register = register;
    this.logIn = logIn;
    this.sessions = sessions;
    this.settings = settings;
  }

  /**
   * Creates a workspace with its owner. Whatever else the body says, such as a role, is ignored.
   */
  @PostMapping("/register")
  @ResponseStatus(HttpStatus.CREATED)
  SessionView register(
      @Valid @RequestBody Registration body,
      HttpServletRequest request,
      HttpServletResponse response) {
    DeviceTimeZone.Said.by(body.timeZone());
    var language = Language.accepted(request.getHeader("Accept-Language"));
    return switch (register.register(body.newcomer(language))) {
      case Register.Result.Registered(var session) ->
          SessionView.of(session, request, response, settings);
      case Register.Result.EmailTaken _ -> throw Problem.EMAIL_TAKEN.exception();
      case Register.Result.Closed _ ->
          throw Problem.FORBIDDEN.exception(
              "Registration is closed: this server has its workspace",
              "El registro está cerrado: este servidor ya tiene su negocio");
    };
  }

  /** Signs in. */
  @PostMapping("/login")
  SessionView logIn(
      @Valid @RequestBody LoginBody body,
      HttpServletRequest request,
      HttpServletResponse response) {
    DeviceTimeZone.Said.by(body.timeZone());
    var network = Network.of(request.getRemoteAddr());
    return switch (logIn.logIn(new Email(body.email()), body.password(), body.code(), network)) {
      case Result.SignedIn(var session) -> SessionView.of(session, request, response, settings);
      case Result.Wrong _ -> throw Problem.WRONG_CREDENTIALS.exception();
      case Result.CodeNeeded _ -> throw Problem.SECOND_FACTOR_REQUIRED.exception();
      case Result.WrongCode _ -> throw Problem.WRONG_CODE.exception();
      case Result.Wait(var pause) -> throw Problem.RATE_LIMITED.exception(pause);
    };
  }

  /** Trades a refresh token for a new pair. */
  @PostMapping("/refresh")
  SessionView refresh(
      @Valid @RequestBody(required = false) @Nullable RefreshBody body,
      HttpServletRequest request,
      HttpServletResponse response) {
    var session = presented(body, request).flatMap(sessions::refresh);
    if (session.isEmpty() && RefreshCookie.isBrowser(request)) {
      RefreshCookie.clear(response);
    }
    return session
        .map(continued -> SessionView.of(continued, request, response, settings))
        .orElseThrow(Problem.SESSION_ENDED::exception);
  }

  /** Ends the sign-in. Without one, there is nothing to end and nothing to complain about. */
  @PostMapping("/logout")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void logOut(
      @Valid @RequestBody(required = false) @Nullable RefreshBody body,
      HttpServletRequest request,
      HttpServletResponse response) {
    presented(body, request).ifPresent(sessions::end);
    if (RefreshCookie.isBrowser(request)) {
      RefreshCookie.clear(response);
    }
  }

  /** The cookie of a browser that says it is one; never the cookie alone. */
  private static Optional<RefreshToken> presented(
      @Nullable RefreshBody body, HttpServletRequest request) {
    if (RefreshCookie.isBrowser(request)) {
      return RefreshCookie.read(request);
    }
    if (body == null || body.refreshToken() == null) {
      throw Problem.INVALID_REQUEST.exception(
          "Send refreshToken in the body, or X-Connexus-Client: web with the cookie.",
          "Envía refreshToken en el contenido, o X-Connexus-Client: web con la cookie.");
    }
    return Optional.of(new RefreshToken(body.refreshToken()));
  }

  record Registration(
      @NotBlank @PlainText @Size(max = 254) @jakarta.validation.constraints.Email String email,
      @NotNull @Size(min = 8, max = 128) String password,
      @NotBlank @PlainText @Size(max = 100) String fullName,
      @NotNull @Diallable String phone,
      @Nullable @PlainText @Size(min = 1, max = 100) String businessName,
      @Nullable @DeviceTimeZone String timeZone) {

    Register.Newcomer newcomer(Language language) {
      var business = businessName == null || businessName.isBlank() ? null : businessName.strip();
      return new Register.Newcomer(
          email, password, fullName.strip(), new E164(phone), business, language);
    }

    @Override
    public String toString() {
      return "Registration[***]";
    }
  }

  record LoginBody(
      @NotNull @PlainText @Size(max = 254) String email,
      @NotNull @Size(max = 128) String password,
      @Nullable @Size(max = 20) String code,
      @Nullable @DeviceTimeZone String timeZone) {
    @Override
    public String toString() {
      return "LoginBody[***]";
    }
  }

  record RefreshBody(@Nullable @Size(max = 200) String refreshToken) {
    @Override
    public String toString() {
      return "RefreshBody[***]";
    }
  }
}
