package io.connexus.auth;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.connexus.auth.application.Account;
import io.connexus.auth.application.Argon2Cost;
import io.connexus.auth.application.FailedSignIns;
import io.connexus.gateway.Gateway;
import io.connexus.gateway.GatewaySettings;
import io.connexus.platform.EventBus;
import io.connexus.platform.MutableClock;
import io.connexus.platform.TestDatabase;
import io.connexus.platform.audit.AuditLog;
import io.connexus.platform.mail.Mail;
import io.connexus.platform.outbox.Outbox;
import io.connexus.user.Invitations;
import io.connexus.user.adapter.http.ProfileController;
import io.connexus.user.adapter.postgres.PostgresMembers;
import io.connexus.user.adapter.postgres.PostgresPhoneNumbers;
import io.connexus.user.adapter.postgres.PostgresPreferences;
import java.time.Duration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Sign-in behind the real edge, on a real database, with a clock that the tests move. */
@SpringBootConfiguration
@EnableAutoConfiguration(
    excludeName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
@EnableConfigurationProperties(GatewaySettings.class)
@Import({Gateway.class, Auth.class})
class AuthApp {

  @Bean
  TestDatabase database() {
    return new TestDatabase("users", "auth");
  }

  /** Next to nothing: {@code HashingCostTest} holds the real one. */
  @Bean
  Argon2Cost cheap() {
    return new Argon2Cost(64, 1, 1);
  }

  @Bean
  MutableClock clock() {
    return new MutableClock();
  }

  @Bean
  PostgresMembers members(TestDatabase database, MutableClock clock) {
    return new PostgresMembers(database.jdbc(), database.transactions(), clock);
  }

  @Bean
  PostgresPreferences preferences(TestDatabase database) {
    return new PostgresPreferences(database.jdbc());
  }

  @Bean
  ProfileController profiles(
      PostgresMembers members, TestDatabase database, AuditLog audit, MutableClock clock) {
    return new ProfileController(
        members,
        new PostgresPhoneNumbers(database.jdbc(), database.transactions(), clock),
        (_, _) -> java.util.Optional.empty(),
        audit,
        database.transactions());
  }

  @Bean
  JdbcClient jdbc(TestDatabase database) {
    return database.jdbc();
  }

  @Bean
  TransactionTemplate transactions(TestDatabase database) {
    return database.transactions();
  }

  @Bean
  EventBus bus() {
    return new EventBus();
  }

  @Bean
  AuditLog audit(TestDatabase database, MutableClock clock) {
    return new AuditLog(database.jdbc(), clock);
  }

  @Bean
  Outbox outbox(TestDatabase database, MutableClock clock) {
    return new Outbox(database.jdbc(), clock, 4);
  }

  @Bean
  Mail mail(Outbox outbox, MutableClock clock) {
    return new Mail(outbox, clock);
  }

  @Bean
  Mailbox mailbox(Outbox outbox, Account account, FailedSignIns failedSignIns) {
    var mailbox = new Mailbox();
    outbox.register(mailbox);
    outbox.register(account);
    outbox.register(failedSignIns);
    outbox.start(Duration.ofMillis(200));
    return mailbox;
  }

  @Bean
  Invitations invitations() {
    return new OneInvitation();
  }

  @Bean
  JsonMapper json() {
    return JsonMapper.builder()
        .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
        .build();
  }
}
