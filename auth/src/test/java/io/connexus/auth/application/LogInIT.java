package io.connexus.auth.application;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.connexus.auth.Mailbox;
import io.connexus.auth.adapter.postgres.PostgresCredentials;
import io.connexus.auth.adapter.postgres.PostgresFamilies;
import io.connexus.auth.adapter.postgres.PostgresLoginFailures;
import io.connexus.auth.adapter.postgres.PostgresMailedTokens;
import io.connexus.auth.adapter.postgres.PostgresPasskeys;
import io.connexus.auth.adapter.postgres.PostgresSigningKeys;
import io.connexus.auth.application.LogIn.Result;
import io.connexus.auth.application.MailedTokens.Purpose;
import io.connexus.auth.domain.Email;
import io.connexus.auth.domain.Totp;
import io.connexus.platform.Actor;
import io.connexus.platform.E164;
import io.connexus.platform.EventBus;
import io.connexus.platform.Language;
import io.connexus.platform.MutableClock;
import io.connexus.platform.Origin;
import io.connexus.platform.Role;
import io.connexus.platform.TestDatabase;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import io.connexus.platform.audit.AuditEntry;
import io.connexus.platform.audit.AuditLog;
import io.connexus.platform.mail.Mail;
import io.connexus.platform.outbox.Outbox;
import io.connexus.user.adapter.postgres.PostgresMembers;
import io.connexus.user.adapter.postgres.PostgresPreferences;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogInIT {
  private static final Email ADA = new Email("ada@example.com");
  private static final String PASSWORD = "correct horse";
  private static final String HOME = "203.0.113.7";
  private static final AuthSettings SETTINGS =
      new AuthSettings(
          "connexus",
          "connexus-api",
          Duration.ofMinutes(10),
          Duration.ofDays(30),
          Duration.ofDays(30),
          4,
          AuthSettings.Registration.OPEN);

  private final TestDatabase database = new TestDatabase("users", "auth");
  private final MutableClock clock = new MutableClock();
  private final PostgresMembers members =
      new PostgresMembers(database.jdbc(), database.transactions(), clock);
  private final PostgresCredentials credentials = new PostgresCredentials(database.jdbc(), clock);
  private final PostgresFamilies families = new PostgresFamilies(database.jdbc(), clock);
  private final PostgresSigningKeys keys =
      new PostgresSigningKeys(database.jdbc(), database.transactions(), clock);
  private final Passwords cheap = new Passwords(4, new Argon2Cost(64, 1, 1));
  private final PostgresLoginFailures failures =
      new PostgresLoginFailures(database.jdbc(), database.transactions(), clock);
  private final EventBus bus = new EventBus();
  private final AccessTokens accessTokens = new AccessTokens(keys.all(), SETTINGS, clock);
  private final AuditLog audit = new AuditLog(database.jdbc(), clock);
  private final Outbox outbox = new Outbox(database.jdbc(), clock, 1);
  private final Letters letters =
      new Letters(
          new Mail(outbox, clock),
          new PostgresPreferences(database.jdbc()),
          URI.create("http://localhost:8080"));
  private final PasswordCheck check = new PasswordCheck(credentials, cheap, failures);
  private final FailedSignIns failedSignIns =
      new FailedSignIns(credentials, members, audit, outbox, database.transactions(), clock);
  private Sessions sessions;
  private SecondFactors secondFactors;

  @BeforeEach
  void ada() {
    outbox.register(new Mailbox());
    sessions =
        new Sessions(
            families,
            credentials,
            members,
            accessTokens,
            letters,
            audit,
            bus,
            SETTINGS,
            database.transactions(),
            clock);
    secondFactors =
        new SecondFactors(
            credentials, check, sessions, letters, audit, database.transactions(), clock);
    new Register(
            credentials,
            members,
            new PostgresPreferences(database.jdbc()),
            cheap,
            sessions,
            account(check),
            audit,
            database.transactions(),
            SETTINGS.registration())
        .register(
            new Register.Newcomer(
                "Ada@Example.com", PASSWORD, "Ada", new E164("+12125550101"), null, Language.EN));
  }

  @Test
  void theRightPasswordSignsInWhateverTheCaseOfTheAddress() {
    assertThat(with(cheap).logIn(new Email("ADA@example.com"), PASSWORD, null, HOME))
        .isInstanceOf(Result.SignedIn.class);
  }

  @Test
  void afterFiveFailuresEvenTheRightPasswordWaitsButOnlyFromThere() {
    var logIn = with(cheap);
    for (int i = 0; i < 5; i++) {
      assertThat(logIn.logIn(ADA, "wrong " + i, null, HOME)).isInstanceOf(Result.Wrong.class);
    }

    assertThat(logIn.logIn(ADA, PASSWORD, null, HOME))
        .isEqualTo(new Result.Wait(Duration.ofSeconds(2)));
    assertThat(logIn.logIn(ADA, PASSWORD, null, "198.51.100.1"))
        .isInstanceOf(Result.SignedIn.class);
    assertThat(logIn.logIn(new Email("bob@example.com"), "x", null, HOME))
        .isInstanceOf(Result.Wrong.class);
    clock.advance(Duration.ofSeconds(2));
    assertThat(logIn.logIn(ADA, "wrong again", null, HOME)).isInstanceOf(Result.Wrong.class);
    assertThat(logIn.logIn(ADA, PASSWORD, null, HOME))
        .isEqualTo(new Result.Wait(Duration.ofSeconds(4)));
    clock.advance(Duration.ofSeconds(4));
    assertThat(logIn.logIn(ADA, PASSWORD, null, HOME)).isInstanceOf(Result.SignedIn.class);
  }

  @Test
  void guessingFromEverywhereIsSlowedAndTheOwnerIsNot() {
    var logIn = with(cheap);
    Origin.remember(new Origin(HOME, ""));
    try {
      logIn.logIn(ADA, PASSWORD, null, HOME);
    } finally {
      Origin.forget();
    }
    for (int i = 0; i < 100; i++) {
      assertThat(logIn.logIn(ADA, "wrong", null, "192.0.2." + i)).isInstanceOf(Result.Wrong.class);
    }

    assertThat(logIn.logIn(ADA, "wrong", null, "198.51.100.1")).isInstanceOf(Result.Wait.class);
    assertThat(logIn.logIn(ADA, "wrong", null, HOME)).isInstanceOf(Result.Wrong.class);
    assertThat(logIn.logIn(ADA, PASSWORD, null, HOME)).isInstanceOf(Result.SignedIn.class);
    assertThat(logIn.logIn(new Email("bob@example.com"), "x", null, "198.51.100.1"))
        .isInstanceOf(Result.Wrong.class);
    failures.forgetAll(ADA, HOME); // as a new password does
    assertThat(logIn.logIn(ADA, PASSWORD, null, "198.51.100.1"))
        .isInstanceOf(Result.SignedIn.class);
  }

  @Test
  void failedSignInsAreInTheAuditOnceAnHourWithWhereTheyCameFrom() {
    var workspace = members.find(user()).orElseThrow().workspace();
    var logIn = with(cheap);
    outbox.register(failedSignIns);
    try (outbox) {
      outbox.start(Duration.ofMillis(50));
      Origin.remember(new Origin(HOME, "Toaster/1"));
      for (int i = 0; i < 3; i++) {
        logIn.logIn(ADA, "wrong", null, HOME);
      }
      logIn.logIn(new Email("nobody@example.com"), "wrong", null, HOME);
      logIn.logIn(ADA, PASSWORD, null, HOME);
      awaitNoted(4);
      assertThat(refusals(workspace))
          .singleElement()
          .satisfies(entry -> assertThat(entry.actor()).isNull())
          .satisfies(entry -> assertThat(entry.subject()).isEqualTo(user().toString()))
          .satisfies(entry -> assertThat(entry.details()).containsEntry("email", "Ada@Example.com"))
          .satisfies(entry -> assertThat(entry.address()).isEqualTo(HOME))
          .satisfies(entry -> assertThat(entry.device()).isEqualTo("Toaster/1"));

      clock.advance(Duration.ofMinutes(61));
      logIn.logIn(ADA, "wrong", null, HOME);
      awaitNoted(5);
      assertThat(refusals(workspace)).hasSize(2);

      clock.advance(Duration.ofMinutes(61));
      database.jdbc().sql("delete from users.member").update(); // they work nowhere any more
      logIn.logIn(ADA, PASSWORD, null, HOME);
      awaitNoted(6);
      assertThat(refusals(workspace)).hasSize(2);
    } finally {
      Origin.forget();
    }
  }

  private void awaitNoted(int commands) {
    await()
        .until(() ->
            database
                    .jdbc()
                    .sql(
                        """
                        select count(*) from platform.outbox
                        where kind = 'failed-sign-in' and done_at is not null
                        """)
                    .query(Integer.class)
                    .single()
                == commands);
  }

  private List<AuditEntry> refusals(WorkspaceId workspace) {
    return audit.page(workspace, null, "session.refused", 10);
  }

  @Test
  void aNewPasswordEndsThePauseOfTheNetworkItIsSetFrom() {
    var logIn = with(cheap);
    while (!(logIn.logIn(ADA, "wrong", null, HOME) instanceof Result.Wait)) {}
    failures.forgetAll(ADA, HOME); // as a new password does
    assertThat(logIn.logIn(ADA, PASSWORD, null, HOME)).isInstanceOf(Result.SignedIn.class);
  }

  @Test
  void whoeverGetsNoMoreLinksToAPasswordHasOneThatWorks() {
    var tokens = new PostgresMailedTokens(database.jdbc(), clock);
    var ada = credentials.find(ADA).orElseThrow().user();
    for (int i = 0; i < MailedTokens.MOST; i++) {
      assertThat(tokens.issue(ada, Purpose.RESET, ADA)).isPresent();
    }
    assertThat(tokens.issue(ada, Purpose.RESET, ADA)).isEmpty();
    clock.advance(MailedTokens.RESET_LIFE.plusSeconds(1));
    assertThat(tokens.issue(ada, Purpose.RESET, ADA)).isPresent();
  }

  @Test
  void manyGuessesAtOnceAreNoMoreThanOneAfterTheOther() throws Exception {
    var logIn = with(cheap);
    var guesses = new ArrayList<Callable<Result>>();
    for (int i = 0; i < 20; i++) {
      guesses.add(() -> logIn.logIn(ADA, "wrong", null, HOME));
    }
    int checked = 0;
    try (var threads = Executors.newFixedThreadPool(20)) {
      for (var guess : threads.invokeAll(guesses)) {
        checked += guess.get() instanceof Result.Wrong ? 1 : 0;
      }
    }
    assertThat(checked).isEqualTo(5);
  }

  @Test
  void whoSignsInOnFourDevicesAtOnceNeverWaits() throws Exception {
    var logIn = with(cheap);
    var devices = new ArrayList<Callable<Integer>>();
    for (int i = 0; i < 4; i++) {
      devices.add(() -> {
        int waits = 0;
        for (int n = 0; n < 25; n++) {
          waits += logIn.logIn(ADA, PASSWORD, null, HOME) instanceof Result.SignedIn ? 0 : 1;
        }
        return waits;
      });
    }
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (var device : threads.invokeAll(devices)) {
        assertThat(device.get()).isZero();
      }
    }
  }

  @Test
  void whatCouldNotBeCheckedIsNoFailure() {
    database.jdbc().sql("update auth.credential set password_hash = '$argon2id$?'").update();
    for (int i = 0; i < 8; i++) {
      assertThatThrownBy(() -> with(cheap).logIn(ADA, PASSWORD, null, HOME))
          .isInstanceOf(RuntimeException.class);
    }
    assertThat(failures.begin(ADA, HOME)).isZero();
  }

  @Test
  void aSuccessAndAQuietDayForgetTheFailures() {
    var logIn = with(cheap);
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 4; i++) {
        assertThat(logIn.logIn(ADA, "wrong", null, HOME)).isInstanceOf(Result.Wrong.class);
      }
      assertThat(logIn.logIn(ADA, PASSWORD, null, HOME)).isInstanceOf(Result.SignedIn.class);
    }
    for (int i = 0; i < 4; i++) {
      logIn.logIn(ADA, "wrong", null, HOME);
    }
    clock.advance(Duration.ofDays(1).plusSeconds(1));
    assertThat(logIn.logIn(ADA, "wrong", null, HOME)).isInstanceOf(Result.Wrong.class);
    assertThat(logIn.logIn(ADA, PASSWORD, null, HOME)).isInstanceOf(Result.SignedIn.class);
  }

  @Test
  void aHashOfAnOldCostIsRedoneAtTheNextLogin() {
    var dearer = new Passwords(4, new Argon2Cost(128, 2, 1));

    assertThat(with(dearer).logIn(ADA, "wrong", null, HOME)).isInstanceOf(Result.Wrong.class);
    assertThat(storedHash()).contains("m=64,t=1");
    assertThat(with(dearer).logIn(ADA, PASSWORD, null, HOME)).isInstanceOf(Result.SignedIn.class);

    assertThat(storedHash()).contains("m=128,t=2");
    assertThat(with(dearer).logIn(ADA, PASSWORD, null, HOME)).isInstanceOf(Result.SignedIn.class);
  }

  @Test
  void aPasswordThatIsReplacedWhileItIsCheckedSignsNobodyIn() {
    var slow =
        overtaken(Credentials.class, credentials, "find", () -> newPassword("another horse"));

    assertThat(with(slow, cheap).logIn(ADA, PASSWORD, null, HOME)).isEqualTo(new Result.Wrong());
    assertThat(families.of(user())).isEmpty();
  }

  @Test
  void aHashThatIsRedoneWhileThePasswordIsCheckedKeepsNobodyOut() {
    var dearer = new Passwords(4, new Argon2Cost(128, 2, 1));
    var slow =
        overtaken(
            Credentials.class,
            credentials,
            "find",
            () -> with(dearer).logIn(ADA, PASSWORD, null, HOME));

    assertThat(with(slow, dearer).logIn(ADA, PASSWORD, null, HOME))
        .isInstanceOf(Result.SignedIn.class);
  }

  @Test
  void whatAReplacedPasswordAllowedIsNotDoneAfterAll() {
    var slow =
        overtaken(Credentials.class, credentials, "find", () -> newPassword("another horse"));
    var thief = new Actor(user(), WorkspaceId.next(), Role.OWNER, UUID.randomUUID());
    var account = account(new PasswordCheck(slow, cheap, failures));

    assertThatThrownBy(() -> account.changePassword(thief, PASSWORD, "a thief's horse"))
        .hasMessageContaining("wrong-credentials");
    assertThat(with(cheap).logIn(ADA, "another horse", null, HOME))
        .isInstanceOf(Result.SignedIn.class);
    assertThatThrownBy(() -> sessions.hold(thief)).hasMessageContaining("unauthenticated");
  }

  @Test
  void whatWasProposedAnewOrIsConfirmedMeanwhileIsNotConfirmed() {
    with(cheap).logIn(ADA, PASSWORD, null, HOME);
    var session = families.of(user()).getFirst().id();
    var ada = new Actor(user(), WorkspaceId.next(), Role.OWNER, session);
    var first = proposed(ada);
    Runnable again = () -> secondFactors.begin(ada, PASSWORD);
    assertThatThrownBy(() -> secondFactors(again).confirm(ada, Totp.at(first, clock.instant())))
        .hasMessageContaining("wrong-code");
    assertThat(secondFactors.state(ada).enabled()).isFalse();

    var second = proposed(ada);
    var code = Totp.at(second, clock.instant());
    Runnable confirmed = () -> secondFactors.confirm(ada, code);
    assertThatThrownBy(() -> secondFactors(confirmed).confirm(ada, code))
        .hasMessageContaining("wrong-code");
    assertThat(secondFactors.state(ada).enabled()).isTrue();
  }

  private byte[] proposed(Actor actor) {
    var _ = secondFactors.begin(actor, PASSWORD);
    return requireNonNull(credentials.find(ADA).orElseThrow().secondFactor()).secret();
  }

  private SecondFactors secondFactors(Runnable meanwhile) {
    return new SecondFactors(
        overtaken(Credentials.class, credentials, "find", meanwhile),
        check,
        sessions,
        letters,
        audit,
        database.transactions(),
        clock);
  }

  @Test
  void anUnknownAddressTakesAsLongAsAKnownOne() {
    var dear = new Passwords(1, new Argon2Cost(32 * 1024, 4, 1));
    var logIn = with(dear);
    logIn.logIn(ADA, PASSWORD, null, HOME); // now its hash costs the same

    long known = Long.MAX_VALUE;
    long unknown = Long.MAX_VALUE;
    for (int i = 0; i < 4; i++) {
      known = Math.min(known, time(() -> logIn.logIn(ADA, "wrong", null, HOME)));
      unknown =
          Math.min(
              unknown, time(() -> logIn.logIn(new Email("nobody@x.org"), "wrong", null, HOME)));
    }

    assertThat((double) unknown / known).isBetween(0.4, 2.5);
  }

  @Test
  void aTokenIsNotBelievedOnceWhatEndsItWasHeardWhileItWasLookedAt() {
    var signedIn = (Result.SignedIn) with(cheap).logIn(ADA, PASSWORD, null, HOME);
    var token = signedIn.session().accessToken();
    var slow =
        overtaken(
            Families.class,
            families,
            "live",
            () -> sessions.endAll(user(), Optional.empty(), Families.Reason.ENDED));
    var tokens = new LiveTokens(accessTokens.decoder(), slow, members, bus, clock);

    assertThat(tokens.actor(token)).isPresent();
    assertThat(tokens.actor(token)).isEmpty();
  }

  @Test
  void whoIsSignedInWithTheRoleOfThenStillMayWhatTheyMight() {
    with(cheap).logIn(ADA, PASSWORD, null, HOME);
    var member = members.find(user()).orElseThrow();
    var other = families.begin(user(), new Origin(HOME, ""));
    var owner = new Actor(user(), member.workspace(), Role.OWNER, other);
    var actors =
        Set.of(
            owner,
            new Actor(user(), member.workspace(), Role.ADMIN, other),
            new Actor(user(), WorkspaceId.next(), Role.OWNER, other),
            new Actor(UserId.next(), member.workspace(), Role.OWNER, other),
            new Actor(user(), member.workspace(), Role.OWNER, UUID.randomUUID()));
    var live = new LiveActors(families, members);

    assertThat(live.still(actors)).containsExactly(owner);
    families.revoke(user(), other, Families.Reason.ENDED);
    assertThat(live.still(actors)).isEmpty();
  }

  @Test
  void nodesThatStartTogetherAgreeOnOneSigningKey() throws Exception {
    database.jdbc().sql("delete from auth.signing_key").update();
    var starts = new ArrayList<Callable<String>>();
    for (int i = 0; i < 4; i++) {
      starts.add(() ->
          new PostgresSigningKeys(database.jdbc(), database.transactions(), clock)
              .all()
              .getFirst()
              .id());
    }
    try (var threads = Executors.newFixedThreadPool(4)) {
      var ids = new ArrayList<String>();
      for (var started : threads.invokeAll(starts)) {
        ids.add(started.get());
      }
      assertThat(ids).hasSize(4).containsOnly(ids.getFirst());
    }
  }

  @Test
  void whatHasExpiredIsForgottenAtTheNextLogin() {
    with(cheap).logIn(ADA, PASSWORD, null, HOME);
    clock.advance(Duration.ofDays(31));

    with(cheap).logIn(ADA, PASSWORD, null, HOME);

    assertThat(
            database.jdbc().sql("select count(*) from auth.family").query(Integer.class).single())
        .isEqualTo(1);
    assertThat(
            database
                .jdbc()
                .sql("select count(*) from auth.refresh_token")
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  private LogIn with(Passwords passwords) {
    return with(credentials, passwords);
  }

  private LogIn with(Credentials credentials, Passwords passwords) {
    return new LogIn(
        credentials,
        passwords,
        failures,
        failedSignIns,
        secondFactors,
        sessions,
        database.transactions());
  }

  private Account account(PasswordCheck check) {
    return new Account(
        credentials,
        members,
        cheap,
        check,
        new PostgresMailedTokens(database.jdbc(), clock),
        new PostgresPasskeys(database.jdbc(), clock),
        letters,
        sessions,
        audit,
        bus,
        outbox,
        database.transactions(),
        clock);
  }

  private void newPassword(String password) {
    database
        .transactions()
        .executeWithoutResult(_ -> {
          credentials.setPassword(user(), cheap.hash(password));
          sessions.endAll(user(), Optional.empty(), Families.Reason.PASSWORD);
        });
  }

  private UserId user() {
    return credentials.find(ADA).orElseThrow().user();
  }

  /** The same, but that {@code meanwhile} happens once {@code method} has found what it returns. */
  private static <T> T overtaken(Class<T> type, T real, String method, Runnable meanwhile) {
    var once = new AtomicBoolean();
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, called, with) -> {
              var found = called.invoke(real, with);
              if (called.getName().equals(method) && once.compareAndSet(false, true)) {
                meanwhile.run();
              }
              return found;
            }));
  }

  private String storedHash() {
    return credentials.find(ADA).orElseThrow().passwordHash();
  }

  private static long time(Runnable work) {
    long began = System.nanoTime();
    work.run();
    return System.nanoTime() - began;
  }
}
