package io.connexus.app;

import java.util.Locale;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/** The product. No class is found by scanning: what runs is what is imported here. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
    exclude = UserDetailsServiceAutoConfiguration.class,
    excludeName = { // used as a library, see io.connexus.gateway.Remotes
      "org.springframework.cloud.gateway.server.mvc.GatewayServerMvcAutoConfiguration",
      "org.springframework.cloud.gateway.server.mvc.GatewayMvcClassPathWarningAutoConfiguration",
      "org.springframework.cloud.gateway.server.mvc.filter.FilterAutoConfiguration",
      "org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctionAutoConfiguration",
      "org.springframework.cloud.gateway.server.mvc.handler.GatewayMultipartAutoConfiguration",
      "org.springframework.cloud.gateway.server.mvc.predicate.PredicateAutoConfiguration",
      "org.springframework.cloud.gateway.server.mvc.config.DefaultFunctionConfiguration"
    })
@Import({
  RedisWiring.class,
  PlatformWiring.class,
  PushWiring.class,
  OperatorWiring.class,
  GatewayWiring.class,
  TelnyxWiring.class,
  UserWiring.class,
  NumbersWiring.class,
  AuthWiring.class,
  CallWiring.class,
  RecordingWiring.class,
  RoutingWiring.class,
  AiWiring.class,
  SmsWiring.class,
  RealtimeWiring.class
})
public class ConnexusApplication {

  /** Starts the product with its configuration from the environment. */
  public static void main(String[] args) {
    start(args);
  }

  /**
   * Starts the product.
   *
   * @param args properties as {@code --name=value}; they win over the environment
   */
  public static ConfigurableApplicationContext start(String... args) {
    Locale.setDefault(Locale.ROOT); // who asks is answered in their language, not in the machine's
    return new SpringApplicationBuilder(ConnexusApplication.class)
        .listeners(new RolesChosen())
        .run(args);
  }
}
