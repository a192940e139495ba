package io.connexus.app;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * On a bean that only a process with this role has: a timer, a socket. Controllers and command
 * handlers need it not, see {@link RoleCut}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@Conditional(OnRole.Present.class)
@interface OnRole {
  ProcessRole value();

  /** The condition behind it. */
  final class Present implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      var role =
          (ProcessRole) metadata.getAnnotations().get(OnRole.class).getValue("value").orElseThrow();
      return Roles.of(context.getEnvironment()).has(role);
    }
  }
}
