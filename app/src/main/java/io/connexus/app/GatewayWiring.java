package io.connexus.app;

import io.connexus.gateway.Gateway;
import io.connexus.gateway.GatewaySettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The edge, for every process that is asked over HTTP. */
@Configuration(proxyBeanMethods = false)
@Import(Gateway.class)
@EnableConfigurationProperties(GatewaySettings.class)
class GatewayWiring {

  @Bean
  SmartLifecycle socketsCut(WebServerApplicationContext context) {
    return new SocketsCut(context);
  }
}
