package io.connexus.auth;

import io.connexus.auth.adapter.http.AccountController;
import io.connexus.auth.adapter.http.AuthController;
import io.connexus.auth.adapter.http.InvitationController;
import io.connexus.auth.adapter.http.JwksController;
import io.connexus.auth.adapter.http.PasskeysController;
import io.connexus.auth.adapter.http.SecondFactorController;
import io.connexus.auth.adapter.http.SessionsController;
import io.connexus.auth.adapter.postgres.PostgresCredentials;
import io.connexus.auth.adapter.postgres.PostgresFamilies;
import io.connexus.auth.adapter.postgres.PostgresLoginFailures;
import io.connexus.auth.adapter.postgres.PostgresMailedTokens;
import io.connexus.auth.adapter.postgres.PostgresPasskeys;
import io.connexus.auth.adapter.postgres.PostgresSigningKeys;
import io.connexus.auth.adapter.webauthn.Webauthn4jCeremonies;
import io.connexus.auth.application.AccessTokens;
import io.connexus.auth.application.Account;
import io.connexus.auth.application.Argon2Cost;
import io.connexus.auth.application.AuthSettings;
import io.connexus.auth.application.Credentials;
import io.connexus.auth.application.FailedSignIns;
import io.connexus.auth.application.Join;
import io.connexus.auth.application.KeyRotation;
import io.connexus.auth.application.Letters;
import io.connexus.auth.application.LiveActors;
import io.connexus.auth.application.LiveTokens;
import io.connexus.auth.application.LogIn;
import io.connexus.auth.application.MemberAccounts;
import io.connexus.auth.application.Passkeys;
import io.connexus.auth.application.PasswordCheck;
import io.connexus.auth.application.Passwords;
import io.connexus.auth.application.Register;
import io.connexus.auth.application.SecondFactors;
import io.connexus.auth.application.Sessions;
import io.connexus.auth.application.SigningKeys;
import io.connexus.platform.ActorCheck;
import io.connexus.platform.EventBus;
import io.connexus.platform.TokenCheck;
import io.connexus.platform.audit.AuditLog;
import io.connexus.platform.mail.Mail;
import io.connexus.platform.outbox.Outbox;
import io.connexus.user.Accounts;
import io.connexus.user.Invitations;
import io.connexus.user.Languages;
import io.connexus.user.Members;
import java.net.URI;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Assembles sign-in. Needs from outside what {@code platform} and {@code user} offer, and {@code
 * connexus.public-url}, where the links of mails lead. Reads, or at the very first start makes, the
 * signing key.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuthSettings.class)
public class Auth {

  @Bean
  SigningKeys signingKeys(JdbcClient jdbc, TransactionTemplate transactions, InstantSource clock) {
    return new PostgresSigningKeys(jdbc, transactions, clock);
  }

  @Bean
  AccessTokens accessTokens(SigningKeys keys, AuthSettings settings, InstantSource clock) {
    return new AccessTokens(keys.all(), settings, clock);
  }

  @Bean(initMethod = "start")
  KeyRotation keyRotation(SigningKeys keys, AccessTokens tokens, AuthSettings settings) {
    return new KeyRotation(keys, tokens, settings);
  }

  @Bean
  PostgresFamilies families(JdbcClient jdbc, InstantSource clock) {
    return new PostgresFamilies(jdbc, clock);
  }

  @Bean
  TokenCheck tokenCheck(
      AccessTokens tokens,
      PostgresFamilies families,
      Members members,
      EventBus bus,
      InstantSource clock) {
    return new LiveTokens(tokens.decoder(), families, members, bus, clock);
  }

  @Bean
  ActorCheck actorCheck(PostgresFamilies families, Members members) {
    return new LiveActors(families, members);
  }

  @Bean
  PostgresCredentials credentials(JdbcClient jdbc, InstantSource clock) {
    return new PostgresCredentials(jdbc, clock);
  }

  @Bean
  Passwords passwords(AuthSettings settings, ObjectProvider<Argon2Cost> cost) {
    return new Passwords(settings.hashings(), cost.getIfAvailable(() -> Argon2Cost.CURRENT));
  }

  @Bean
  PostgresLoginFailures loginFailures(
      JdbcClient jdbc, TransactionTemplate transactions, InstantSource clock) {
    return new PostgresLoginFailures(jdbc, transactions, clock);
  }

  @Bean
  Accounts accounts(
      Credentials credentials, PasswordCheck check, Sessions sessions, PostgresFamilies families) {
    return new MemberAccounts(credentials, check, sessions, families);
  }

  @Bean
  PasswordCheck passwordCheck(
      Credentials credentials, Passwords passwords, PostgresLoginFailures failures) {
    return new PasswordCheck(credentials, passwords, failures);
  }

  @Bean
  Letters letters(Mail mail, Languages languages, @Value("${connexus.public-url}") URI publicUrl) {
    return new Letters(mail, languages, publicUrl);
  }

  @Bean
  Sessions sessions(
      PostgresFamilies families,
      Credentials credentials,
      Members members,
      AccessTokens tokens,
      Letters letters,
      AuditLog audit,
      EventBus bus,
      AuthSettings settings,
      TransactionTemplate transactions,
      InstantSource clock) {
    return new Sessions(
        families, credentials, members, tokens, letters, audit, bus, settings, transactions, clock);
  }

  @Bean
  SecondFactors secondFactors(
      Credentials credentials,
      PasswordCheck check,
      Sessions sessions,
      Letters letters,
      AuditLog audit,
      TransactionTemplate transactions,
      InstantSource clock) {
    return new SecondFactors(credentials, check, sessions, letters, audit, transactions, clock);
  }

  @Bean
  Account account(
      JdbcClient jdbc,
      Credentials credentials,
      Members members,
      Passwords passwords,
      PasswordCheck check,
      Letters letters,
      Sessions sessions,
      AuditLog audit,
      EventBus bus,
      Outbox outbox,
      TransactionTemplate transactions,
      InstantSource clock) {
    return new Account(
        credentials,
        members,
        passwords,
        check,
        new PostgresMailedTokens(jdbc, clock),
        new PostgresPasskeys(jdbc, clock),
        letters,
        sessions,
        audit,
        bus,
        outbox,
        transactions,
        clock);
  }

  @Bean
  FailedSignIns failedSignIns(
      Credentials credentials,
      Members members,
      AuditLog audit,
      Outbox outbox,
      TransactionTemplate transactions,
      InstantSource clock) {
    return new FailedSignIns(credentials, members, audit, outbox, transactions, clock);
  }

  @Bean
  AuthController authController(
      Credentials credentials,
      Members members,
      Languages languages,
      Passwords passwords,
      PostgresLoginFailures failures,
      FailedSignIns failed,
      SecondFactors secondFactors,
      Sessions sessions,
      Account account,
      AuditLog audit,
      AuthSettings settings,
      TransactionTemplate transactions) {
    return new AuthController(
        new Register(
            credentials,
            members,
            languages,
            passwords,
            sessions,
            account,
            audit,
            transactions,
            settings.registration()),
        new LogIn(credentials, passwords, failures, failed, secondFactors, sessions, transactions),
        sessions,
        settings);
  }

  @Bean
  AccountController accountController(Account account) {
    return new AccountController(account);
  }

  @Bean
  SessionsController sessionsController(Sessions sessions) {
    return new SessionsController(sessions);
  }

  @Bean
  SecondFactorController secondFactorController(SecondFactors secondFactors) {
    return new SecondFactorController(secondFactors);
  }

  @Bean
  InvitationController invitationController(
      Invitations invitations,
      Credentials credentials,
      Languages languages,
      Passwords passwords,
      Sessions sessions,
      TransactionTemplate transactions,
      AuthSettings settings) {
    return new InvitationController(
        new Join(invitations, credentials, languages, passwords, sessions, transactions), settings);
  }

  @Bean
  PasskeysController passkeysController(
      JdbcClient jdbc,
      Credentials credentials,
      PasswordCheck check,
      Sessions sessions,
      Letters letters,
      AuditLog audit,
      TransactionTemplate transactions,
      InstantSource clock,
      AuthSettings settings,
      @Value("${connexus.public-url}") URI publicUrl) {
    var passkeys =
        new Passkeys(
            new PostgresPasskeys(jdbc, clock),
            new Webauthn4jCeremonies(publicUrl),
            credentials,
            check,
            sessions,
            letters,
            audit,
            transactions,
            clock);
    return new PasskeysController(passkeys, settings);
  }

  @Bean
  JwksController jwksController(AccessTokens tokens) {
    return new JwksController(tokens);
  }
}
