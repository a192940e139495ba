package io.connexus.call.adapter.http;

import static io.connexus.call.application.CallJson.word;

import io.connexus.call.application.CallJson;
import io.connexus.call.application.CallRouting;
import io.connexus.call.application.CallRouting.Considered;
import io.connexus.call.application.Countries;
import io.connexus.call.application.RoutingRulesStore;
import io.connexus.call.domain.Person;
import io.connexus.call.domain.Route;
import io.connexus.call.domain.Routing;
import io.connexus.platform.Actor;
import io.connexus.platform.E164;
import io.connexus.platform.Ids;
import io.connexus.platform.Problem;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import io.connexus.platform.audit.AuditLog;
import io.connexus.user.BusinessNumbers;
import io.connexus.user.Member;
import io.connexus.user.Members;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What becomes of callers of each number. */
@RestController
@RequestMapping("/v1/routing/rules")
public class RoutingController {
  private static final Duration A_CENTURY = Duration.ofDays(36_525);

  private final RoutingRulesStore store;
  private final CallRouting routing;
  private final BusinessNumbers numbers;
  private final Countries countries;
  private final Members members;
  private final AuditLog audit;
  private final TransactionTemplate transactions;
  private final InstantSource clock;

  public RoutingController(
      RoutingRulesStore store,
      CallRouting routing,
      BusinessNumbers numbers,
      Countries countries,
      Members members,
      AuditLog audit,
      TransactionTemplate transactions,
      InstantSource clock) {
    this.store = store;
    this.routing = routing;
    this.numbers = numbers;
    this.countries = countries;
    this.members = members;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** The rules of every number, decided or usual. */
  @GetMapping
  RulesList list(Actor actor) {
    return new RulesList(
        numbers.all(actor.workspace()).stream()
            .map(number -> RoutingRulesJson.of(number, routing.rules(actor.workspace(), number)))
            .toList());
  }

  /** Decides for one number; all of it. */
  @PostMapping
  RoutingRulesJson decide(Actor actor, @Valid @RequestBody RoutingRulesJson wanted) {
    var number = ours(actor.workspace(), wanted.number());
    var rules = wanted.rules();
    if (rules.forwardTo() != null && numbers.workspaceOf(rules.forwardTo()).isPresent()) {
      throw Problem.INVALID_REQUEST.exception(
          "forwardTo must not be a business number, which would ring itself",
          "forwardTo no puede ser un número del negocio, que se llamaría a sí mismo");
    }
    forwardsWhereItMay(actor.workspace(), number, rules.forwardTo());
    transactions.executeWithoutResult(_ -> {
      store.put(actor.workspace(), number, rules);
      audit.append(
          actor, "routing.changed", Ids.named(number.value()), Map.of("number", number.display()));
    });
    return RoutingRulesJson.of(number, rules);
  }

  /** What was decided before countries were goes on until it is changed. */
  private void forwardsWhereItMay(WorkspaceId workspace, E164 number, @Nullable E164 to) {
    if (to != null && !to.equals(routing.rules(workspace, number).forwardTo())) {
      countries.check(workspace, to);
    }
  }

  /**
   * Who is asked about.
   *
   * @param from who calls; none for somebody who withholds their number
   * @param at when; none for now
   * @param rules rules that are not decided yet; none for those of the number
   */
  record Trial(
      @NotNull String number,
      @Nullable String from,
      @Nullable Instant at,
      @Valid @Nullable RoutingRulesJson rules) {}

  /** Who would be rung for this caller at this time, and why; nothing happens. */
  @PostMapping("/try")
  Answer tryIt(Actor actor, @Valid @RequestBody Trial trial) {
    var workspace = actor.workspace();
    var number = ours(workspace, trial.number());
    var from = trial.from() == null ? E164.WITHHELD : caller(trial.from());
    var at = trial.at() == null ? clock.instant() : near(trial.at());
    var rules = trial.rules() == null ? routing.rules(workspace, number) : trial.rules().rules();
    return answer(workspace, routing.consider(workspace, rules, from, number, at));
  }

  /** What no calendar knows cannot be tried. */
  private Instant near(Instant at) {
    if (Duration.between(clock.instant(), at).abs().compareTo(A_CENTURY) > 0) {
      throw Problem.INVALID_REQUEST.exception(
          "at is more than a hundred years away", "at está a más de cien años");
    }
    return at;
  }

  private E164 ours(WorkspaceId workspace, @Nullable String text) {
    return E164.parse(text == null ? "" : text)
        .filter(number -> numbers.workspaceOf(number).filter(workspace::equals).isPresent())
        .orElseThrow(Problem.NOT_FOUND::exception);
  }

  private static E164 caller(String text) {
    return E164.parse(text)
        .orElseThrow(() ->
            Problem.INVALID_REQUEST.exception(
                "from is not a telephone number", "from no es un número de teléfono"));
  }

  private Answer answer(WorkspaceId workspace, Considered considered) {
    var decision = considered.decision();
    var route = decision.route();
    return new Answer(
        route.map(way -> word(way.first())).orElse("turned-away"),
        decision.because().stream().map(CallJson::word).toList(),
        route.stream()
            .flatMap(way -> way.rounds().stream())
            .filter(round -> !round.isEmpty())
            .map(round -> ringing(workspace, round))
            .toList(),
        route
            .filter(way -> way.first() == Route.First.PEOPLE)
            .map(way -> word(way.unanswered()))
            .orElse(null),
        route.map(Route::message).orElse(null),
        considered.people().stream().map(one -> considered(workspace, one)).toList());
  }

  private List<Ringing> ringing(WorkspaceId workspace, List<Person> round) {
    return round.stream().map(person -> ringing(workspace, person)).toList();
  }

  private Ringing ringing(WorkspaceId workspace, Person person) {
    boolean softphone = person.phone().startsWith("sip:");
    return new Ringing(
        person.user().value(),
        name(workspace, person.user()),
        softphone,
        softphone ? null : new E164(person.phone()).display());
  }

  private Asked considered(WorkspaceId workspace, Routing.Candidate one) {
    return new Asked(
        one.user().value(), name(workspace, one.user()), !one.telephones().isEmpty(), one.busy());
  }

  private String name(WorkspaceId workspace, UserId user) {
    return members.find(workspace, user).map(Member::fullName).orElse("");
  }

  record RulesList(List<RoutingRulesJson> items) {}

  record Answer(
      String first,
      List<String> because,
      List<List<Ringing>> rounds,
      @Nullable String unanswered,
      @Nullable String message,
      List<Asked> people) {}

  record Ringing(UUID memberId, String name, boolean softphone, @Nullable String display) {}

  record Asked(UUID memberId, String name, boolean reachable, boolean busy) {}
}
