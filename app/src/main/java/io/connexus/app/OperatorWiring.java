package io.connexus.app;

import io.connexus.platform.outbox.CommandHandler;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** What the operator sees, on a port of its own. */
@Configuration(proxyBeanMethods = false)
class OperatorWiring {

  /** The management port is bound to loopback: who reaches it may read it. */
  @Bean
  @Order(0)
  SecurityFilterChain operatorChain(HttpSecurity http) {
    return http.securityMatcher(EndpointRequest.toAnyEndpoint())
        .authorizeHttpRequests(rules -> rules.anyRequest().permitAll())
        .csrf(csrf -> csrf.disable())
        .build();
  }

  @Bean
  Probes probes(org.springframework.boot.availability.ApplicationAvailability availability) {
    return new Probes(availability);
  }

  @Bean
  @OnRole(ProcessRole.CALL)
  MeterBinder callsLive(JdbcClient jdbc) {
    return meters ->
        Gauge.builder(
                "connexus.calls.live",
                () -> asked(jdbc, "select count(*) from call.call where phase <> 'ended'"))
            .description("Calls that are not over")
            .register(meters);
  }

  /** Of the kinds done here; of all where nobody else does any. */
  @Bean
  MeterBinder outboxAge(JdbcClient jdbc, ObjectProvider<CommandHandler> handlers) {
    return meters -> {
      var kinds =
          handlers.stream().flatMap(handler -> handler.kinds().stream()).toArray(String[]::new);
      if (Stream.of(kinds).findAny().isPresent()) {
        Gauge.builder("connexus.outbox.age", () -> age(jdbc, kinds))
            .description("How long the oldest command that is due has waited")
            .baseUnit("seconds")
            .register(meters);
      }
    };
  }

  private static double age(JdbcClient jdbc, String... kinds) {
    try {
      return jdbc.sql(
              """
              select coalesce(extract(epoch from now() - min(due_at)), 0)::float8 from platform.outbox
              where done_at is null and due_at <= now() and kind = any(?)
              """)
          .param(new org.springframework.jdbc.core.SqlParameterValue(java.sql.Types.ARRAY, kinds))
          .query(Double.class)
          .single();
    } catch (DataAccessException e) {
      return Double.NaN;
    }
  }

  private static double asked(JdbcClient jdbc, String sql) {
    try {
      return jdbc.sql(sql).query(Double.class).single();
    } catch (DataAccessException e) {
      return Double.NaN; // a scrape must not fail because the database does
    }
  }
}
