package io.connexus.app;

import io.connexus.gateway.Gateway;
import io.connexus.gateway.GatewaySettings;
import io.connexus.gateway.Remote;
import io.connexus.gateway.Remotes;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.core.type.AnnotationMetadata;

/** The edge, for every process that is asked over HTTP. */
@Configuration(proxyBeanMethods = false)
@Import({Gateway.class, GatewayWiring.Elsewhere.class})
@EnableConfigurationProperties(GatewaySettings.class)
class GatewayWiring {

  @Bean
  SmartLifecycle socketsCut(WebServerApplicationContext context) {
    return new SocketsCut(context);
  }

  /** What other processes answer. */
  @Configuration(proxyBeanMethods = false)
  @Conditional(SomethingRemote.class)
  @Import({Remotes.class, RemoteBeans.class})
  static class Elsewhere {}

  /** Whether anything is to be passed on. */
  static final class SomethingRemote implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return !Roles.of(context.getEnvironment()).remote().isEmpty();
    }
  }

  /** A bean for each role that is elsewhere. */
  static final class RemoteBeans implements ImportBeanDefinitionRegistrar {
    private final Environment settings;

    RemoteBeans(Environment settings) {
      this.settings = settings;
    }

    @Override
    public void registerBeanDefinitions(
        AnnotationMetadata importing, BeanDefinitionRegistry registry) {
      Roles.of(settings)
          .remote()
          .forEach((role, address) ->
              registry.registerBeanDefinition(
                  "remote-" + role.word(),
                  BeanDefinitionBuilder.genericBeanDefinition(
                          Remote.class, () -> new Remote(role.word(), role.paths(), address))
                      .getBeanDefinition()));
    }
  }
}
