package io.connexus.user.adapter.http;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On a text of a request: a role that can be given to somebody, which ownership cannot. */
@Documented
@Pattern(regexp = "admin|agent|viewer", message = "{connexus.invited-role}")
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@interface InvitedRole {
  String message() default "{connexus.invited-role}";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
