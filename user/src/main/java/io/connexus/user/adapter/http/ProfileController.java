package io.connexus.user.adapter.http;

import io.connexus.platform.Actor;
import io.connexus.platform.Diallable;
import io.connexus.platform.E164;
import io.connexus.platform.PlainText;
import io.connexus.platform.Problem;
import io.connexus.platform.audit.AuditLog;
import io.connexus.user.BusinessNumbers;
import io.connexus.user.RingableCountries;
import io.connexus.user.application.Profile;
import io.connexus.user.application.Profiles;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The profile of the member who is signed in. */
@RestController
@RequestMapping("/v1/users/profile")
public class ProfileController {
  private final Profiles profiles;
  private final BusinessNumbers numbers;
  private final RingableCountries countries;
  private final AuditLog audit;
  private final TransactionTemplate transactions;

  public ProfileController(
      Profiles profiles,
      BusinessNumbers numbers,
      RingableCountries countries,
      AuditLog audit,
      TransactionTemplate transactions) {
    this.profiles = profiles;
    this.numbers = numbers;
    this.countries = countries;
    this.audit = audit;
    this.transactions = transactions;
  }

  /** Who the member is and where they work. */
  @GetMapping
  ProfileView profile(Actor actor) {
    return ProfileView.of(current(actor));
  }

  /** Changes name and own phone. */
  @PutMapping
  ProfileView change(Actor actor, @Valid @RequestBody ProfileChange change) {
    var phone = new E164(change.phone());
    if (numbers.workspaceOf(phone).isPresent()) {
      throw Problem.INVALID_REQUEST.exception(
          "phone must be your own: a business number would ring itself",
          "El teléfono debe ser tuyo: un número del negocio se llamaría a sí mismo");
    }
    return transactions.execute(_ -> {
      var before = current(actor);
      if (!before.member().phone().equals(phone)) {
        countries.check(actor.workspace(), phone);
      }
      var after =
          profiles
              .change(actor.workspace(), actor.user(), change.fullName().strip(), phone)
              .orElseThrow(Problem.UNAUTHENTICATED::exception);
      if (!before.member().phone().equals(phone)) {
        audit.append(actor, "profile.phone-changed", actor.user(), Map.of());
      }
      return ProfileView.of(after);
    });
  }

  private Profile current(Actor actor) {
    return profiles
        .profile(actor.workspace(), actor.user())
        .orElseThrow(Problem.UNAUTHENTICATED::exception); // a token that outlived its member
  }

  record ProfileChange(
      @NotBlank @PlainText @Size(max = 100) String fullName, @NotNull @Diallable String phone) {}

  record ProfileView(
      UUID userId,
      UUID workspaceId,
      String email,
      boolean emailVerified,
      String fullName,
      String phone,
      boolean phoneVerified,
      String businessName,
      String role,
      @Nullable String avatar) {

    static ProfileView of(Profile profile) {
      var member = profile.member();
      return new ProfileView(
          member.id().value(),
          member.workspace().value(),
          member.email(),
          profile.emailVerified(),
          member.fullName(),
          member.phone().value(),
          profile.phoneVerified(),
          profile.businessName(),
          member.role().text(),
          profile.avatar());
    }
  }
}
