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
 * On a text of a request: no control characters, no halves of a character, none of the marks that
 * turn the direction of what follows (embeddings, overrides and isolates of Unicode Standard Annex
 * 9), with which one name can be made to look like another; and if there is anything in it, then
 * something that can be seen. Absent and blank pass.
 */
@Documented
@Constraint(validatedBy = PlainText.Check.class)
@Target({
  ElementType.FIELD,
  ElementType.PARAMETER,
  ElementType.RECORD_COMPONENT,
  ElementType.TYPE_USE
})
@Retention(RetentionPolicy.RUNTIME)
public @interface PlainText {
  String message() default "{connexus.plain-text}";

  /** Whether line breaks and tabs pass. */
  boolean lines() default false;

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** The rule behind {@link PlainText}. */
  final class Check implements ConstraintValidator<PlainText, String> {
    private boolean lines;

    @Override
    public void initialize(PlainText plain) {
      lines = plain.lines();
    }

    @Override
    public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
      return text == null || passes(text, lines);
    }

    /** Whether the text passes, with line breaks and tabs or without. */
    public static boolean passes(String text, boolean lines) {
      return text.codePoints().noneMatch(c -> isRefused(c, lines))
          && (text.isBlank() || text.codePoints().anyMatch(Check::isSeen));
    }

    private static boolean isSeen(int c) {
      return !Character.isWhitespace(c) && Character.getType(c) != Character.FORMAT;
    }

    private static boolean isRefused(int c, boolean lines) {
      return switch (Character.getType(c)) {
        case Character.CONTROL -> !(lines && (c == '\n' || c == '\r' || c == '\t'));
        case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> !lines;
        case Character.SURROGATE -> true;
        default -> (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
      };
    }
  }
}
