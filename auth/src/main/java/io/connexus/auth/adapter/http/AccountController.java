package io.connexus.auth.adapter.http;

import io.connexus.auth.application.Account;
import io.connexus.auth.domain.Email;
import io.connexus.platform.Actor;
import io.connexus.platform.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** E-mail address and password: confirm, change, set anew. */
@RestController
@RequestMapping("/v1/auth")
public class AccountController {
  private final Account account;

  public AccountController(Account account) {
    this.account = account;
  }

  /** Confirms an address with the token mailed to it. */
  @GetMapping("/verify-email")
  VerifiedEmail verify(@RequestParam("token") @Size(max = 200) String token) {
    return new VerifiedEmail(account.verify(token));
  }

  /** Mails that token again. */
  @PostMapping("/verify-email/send")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void sendVerification(Actor actor) {
    account.askToVerify(actor);
  }

  /** Mails a token that sets a new password, if there is such an account; nobody learns. */
  @PostMapping("/reset-password")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void forgotten(@Valid @RequestBody EmailBody body) {
    account.forgotten(new Email(body.email()));
  }

  /** Sets it. */
  @PostMapping("/reset-password/confirm")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void reset(@Valid @RequestBody ResetBody body) {
    account.reset(body.token(), body.password());
  }

  /** Changes the password. */
  @PostMapping("/password")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void changePassword(Actor actor, @Valid @RequestBody PasswordChange body) {
    account.changePassword(actor, body.currentPassword(), body.newPassword());
  }

  /** Changes the address, once it is confirmed. */
  @PostMapping("/email")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void changeEmail(Actor actor, @Valid @RequestBody EmailChange body) {
    account.changeEmail(actor, body.password(), new Email(body.email()));
  }

  /** Gives the account back the address it had. */
  @PostMapping("/email/restore")
  VerifiedEmail restoreEmail(@Valid @RequestBody RestoreBody body) {
    return new VerifiedEmail(account.restoreEmail(body.token()));
  }

  record RestoreBody(@NotNull @Size(max = 200) String token) {
    @Override
    public String toString() {
      return "RestoreBody[***]";
    }
  }

  record VerifiedEmail(String email) {}

  record EmailBody(@NotBlank @PlainText @Size(max = 254) String email) {
    @Override
    public String toString() {
      return "EmailBody[***]";
    }
  }

  record ResetBody(
      @NotNull @Size(max = 200) String token, @NotNull @Size(min = 8, max = 128) String password) {
    @Override
    public String toString() {
      return "ResetBody[***]";
    }
  }

  record PasswordChange(
      @NotNull @Size(max = 128) String currentPassword,
      @NotNull @Size(min = 8, max = 128) String newPassword) {
    @Override
    public String toString() {
      return "PasswordChange[***]";
    }
  }

  record EmailChange(
      @NotBlank @PlainText @Size(max = 254) @jakarta.validation.constraints.Email String email,
      @NotNull @Size(max = 128) String password) {
    @Override
    public String toString() {
      return "EmailChange[***]";
    }
  }
}
