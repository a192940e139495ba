package io.connexus.app;

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
import io.connexus.user.Members;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.transaction.support.TransactionTemplate;

/** Registration, sign-in and tokens. Reads, or at the very first start makes, the signing key. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuthSettings.class)
class AuthWiring {

  @Bean
  AccessTokens accessTokens(
      JdbcClient jdbc,
      TransactionTemplate transactions,
      AuthSettings settings,
      InstantSource clock) {
    var keys = new PostgresSigningKeys(jdbc, transactions, clock).all();
    return new AccessTokens(keys, settings, clock);
  }

  @Bean
  JwtDecoder jwtDecoder(AccessTokens accessTokens) {
    return accessTokens.decoder();
  }

  @Bean
  AuthController authController(
      JdbcClient jdbc,
      TransactionTemplate transactions,
      InstantSource clock,
      Members members,
      AccessTokens accessTokens,
      AuthSettings settings) {
    var credentials = new PostgresCredentials(jdbc, clock);
    var passwords = new Passwords(settings.hashings());
    var sessions =
        new Sessions(
            new PostgresFamilies(jdbc, clock),
            members,
            accessTokens,
            settings,
            transactions,
            clock);
    return new AuthController(
        new Register(
            credentials, members, passwords, sessions, transactions, settings.registration()),
        new LogIn(
            credentials, passwords, new PostgresLoginFailures(jdbc, transactions, clock), sessions),
        sessions,
        settings);
  }
}
