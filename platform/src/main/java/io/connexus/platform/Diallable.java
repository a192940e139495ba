package io.connexus.platform;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/**
 * On a text of a request: an E.164 number that its country's numbering plan has ({@link
 * E164#isDiallable}), and that does not cost extra. Absent passes; pair it with {@code @NotNull}.
 */
@Documented
@Constraint(validatedBy = Diallable.Check.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface Diallable {
  String message() default "{connexus.diallable}";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** The rule behind {@link Diallable}. */
  final class Check implements ConstraintValidator<Diallable, String> {
    @Override
    public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
      return text == null
          || E164.parse(text)
              .filter(number -> number.isDiallable() && !number.isPremium())
              .isPresent();
    }
  }
}
