package io.connexus.app;

import io.connexus.platform.outbox.CommandHandler;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes from a process what belongs to a role it has not: the controllers and command handlers of
 * that role's package. A new one is cut with its package, without being named anywhere.
 */
final class RoleCut implements BeanDefinitionRegistryPostProcessor {
  private final Roles roles;

  RoleCut(Roles roles) {
    this.roles = roles;
  }

  @Override
  public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
    var beans = (ConfigurableListableBeanFactory) registry;
    Stream.concat(
            Arrays.stream(beans.getBeanNamesForAnnotation(RestController.class)),
            Arrays.stream(beans.getBeanNamesForType(CommandHandler.class, true, false)))
        .distinct()
        .filter(name ->
            Optional.ofNullable(beans.getType(name, false))
                .flatMap(RoleCut::owner)
                .filter(role -> !roles.has(role))
                .isPresent())
        .forEach(registry::removeBeanDefinition);
  }

  /** The role whose package the type is in. */
  static Optional<ProcessRole> owner(Class<?> type) {
    return Arrays.stream(ProcessRole.values())
        .filter(
            role -> (type.getPackageName() + ".").startsWith("io.connexus." + role.word() + "."))
        .findFirst();
  }
}
