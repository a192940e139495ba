package io.connexus.call.application;

import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.connexus.call.adapter.postgres.PostgresCallSettings;
import io.connexus.call.adapter.postgres.PostgresCalls;
import io.connexus.call.adapter.postgres.PostgresHistory;
import io.connexus.call.adapter.postgres.PostgresRecordings;
import io.connexus.call.adapter.postgres.PostgresRoutingRules;
import io.connexus.call.adapter.postgres.PostgresSoftphones;
import io.connexus.call.adapter.postgres.PostgresTurns;
import io.connexus.call.adapter.postgres.PostgresWishes;
import io.connexus.call.domain.CallPhase;
import io.connexus.call.domain.Person;
import io.connexus.platform.Actor;
import io.connexus.platform.CallId;
import io.connexus.platform.E164;
import io.connexus.platform.Event;
import io.connexus.platform.EventBus;
import io.connexus.platform.MutableClock;
import io.connexus.platform.Role;
import io.connexus.platform.TestDatabase;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import io.connexus.platform.audit.AuditLog;
import io.connexus.platform.outbox.Outbox;
import io.connexus.user.Accounts;
import io.connexus.user.BusinessNumbers;
import io.connexus.user.Contacts;
import io.connexus.user.Member;
import io.connexus.user.Members;
import io.connexus.user.Notifications.Notice;
import io.connexus.user.Reach;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * One business with everything of this module in it: a real database and outbox, a fake carrier
 * whose events come in as they happen (or when released), a fake AI. Time stands still unless
 * moved.
 */
public final class Office implements AutoCloseable {
  /** Telephones outside the team that its members may have rung within a day. */
  static final int MOST_OUTSIDE_A_DAY = 12;

  private static final AtomicInteger NEXT = new AtomicInteger(1000);

  public final TestDatabase database;
  public final MutableClock clock = new MutableClock();
  public final JsonMapper json =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();
  public final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  public final EventBus bus = new EventBus();
  public final List<Event> told = new CopyOnWriteArrayList<>();
  public final FakeCarrier carrier = new FakeCarrier(clock);
  public final FakeReceptionist receptionist = new FakeReceptionist();
  public final WorkspaceId workspace = WorkspaceId.next();
  public final E164 caller = number("+1212555");
  public final E164 business = number("+1312555");
  public final Member owner =
      new Member(UserId.next(), workspace, "o@x.test", "Olive", number("+1415555"), Role.OWNER);

  public final Member colleague =
      new Member(UserId.next(), workspace, "c@x.test", "Cleo", number("+1415556"), Role.AGENT);

  /** Whose number it is; nobody's in particular while empty. */
  public final List<UserId> assignees = new CopyOnWriteArrayList<>();

  /** Whose phones of the network may not ring. */
  public final Set<UserId> resting = ConcurrentHashMap.newKeySet();

  /** Others of the workspace, and who is in which department. */
  public final List<Member> colleagues = new CopyOnWriteArrayList<>(List.of(colleague));

  public final Map<UUID, List<UserId>> departments = new ConcurrentHashMap<>();

  public final List<Notice> notices = new CopyOnWriteArrayList<>();
  public volatile boolean phonesRing = true;

  /** Whether whoever picks up a member's phone of the network must press a key. */
  public volatile boolean byKey;

  public final FakeLines lines = new FakeLines();
  public final Softphones softphones;
  public final LateTelephones lateTelephones;
  public final OutsideLimit limit;
  public final Countries countries;
  public final PlaceCall placeCall;

  /** The sign-ins whose devices are told by push. */
  public final Set<UUID> pushed = ConcurrentHashMap.newKeySet();

  /** The sign-ins that have not ended. */
  public final Set<UUID> signIns = ConcurrentHashMap.newKeySet();

  public final AuditLog audit;
  public final TransactionTemplate transactions;
  public final Outbox outbox;
  public final Calls calls;
  public final History history;
  public final CallViews views;
  public final CallNews news;
  public volatile Contacts contacts = Contacts.NONE;
  public final RoutingRulesStore rules;
  public final CallRouting routing;
  public final Transcript transcript;
  public final CallSettingsStore settings;
  public final Recordings recordings;
  public final CallService service;
  public final CarrierIntake intake;
  public final CallCommands commands;
  public final ConversationNotes conversations;
  public final TakeOver takeOver;
  public final Once once;
  public final Telephones telephones;
  private final People people;
  private final Challenge challenge;

  private final Map<String, CarrierEvent> kept = new ConcurrentHashMap<>();
  private final List<CarrierEvent> held = new CopyOnWriteArrayList<>();
  private final AtomicBoolean holding = new AtomicBoolean();
  private final AtomicInteger keptCount = new AtomicInteger();

  public Office(TestDatabase database) {
    this.database = database;
    database.jdbc().sql("truncate platform.outbox").update(); // what an earlier office left undone
    transactions = database.transactions();
    bus.subscribe(told::add);
    outbox = new Outbox(database.jdbc(), clock, 16);
    calls = new PostgresCalls(database.jdbc(), json);
    history = new PostgresHistory(database.jdbc(), transactions);
    views = new CallViews(history, new Known());
    news = new CallNews(views, bus);
    transcript = new Transcript(calls, new PostgresTurns(database.jdbc()), bus);
    settings = new PostgresCallSettings(database.jdbc());
    recordings = new PostgresRecordings(database.jdbc());
    audit = new AuditLog(database.jdbc(), clock);
    service =
        new CallService(
            calls, news, outbox, notices::add, audit, transactions, clock, json, metrics);
    people = new People(owner, colleagues, business, assignees, departments);
    var registered = new PostgresSoftphones(database.jdbc());
    softphones =
        new Softphones(registered, lines, new SignIns(), clock, URI.create("wss://rtc.x.test"));
    once = new Once(new PostgresWishes(database.jdbc()), transactions, clock);
    rules = new PostgresRoutingRules(database.jdbc(), json, clock);
    telephones = new Telephones(people, people, new Rings(), softphones, calls, clock);
    routing = new CallRouting(rules, telephones, new Known(), calls, clock);
    intake =
        new CarrierIntake(
            calls,
            service,
            transcript,
            people,
            routing,
            new KeepRecordings(recordings, news, clock),
            metrics);
    conversations = new ConversationNotes(service, calls, transcript, routing);
    takeOver = new TakeOver(service, receptionist);
    countries = new Countries(settings, people);
    limit = new OutsideLimit(calls, people, rules, transactions, clock, MOST_OUTSIDE_A_DAY);
    placeCall = new PlaceCall(service, calls, people, limit, countries);
    challenge = new Challenge(registered, bus, clock);
    var caughtUp = new CatchUp(clock);
    caughtUp.end();
    commands = commands(caughtUp);
    lateTelephones = new LateTelephones(softphones, telephones, routing, calls, service);
    outbox.register(commands);
    outbox.start(Duration.ofMillis(20));
    carrier.tell(this::hear);
  }

  CallCommands commands(CatchUp catchUp) {
    return new CallCommands(
        service, calls, carrier, receptionist, routing, challenge, settings, catchUp, clock, json);
  }

  private final class Known implements Contacts {
    @Override
    public Map<E164, Name> namesOf(WorkspaceId of, Collection<E164> numbers) {
      return contacts.namesOf(of, numbers);
    }

    @Override
    public Set<E164> numbersOf(WorkspaceId of, String word, int most) {
      return contacts.numbersOf(of, word, most);
    }
  }

  private static E164 number(String prefix) {
    return new E164(prefix + NEXT.incrementAndGet());
  }

  private void hear(CarrierEvent event) {
    if (holding.get()) {
      held.add(event);
    } else {
      deliver(event);
    }
  }

  private final class Rings implements Reach {
    @Override
    public Map<UserId, Ways> of(Collection<UserId> users, Instant at) {
      return users.stream()
          .collect(
              Collectors.toMap(
                  Function.identity(),
                  user ->
                      new Ways(phonesRing && !resting.contains(user), byKey, phonesRing, pushed)));
    }
  }

  private final class SignIns implements Accounts {
    @Override
    public boolean passwordMatches(UserId user, String password) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void hold(Actor actor) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Set<UUID> signIns(UserId user) {
      return Set.copyOf(signIns);
    }

    @Override
    public void close(UserId user) {
      throw new UnsupportedOperationException();
    }
  }

  /** Takes in one event as a webhook would. */
  public void deliver(CarrierEvent event) {
    var key = String.valueOf(keptCount.incrementAndGet());
    kept.put(key, event);
    transactions.executeWithoutResult(
        _ -> intake.accept(event, key, name -> Optional.ofNullable(kept.get(name))));
  }

  /** From now on the carrier's events wait. */
  public void hold() {
    holding.set(true);
  }

  /** The events that wait, to be delivered by hand; from now on they come at once again. */
  public List<CarrierEvent> release() {
    holding.set(false);
    var all = List.copyOf(held);
    held.clear();
    return all;
  }

  public List<CarrierEvent> held() {
    return List.copyOf(held);
  }

  // ---- a call on its way

  /** Waits until everything that is due has been done, so that nothing changes by itself. */
  public void settle() {
    await()
        .until(() ->
            database
                    .jdbc()
                    .sql(
                        "select count(*) from platform.outbox where done_at is null and due_at <= :now")
                    .param("now", Timestamp.from(clock.instant()))
                    .query(Integer.class)
                    .single()
                == 0);
  }

  /** A caller arrives; the call's id. */
  public CallId ring() {
    var leg = carrier.call(caller, business);
    return calls.withCaller(leg).orElseThrow();
  }

  /** A caller talks with the AI. */
  public CallId talkWithAi() {
    var call = ring();
    awaitPhase(call, CallPhase.AI);
    conversations.connected(call, 1);
    return call;
  }

  /** A caller talks with the owner. */
  public CallId talkWithOwner() {
    var call = talkWithAi();
    takeOver(call);
    await().until(() -> carrier.rings(owner.phone()));
    carrier.pickUp(owner.phone());
    awaitPhase(call, CallPhase.HUMAN);
    return call;
  }

  public void takeOver(CallId call) {
    takeOver.silence(
        takeOver.ring(call, owner.id(), List.of(Person.at(owner.id(), owner.phone()))));
  }

  public void awaitPhase(CallId call, CallPhase phase) {
    await().until(() -> phase(call), phase::equals);
  }

  public CallPhase phase(CallId call) {
    return calls.find(call).orElseThrow().phase();
  }

  public CallJson shown(CallId call) {
    return calls.show(workspace, call).orElseThrow();
  }

  public String callerLeg(CallId call) {
    return leg(call, 1);
  }

  /** How the carrier calls a leg of the call. */
  public String leg(CallId call, int number) {
    return requireNonNull(calls.find(call).orElseThrow().legs().get(number - 1).carrierId());
  }

  public void pass(Duration time) {
    clock.advance(time);
  }

  /**
   * Lets time pass in small steps until this is so. In steps, because a command that is being tried
   * just now is put off from then on.
   */
  public void passUntil(Callable<Boolean> condition) {
    await()
        .until(() -> {
          clock.advance(Duration.ofMillis(100));
          return condition.call();
        });
  }

  @Override
  public void close() {
    outbox.close();
  }

  public Members members() {
    return people;
  }

  public BusinessNumbers numbers() {
    return people;
  }

  private record People(
      Member owner,
      List<Member> colleagues,
      E164 business,
      List<UserId> assignees,
      Map<UUID, List<UserId>> departments)
      implements Members, BusinessNumbers {
    @Override
    public List<UserId> assignees(E164 number) {
      return assignees;
    }

    @Override
    public Optional<Member> find(WorkspaceId workspace, UserId user) {
      return find(user).filter(member -> member.workspace().equals(workspace));
    }

    @Override
    public Optional<Member> find(UserId user) {
      return Stream.concat(Stream.of(owner), colleagues.stream())
          .filter(member -> member.id().equals(user))
          .findFirst();
    }

    @Override
    public Optional<Member> owner(WorkspaceId workspace) {
      return Optional.of(owner).filter(member -> member.workspace().equals(workspace));
    }

    @Override
    public String businessName(WorkspaceId workspace) {
      return "Olive's";
    }

    @Override
    public Member createWorkspace(String businessName, String email, String fullName, E164 phone) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean confirmEmail(UserId user, String email) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<WorkspaceId> workspaceOf(E164 number) {
      return number.equals(business) ? Optional.of(owner.workspace()) : Optional.empty();
    }

    @Override
    public Optional<E164> primary(WorkspaceId workspace) {
      return Optional.of(business);
    }

    @Override
    public Optional<List<UserId>> department(WorkspaceId workspace, UUID department) {
      return workspace.equals(owner.workspace())
          ? Optional.ofNullable(departments.get(department))
          : Optional.empty();
    }
  }
}
