package io.connexus.user;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.connexus.gateway.Gateway;
import io.connexus.gateway.GatewaySettings;
import io.connexus.platform.Actor;
import io.connexus.platform.E164;
import io.connexus.platform.MutableClock;
import io.connexus.platform.Role;
import io.connexus.platform.TestDatabase;
import io.connexus.platform.TokenCheck;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import io.connexus.user.adapter.http.PhoneNumbersController;
import io.connexus.user.adapter.http.ProfileController;
import io.connexus.user.adapter.postgres.PostgresMembers;
import io.connexus.user.adapter.postgres.PostgresPhoneNumbers;
import io.connexus.user.application.AddPhoneNumber;
import io.connexus.user.application.CarrierNumbers;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/** The feature behind the real edge and on a real database, with a carrier of its own. */
@SpringBootConfiguration
@EnableAutoConfiguration(
    excludeName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
@EnableConfigurationProperties(GatewaySettings.class)
@Import(Gateway.class)
class UserApp {

  /** An account that holds what the test says, until it falls silent. */
  static final class FakeCarrier implements CarrierNumbers {
    final Set<E164> held = new HashSet<>();
    boolean silent;

    @Override
    public boolean holds(E164 number) {
      if (silent) {
        throw new CarrierSilent(new RuntimeException("timeout"));
      }
      return held.contains(number);
    }
  }

  private final TestDatabase database = new TestDatabase("users");
  private final MutableClock clock = new MutableClock();

  @Bean
  FakeCarrier carrier() {
    return new FakeCarrier();
  }

  @Bean
  PostgresMembers members() {
    return new PostgresMembers(database.jdbc(), database.transactions(), clock);
  }

  @Bean
  ProfileController profiles(PostgresMembers members, PostgresPhoneNumbers numbers) {
    return new ProfileController(members, numbers);
  }

  @Bean
  PostgresPhoneNumbers numbers() {
    return new PostgresPhoneNumbers(database.jdbc(), database.transactions(), clock);
  }

  @Bean
  PhoneNumbersController phoneNumbers(FakeCarrier carrier, PostgresPhoneNumbers numbers) {
    return new PhoneNumbersController(numbers, new AddPhoneNumber(numbers, carrier));
  }

  /** A token of these tests is {@code <user>~<workspace>}. */
  @Bean
  TokenCheck tokens() {
    return token ->
        Optional.of(
            new Actor(
                new UserId(UUID.fromString(token.split("~")[0])),
                new WorkspaceId(UUID.fromString(token.split("~")[1])),
                Role.OWNER,
                UUID.randomUUID()));
  }

  @Bean
  JsonMapper json() {
    return JsonMapper.builder()
        .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
        .build();
  }
}
