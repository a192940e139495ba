package io.connexus.app;

import io.connexus.call.adapter.http.HoldMusic;
import io.connexus.call.adapter.http.Ringback;
import io.connexus.call.adapter.http.RoutingController;
import io.connexus.call.adapter.postgres.PostgresRoutingRules;
import io.connexus.call.application.CallRouting;
import io.connexus.call.application.Calls;
import io.connexus.call.application.Countries;
import io.connexus.call.application.RoutingRulesStore;
import io.connexus.call.application.Softphones;
import io.connexus.call.application.Telephones;
import io.connexus.platform.audit.AuditLog;
import io.connexus.user.BusinessNumbers;
import io.connexus.user.Contacts;
import io.connexus.user.Members;
import io.connexus.user.Reach;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Which way callers go, and what is heard by those who wait. */
@Configuration(proxyBeanMethods = false)
class RoutingWiring {

  @Bean
  HoldMusic holdMusic() {
    return new HoldMusic();
  }

  @Bean
  Ringback ringback() {
    return new Ringback();
  }

  @Bean
  Telephones telephones(
      Members members,
      BusinessNumbers numbers,
      Reach reach,
      Softphones softphones,
      Calls calls,
      InstantSource clock) {
    return new Telephones(members, numbers, reach, softphones, calls, clock);
  }

  @Bean
  RoutingRulesStore routingRules(JdbcClient jdbc, JsonMapper json, InstantSource clock) {
    return new PostgresRoutingRules(jdbc, json, clock);
  }

  @Bean
  CallRouting callRouting(
      RoutingRulesStore rules,
      Telephones telephones,
      Contacts contacts,
      Calls calls,
      InstantSource clock) {
    return new CallRouting(rules, telephones, contacts, calls, clock);
  }

  @Bean
  RoutingController routingController(
      RoutingRulesStore rules,
      CallRouting routing,
      BusinessNumbers numbers,
      Countries countries,
      Members members,
      AuditLog audit,
      TransactionTemplate transactions,
      InstantSource clock) {
    return new RoutingController(
        rules, routing, numbers, countries, members, audit, transactions, clock);
  }
}
