package io.connexus.auth;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.connexus.auth.adapter.http.AuthController;
import io.connexus.auth.adapter.postgres.PostgresCredentials;
import io.connexus.auth.adapter.postgres.PostgresFamilies;
import io.connexus.auth.adapter.postgres.PostgresLoginFailures;
import io.connexus.auth.adapter.postgres.PostgresSigningKeys;
import io.connexus.auth.application.AccessTokens;
import io.connexus.auth.application.AuthSettings;
import io.connexus.auth.application.LogIn;
import io.connexus.auth.application.Passwords;
import io.connexus.auth.application.Register;
import io.connexus.auth.application.Sessions;
import io.connexus.gateway.Gateway;
import io.connexus.gateway.GatewaySettings;
import io.connexus.platform.MutableClock;
import io.connexus.platform.TestDatabase;
import io.connexus.user.adapter.http.ProfileController;
import io.connexus.user.adapter.postgres.PostgresMembers;
import io.connexus.user.adapter.postgres.PostgresPhoneNumbers;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import tools.jackson.databind.json.JsonMapper;

/** Sign-in behind the real edge, on a real database, with a clock that the tests move. */
@SpringBootConfiguration
@EnableAutoConfiguration(
    excludeName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
@EnableConfigurationProperties({GatewaySettings.class, AuthSettings.class})
@Import(Gateway.class)
class AuthApp {

  @Bean
  TestDatabase database() {
    return new TestDatabase("users", "auth");
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
  ProfileController profiles(PostgresMembers members, TestDatabase database, MutableClock clock) {
    return new ProfileController(
        members, new PostgresPhoneNumbers(database.jdbc(), database.transactions(), clock));
  }

  @Bean
  AccessTokens accessTokens(TestDatabase database, AuthSettings settings, MutableClock clock) {
    var keys = new PostgresSigningKeys(database.jdbc(), database.transactions(), clock);
    return new AccessTokens(keys.all(), settings, clock);
  }

  @Bean
  JwtDecoder decoder(AccessTokens tokens) {
    return tokens.decoder();
  }

  @Bean
  AuthController auth(
      TestDatabase database,
      MutableClock clock,
      PostgresMembers members,
      AccessTokens tokens,
      AuthSettings settings) {
    var credentials = new PostgresCredentials(database.jdbc(), clock);
    var passwords = new Passwords(settings.hashings());
    var sessions =
        new Sessions(
            new PostgresFamilies(database.jdbc(), clock),
            members,
            tokens,
            settings,
            database.transactions(),
            clock);
    var failures = new PostgresLoginFailures(database.jdbc(), database.transactions(), clock);
    return new AuthController(
        new Register(
            credentials,
            members,
            passwords,
            sessions,
            database.transactions(),
            settings.registration()),
        new LogIn(credentials, passwords, failures, sessions),
        sessions,
        settings);
  }

  @Bean
  JsonMapper json() {
    return JsonMapper.builder()
        .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
        .build();
  }
}
