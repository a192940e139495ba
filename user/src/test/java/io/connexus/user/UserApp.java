package io.connexus.user;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.connexus.gateway.Gateway;
import io.connexus.gateway.GatewaySettings;
import io.connexus.platform.Actor;
import io.connexus.platform.E164;
import io.connexus.platform.EventBus;
import io.connexus.platform.MutableClock;
import io.connexus.platform.Problem;
import io.connexus.platform.Role;
import io.connexus.platform.TestDatabase;
import io.connexus.platform.TokenCheck;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import io.connexus.platform.audit.AuditLog;
import io.connexus.platform.mail.Mail;
import io.connexus.platform.objects.FailingObjects;
import io.connexus.platform.objects.FileObjectStore;
import io.connexus.platform.outbox.Outbox;
import io.connexus.user.adapter.http.AuditController;
import io.connexus.user.adapter.http.AvatarController;
import io.connexus.user.adapter.http.ContactsController;
import io.connexus.user.adapter.http.InvitationsController;
import io.connexus.user.adapter.http.PhoneNumbersController;
import io.connexus.user.adapter.http.PreferencesController;
import io.connexus.user.adapter.http.ProfileController;
import io.connexus.user.adapter.http.TeamController;
import io.connexus.user.adapter.http.WorkspaceController;
import io.connexus.user.adapter.postgres.PostgresContacts;
import io.connexus.user.adapter.postgres.PostgresInvitations;
import io.connexus.user.adapter.postgres.PostgresMembers;
import io.connexus.user.adapter.postgres.PostgresPersonalNumbers;
import io.connexus.user.adapter.postgres.PostgresPhoneNumbers;
import io.connexus.user.adapter.postgres.PostgresPreferences;
import io.connexus.user.adapter.postgres.PostgresTeam;
import io.connexus.user.application.AddPhoneNumber;
import io.connexus.user.application.Avatars;
import io.connexus.user.application.CarrierNumbers;
import io.connexus.user.application.CodeTexts;
import io.connexus.user.application.ManageContacts;
import io.connexus.user.application.ManagePhoneNumber;
import io.connexus.user.application.Team;
import io.connexus.user.application.TeamInvitations;
import io.connexus.user.application.VerifyNumber;
import java.io.IOException;
import java.nio.file.Files;
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

  /** Everybody's password is "right"; nobody's account is closed but here. */
  static final class FakeAccounts implements Accounts {
    final Set<UserId> closed = new HashSet<>();

    /** Whose sign-in ended while their password was checked. */
    final Set<UserId> ended = new HashSet<>();

    @Override
    public boolean passwordMatches(UserId user, String password) {
      return password.equals("right");
    }

    @Override
    public void hold(Actor actor) {
      if (ended.contains(actor.user())) {
        throw Problem.UNAUTHENTICATED.exception();
      }
    }

    @Override
    public Set<UUID> signIns(UserId user) {
      return Set.of();
    }

    @Override
    public void close(UserId user) {
      closed.add(user);
    }
  }

  @Bean
  TestDatabase database() {
    return database;
  }

  @Bean
  MutableClock clock() {
    return clock;
  }

  @Bean
  FakeAccounts accounts() {
    return new FakeAccounts();
  }

  @Bean
  EventBus bus() {
    return new EventBus();
  }

  @Bean
  AuditLog audit() {
    return new AuditLog(database.jdbc(), clock);
  }

  @Bean
  PostgresMembers members() {
    return new PostgresMembers(database.jdbc(), database.transactions(), clock);
  }

  @Bean
  PostgresTeam teamStore() {
    return new PostgresTeam(database.jdbc(), clock);
  }

  @Bean
  PostgresPreferences preferences() {
    return new PostgresPreferences(database.jdbc());
  }

  @Bean
  FailingObjects objects() throws IOException {
    return new FailingObjects(new FileObjectStore(Files.createTempDirectory("media")));
  }

  @Bean
  Avatars avatars(PostgresTeam store, FailingObjects objects, EventBus bus) {
    return new Avatars(store, objects, bus);
  }

  @Bean
  Team team(
      PostgresTeam store,
      PostgresMembers members,
      FakeAccounts accounts,
      Avatars avatars,
      AuditLog audit,
      EventBus bus) {
    return new Team(store, members, accounts, avatars, audit, bus, database.transactions());
  }

  /** Letters stay in the outbox, which is not started. */
  @Bean
  TeamInvitations invitations(
      PostgresTeam team,
      PostgresMembers members,
      PostgresPreferences preferences,
      AuditLog audit,
      EventBus bus) {
    return new TeamInvitations(
        new PostgresInvitations(database.jdbc(), clock),
        team,
        members,
        preferences,
        new Mail(new Outbox(database.jdbc(), clock, 1), clock),
        audit,
        bus,
        database.transactions(),
        clock,
        "https://phone.example");
  }

  @Bean
  WorkspaceController workspace(PostgresMembers members, Team team) {
    return new WorkspaceController(members, team);
  }

  @Bean
  TeamController teamController(Team team, PostgresTeam store, PostgresPreferences preferences) {
    return new TeamController(team, store, preferences, _ -> false, clock);
  }

  @Bean
  InvitationsController invitationsController(TeamInvitations invitations) {
    return new InvitationsController(invitations);
  }

  @Bean
  AuditController auditController(AuditLog audit, PostgresTeam team) {
    return new AuditController(audit, team);
  }

  @Bean
  PostgresContacts contacts() {
    return new PostgresContacts(database.jdbc());
  }

  @Bean
  ContactsController contactsController(
      PostgresContacts contacts,
      PostgresPhoneNumbers numbers,
      PostgresMembers members,
      AuditLog audit,
      EventBus bus) {
    return new ContactsController(
        contacts,
        new ManageContacts(contacts, numbers, members, audit, bus, database.transactions(), clock));
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
  ProfileController profiles(
      PostgresMembers members, PostgresPhoneNumbers numbers, AuditLog audit) {
    return new ProfileController(
        members, numbers, (_, _) -> Optional.empty(), audit, database.transactions());
  }

  @Bean
  PostgresPhoneNumbers numbers() {
    return new PostgresPhoneNumbers(database.jdbc(), database.transactions(), clock);
  }

  @Bean
  PhoneNumbersController phoneNumbers(FakeCarrier carrier, PostgresPhoneNumbers numbers) {
    var audit = new AuditLog(database.jdbc(), clock);
    var outbox = new Outbox(database.jdbc(), clock, 1);
    var personal = new PostgresPersonalNumbers(database.jdbc(), clock);
    var transactions = database.transactions();
    var manage = new ManagePhoneNumber(numbers, outbox, audit, new EventBus(), transactions, clock);
    return new PhoneNumbersController(
        numbers,
        personal,
        new AddPhoneNumber(numbers, carrier, manage, transactions),
        manage,
        new VerifyNumber(
            personal,
            numbers,
            (from, to, text) -> CodeTexts.Answer.SENT,
            preferences(),
            audit,
            transactions,
            clock));
  }

  /** A token of these tests is {@code <user>~<workspace>[~<role>]}, by default the owner's. */
  @Bean
  TokenCheck tokens() {
    return token -> {
      var parts = token.split("~");
      return Optional.of(
          new Actor(
              new UserId(UUID.fromString(parts[0])),
              new WorkspaceId(UUID.fromString(parts[1])),
              parts.length > 2 ? Role.of(parts[2]) : Role.OWNER,
              UUID.randomUUID()));
    };
  }

  @Bean
  JsonMapper json() {
    return JsonMapper.builder()
        .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
        .build();
  }
}
