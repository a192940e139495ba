package io.connexus.auth.adapter.http;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.ElementType.TYPE_USE;

import io.connexus.auth.domain.City;
import io.connexus.platform.Origin;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** On the time zone that a device says its clock is set to; absent passes. */
@Documented
@Constraint(validatedBy = {})
@Size(max = 64)
@Pattern(regexp = "[A-Za-z][A-Za-z0-9+_/-]*")
@ReportAsSingleViolation
@Target({FIELD, PARAMETER, RECORD_COMPONENT, TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@interface DeviceTimeZone {
  String message() default "{connexus.time-zone}";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Keeps it with where the request comes from. A zone that is too new for us is passed over. */
  final class Said {
    private Said() {}

    static void by(@Nullable String zone) {
      if (zone != null && City.isZone(zone)) {
        Origin.remember(Origin.here().at(zone));
      }
    }
  }
}
