package io.connexus.gateway;

import io.connexus.platform.Language;
import io.connexus.platform.Problem;
import io.connexus.platform.TokenCheck;
import io.connexus.platform.access.Operations;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.util.EnumSet;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import tools.jackson.databind.json.JsonMapper;

/**
 * Assembles the edge. Needs two beans from outside: {@link GatewaySettings}, and the {@link
 * TokenCheck} that knows who shows an access token.
 */
@Configuration(proxyBeanMethods = false)
public class Gateway {
  /** Where Spring Security's own filter stands by default; the rate limit needs its result. */
  static final int SPRING_SECURITY = -100;

  @Bean
  ProblemWriter problemWriter(JsonMapper json) {
    return new ProblemWriter(json);
  }

  @Bean
  ProblemAdvice problemAdvice(ProblemWriter problems) {
    return new ProblemAdvice(problems);
  }

  /** The checks of fields speak as the rest of a problem does. */
  @Bean
  LocaleResolver localeResolver() {
    var resolver = new AcceptHeaderLocaleResolver();
    resolver.setSupportedLocales(Language.locales());
    resolver.setDefaultLocale(Locale.ENGLISH);
    return resolver;
  }

  @Bean
  ErrorPage errorPage(ProblemWriter problems) {
    return new ErrorPage(problems);
  }

  /** After Spring Boot's own, so that ours answers first. */
  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE)
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> containerRefusals(
      ProblemWriter problems) {
    return ContainerRefusals.customizer(problems);
  }

  @Bean
  WebMvcConfigurer webFiles() {
    return new WebFiles();
  }

  @Bean
  FilterRegistrationBean<Filter> requestLog(ProblemWriter problems) {
    return first(new RequestLog(problems), 0);
  }

  @Bean
  FilterRegistrationBean<Filter> securityHeaders() {
    return first(new SecurityHeaders(), 1);
  }

  @Bean
  FilterRegistrationBean<Filter> requestOrigin() {
    return first(new RequestOrigin(), 4);
  }

  @Bean
  FilterRegistrationBean<Filter> singleHeaders(ProblemWriter problems) {
    return first(new SingleHeaders(problems), 2);
  }

  @Bean
  FilterRegistrationBean<Filter> bodyLimit(GatewaySettings settings, ProblemWriter problems) {
    var filter = new FilterRegistrationBean<Filter>(new BodyLimit(settings, problems));
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 4);
    return filter;
  }

  /** Counted once, where clients come in: what another process passes on is counted there. */
  @Bean
  FilterRegistrationBean<Filter> rateLimit(
      GatewaySettings settings,
      ObjectProvider<Limits> limits,
      ProblemWriter problems,
      ObjectProvider<MeterRegistry> meters) {
    var filter =
        new FilterRegistrationBean<Filter>(
            new RateLimit(
                settings,
                limits.getIfAvailable(Limits.Local::new),
                problems,
                door ->
                    meters.ifAvailable(registry ->
                        registry
                            .counter(
                                "connexus.gateway.rate.limited",
                                "door",
                                door.name().toLowerCase(Locale.ROOT))
                            .increment())));
    filter.setOrder(SPRING_SECURITY + 1);
    filter.setEnabled(settings.entrance());
    return filter;
  }

  @Bean
  @Conditional(Cors.Wanted.class)
  FilterRegistrationBean<Filter> cors(GatewaySettings settings, ProblemWriter problems) {
    return first(Cors.filter(settings.corsOrigins(), problems), 3); // before what asks for a token
  }

  /**
   * A dozen observations of Spring Security's own filters for every request tell nobody anything.
   */
  @Bean
  SecurityObservationSettings noFilterObservations() {
    return SecurityObservationSettings.noObservations();
  }

  /** Spring's firewall refuses {@code //}, {@code ;} and encoded slashes and dots. */
  @Bean
  RequestRejectedHandler requestRejectedHandler(ProblemWriter problems) {
    return (request, response, _) -> problems.write(request, response, Problem.INVALID_REQUEST);
  }

  /** Everything under {@code /v1} that is not open: an access token in the header. */
  @Bean
  @Order(1)
  SecurityFilterChain tokenChain(
      HttpSecurity http, TokenCheck tokens, ObjectProvider<MayCall> table, ProblemWriter problems) {
    var mayCall = table.getIfAvailable(() -> new MayCall(Operations.ALL));
    AuthenticationEntryPoint signInFirst =
        (request, response, _) -> {
          response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
          problems.write(request, response, Problem.UNAUTHENTICATED);
        };
    AccessDeniedHandler forbidden =
        (request, response, _) -> mayCall.refuse(request, response, problems);
    return plain(http)
        .securityMatcher(request -> Door.of(request) == Door.API)
        .authorizeHttpRequests(rules -> rules.anyRequest().access(mayCall))
        .oauth2ResourceServer(server ->
            server
                .authenticationManagerResolver(_ -> new MemberAuthentication.Check(tokens))
                .authenticationEntryPoint(signInFirst)
                .accessDeniedHandler(forbidden))
        .exceptionHandling(
            errors -> errors.authenticationEntryPoint(signInFirst).accessDeniedHandler(forbidden))
        .build();
  }

  /**
   * The open doors. A token is not looked at here: an expired one must not keep anybody from
   * refreshing it.
   */
  @Bean
  @Order(2)
  SecurityFilterChain openChain(HttpSecurity http, ProblemWriter problems) {
    return plain(http)
        .authorizeHttpRequests(rules ->
            rules
                .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                .permitAll()
                .requestMatchers(request -> Door.of(request).isOpen())
                .permitAll()
                .anyRequest()
                .denyAll())
        .exceptionHandling(errors ->
            errors.authenticationEntryPoint(
                (request, response, _) -> problems.write(request, response, Problem.NOT_FOUND)))
        .build();
  }

  /** No session, no cookie that signs in (so no CSRF token), no pages of Spring's own. */
  private static HttpSecurity plain(HttpSecurity http) {
    return http.sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(AbstractHttpConfigurer::disable)
        .headers(AbstractHttpConfigurer::disable) // SecurityHeaders sets them on every answer
        .formLogin(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable);
  }

  private static FilterRegistrationBean<Filter> first(Filter filter, int place) {
    var registration = new FilterRegistrationBean<>(filter);
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + place);
    registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR));
    return registration;
  }
}
