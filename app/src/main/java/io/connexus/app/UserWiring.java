package io.connexus.app;

import io.connexus.telnyx.TelnyxClient;
import io.connexus.user.adapter.http.PhoneNumbersController;
import io.connexus.user.adapter.http.ProfileController;
import io.connexus.user.adapter.postgres.PostgresMembers;
import io.connexus.user.adapter.postgres.PostgresPhoneNumbers;
import io.connexus.user.adapter.telnyx.TelnyxCarrierNumbers;
import io.connexus.user.application.AddPhoneNumber;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Workspaces, members and business numbers. */
@Configuration(proxyBeanMethods = false)
class UserWiring {

  @Bean
  PostgresMembers members(JdbcClient jdbc, TransactionTemplate transactions, InstantSource clock) {
    return new PostgresMembers(jdbc, transactions, clock);
  }

  @Bean
  PostgresPhoneNumbers businessNumbers(
      JdbcClient jdbc, TransactionTemplate transactions, InstantSource clock) {
    return new PostgresPhoneNumbers(jdbc, transactions, clock);
  }

  @Bean
  ProfileController profileController(PostgresMembers members, PostgresPhoneNumbers numbers) {
    return new ProfileController(members, numbers);
  }

  @Bean
  PhoneNumbersController phoneNumbersController(PostgresPhoneNumbers numbers, TelnyxClient telnyx) {
    return new PhoneNumbersController(
        numbers, new AddPhoneNumber(numbers, new TelnyxCarrierNumbers(telnyx)));
  }
}
