package io.connexus.app;

import java.util.Map;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.MapPropertySource;

/**
 * Reads the roles before anything starts, so that a mistake in them is the first thing that is
 * said; and settles what follows from them.
 */
final class RolesChosen implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {
  @Override
  public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
    var environment = event.getEnvironment();
    var roles = Roles.of(environment);
    environment
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "roles", Map.of("connexus.gateway.entrance", roles.has(ProcessRole.GATEWAY))));
  }
}
