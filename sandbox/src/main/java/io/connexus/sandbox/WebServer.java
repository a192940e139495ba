package io.connexus.sandbox;

import java.net.InetAddress;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.connector.Connector;
import org.apache.tomcat.websocket.server.WsSci;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.http.CacheControl;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;

/**
 * Tomcat and WebMVC, and nothing else that may be on the class path. There is no auto-configuration
 * and no {@code SpringApplication}: in one process with another application, either would start its
 * database and its security a second time, read its settings, and close its logging.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebMvc
@EnableWebSocket
class WebServer implements WebMvcConfigurer, WebSocketConfigurer {
  private static final String CONSOLE = "classpath:/io/connexus/sandbox/console/";

  /** Held, as the JDK forgets the level of a logger that nobody holds. */
  private static final Logger TOMCAT = Logger.getLogger("org.apache");

  private final World world;

  WebServer(World world) {
    this.world = world;
  }

  /** Property sources of the surrounding process are not for the sandbox. */
  static final class NoOutsideSettings extends StandardEnvironment {
    @Override
    protected void customizePropertySources(
        org.springframework.core.env.MutablePropertySources propertySources) {
      // none
    }
  }

  @Bean
  TomcatServletWebServerFactory tomcat(SandboxSettings settings) {
    TOMCAT.setLevel(Level.WARNING); // its good news is nobody's
    TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(settings.port());
    factory.setAddress(InetAddress.getLoopbackAddress());
    factory.setRegisterDefaultServlet(false);
    factory.addConnectorCustomizers(WebServer::useVirtualThreads);
    factory.addContextCustomizers(
        tomcat -> tomcat.addServletContainerInitializer(new WsSci(), null));
    return factory;
  }

  private static void useVirtualThreads(Connector connector) {
    connector
        .getProtocolHandler()
        .setExecutor(
            Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("sandbox-http-", 0).factory()));
  }

  @Bean
  ServletRegistrationBean<DispatcherServlet> dispatcher(WebApplicationContext context) {
    ServletRegistrationBean<DispatcherServlet> registration =
        new ServletRegistrationBean<>(new DispatcherServlet(context), "/");
    registration.setLoadOnStartup(1);
    return registration;
  }

  @Bean
  RouterFunction<ServerResponse> routes() {
    return world.allRoutes();
  }

  /** From any origin, as the real one: the page of a client is served elsewhere. */
  @Override
  public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
    registry
        .addHandler(world.rtcSocket(), "/telnyx/rtc", "/telnyx/rtc/")
        .setAllowedOriginPatterns("*");
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/**")
        .addResourceLocations(CONSOLE)
        .setCacheControl(CacheControl.noCache());
  }

  @Override
  public void addViewControllers(ViewControllerRegistry registry) {
    registry.addViewController("/").setViewName("forward:/index.html");
  }
}
