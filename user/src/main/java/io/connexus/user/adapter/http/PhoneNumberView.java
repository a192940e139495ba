package io.connexus.user.adapter.http;

import io.connexus.user.application.PersonalNumber;
import io.connexus.user.application.PhoneNumber;
import io.connexus.user.application.PhoneNumber.Assignee;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code PhoneNumber} of the contract. */
record PhoneNumberView(
    UUID id,
    String kind,
    String number,
    String display,
    @Nullable String label,
    boolean primary,
    boolean verified,
    @Nullable Boolean ordered,
    @Nullable Assignment assignedTo) {

  static PhoneNumberView of(PhoneNumber number) {
    return new PhoneNumberView(
        number.id(),
        "business",
        number.number().value(),
        number.number().display(),
        number.label(),
        number.primary(),
        true,
        number.ordered(),
        Assignment.of(number.assignedTo()));
  }

  static PhoneNumberView of(PersonalNumber number) {
    return new PhoneNumberView(
        number.id(),
        "personal",
        number.number().value(),
        number.number().display(),
        number.label(),
        number.primary(),
        number.verified(),
        null,
        null);
  }

  /** One of both. */
  record Assignment(@Nullable UUID memberId, @Nullable UUID departmentId) {
    static @Nullable Assignment of(@Nullable Assignee assignee) {
      return switch (assignee) {
        case null -> null;
        case Assignee.Member(var id) -> new Assignment(id, null);
        case Assignee.Department(var id) -> new Assignment(null, id);
      };
    }

    /** Null if it is not exactly one. */
    @Nullable Assignee assignee() {
      if (memberId != null && departmentId == null) {
        return new Assignee.Member(memberId);
      }
      return memberId == null && departmentId != null
          ? new Assignee.Department(departmentId)
          : null;
    }
  }
}
