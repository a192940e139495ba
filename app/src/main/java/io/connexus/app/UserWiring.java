package io.connexus.app;

import io.connexus.call.application.Countries;
import io.connexus.platform.EventBus;
import io.connexus.platform.Wire;
import io.connexus.platform.audit.AuditLog;
import io.connexus.platform.mail.Mail;
import io.connexus.platform.objects.ObjectStore;
import io.connexus.realtime.OnlineMembers;
import io.connexus.user.Accounts;
import io.connexus.user.adapter.http.AuditController;
import io.connexus.user.adapter.http.AvatarController;
import io.connexus.user.adapter.http.ContactsController;
import io.connexus.user.adapter.http.InvitationsController;
import io.connexus.user.adapter.http.PreferencesController;
import io.connexus.user.adapter.http.ProfileController;
import io.connexus.user.adapter.http.TeamController;
import io.connexus.user.adapter.http.WorkspaceController;
import io.connexus.user.adapter.postgres.PostgresContacts;
import io.connexus.user.adapter.postgres.PostgresInvitations;
import io.connexus.user.adapter.postgres.PostgresMembers;
import io.connexus.user.adapter.postgres.PostgresPhoneNumbers;
import io.connexus.user.adapter.postgres.PostgresPreferences;
import io.connexus.user.adapter.postgres.PostgresTeam;
import io.connexus.user.application.Avatars;
import io.connexus.user.application.ManageContacts;
import io.connexus.user.application.Team;
import io.connexus.user.application.TeamInvitations;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Workspaces, members, their wishes and business numbers. */
@Configuration(proxyBeanMethods = false)
class UserWiring {

  @Bean
  PostgresMembers members(JdbcClient jdbc, TransactionTemplate transactions, InstantSource clock) {
    return new PostgresMembers(jdbc, transactions, clock);
  }

  @Bean
  PostgresTeam teamStore(JdbcClient jdbc, InstantSource clock) {
    return new PostgresTeam(jdbc, clock);
  }

  @Bean
  PostgresPreferences preferences(JdbcClient jdbc) {
    return new PostgresPreferences(jdbc);
  }

  @Bean
  PostgresPhoneNumbers businessNumbers(
      JdbcClient jdbc, TransactionTemplate transactions, InstantSource clock) {
    return new PostgresPhoneNumbers(jdbc, transactions, clock);
  }

  @Bean
  Avatars avatars(PostgresTeam store, ObjectStore objects, EventBus bus) {
    return new Avatars(store, objects, bus);
  }

  @Bean
  Team team(
      PostgresTeam store,
      PostgresMembers members,
      Accounts accounts,
      Avatars avatars,
      AuditLog audit,
      EventBus bus,
      TransactionTemplate transactions) {
    return new Team(store, members, accounts, avatars, audit, bus, transactions);
  }

  @Bean
  TeamInvitations invitations(
      PostgresTeam team,
      PostgresMembers members,
      PostgresPreferences preferences,
      Mail mail,
      AuditLog audit,
      EventBus bus,
      JdbcClient jdbc,
      TransactionTemplate transactions,
      InstantSource clock,
      @Value("${connexus.public-url}") String publicUrl) {
    return new TeamInvitations(
        new PostgresInvitations(jdbc, clock),
        team,
        members,
        preferences,
        mail,
        audit,
        bus,
        transactions,
        clock,
        publicUrl.replaceAll("/+$", ""));
  }

  @Bean
  PostgresContacts contacts(JdbcClient jdbc) {
    return new PostgresContacts(jdbc);
  }

  @Bean
  ContactsController contactsController(
      PostgresContacts contacts,
      PostgresPhoneNumbers numbers,
      PostgresMembers members,
      AuditLog audit,
      EventBus bus,
      TransactionTemplate transactions,
      InstantSource clock) {
    return new ContactsController(
        contacts, new ManageContacts(contacts, numbers, members, audit, bus, transactions, clock));
  }

  @Bean
  ProfileController profileController(
      PostgresMembers members,
      PostgresPhoneNumbers numbers,
      Countries countries,
      AuditLog audit,
      TransactionTemplate transactions) {
    return new ProfileController(members, numbers, countries, audit, transactions);
  }

  @Bean
  AvatarController avatarController(Avatars avatars) {
    return new AvatarController(avatars);
  }

  @Bean
  PreferencesController preferencesController(PostgresPreferences preferences, EventBus bus) {
    return new PreferencesController(preferences, bus);
  }

  @Bean
  WorkspaceController workspaceController(PostgresMembers members, Team team) {
    return new WorkspaceController(members, team);
  }

  /** In every process: whose role is elsewhere hears of the screens there. */
  @Bean
  OnlineMembers onlineMembers(Wire wire, InstantSource clock) {
    return new OnlineMembers(wire, clock);
  }

  @Bean
  TeamController teamController(
      Team team,
      PostgresTeam store,
      PostgresPreferences preferences,
      OnlineMembers online,
      InstantSource clock) {
    return new TeamController(team, store, preferences, online::isOnline, clock);
  }

  @Bean
  InvitationsController invitationsController(TeamInvitations invitations) {
    return new InvitationsController(invitations);
  }

  @Bean
  AuditController auditController(AuditLog audit, PostgresTeam team) {
    return new AuditController(audit, team);
  }
}
