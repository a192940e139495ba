package io.connexus.app;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/** The product. No class is found by scanning: what runs is what is imported here. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = UserDetailsServiceAutoConfiguration.class)
@Import({
  PlatformWiring.class,
  GatewayWiring.class,
  TelnyxWiring.class,
  UserWiring.class,
  AuthWiring.class,
  CallWiring.class,
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
    return new SpringApplicationBuilder(ConnexusApplication.class).run(args);
  }
}
