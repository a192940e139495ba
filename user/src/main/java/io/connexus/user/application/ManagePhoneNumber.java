package io.connexus.user.application;

import io.connexus.platform.Actor;
import io.connexus.platform.E164;
import io.connexus.platform.EventBus;
import io.connexus.platform.Ids;
import io.connexus.platform.audit.AuditLog;
import io.connexus.platform.outbox.Command;
import io.connexus.platform.outbox.Outbox;
import io.connexus.user.application.PhoneNumber.Assignee;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Changes and removes business numbers. */
public final class ManagePhoneNumber {
  static final String RELEASE = "release-number";

  private final PhoneNumbers numbers;
  private final Outbox outbox;
  private final AuditLog audit;
  private final EventBus bus;
  private final TransactionTemplate transactions;
  private final InstantSource clock;

  public ManagePhoneNumber(
      PhoneNumbers numbers,
      Outbox outbox,
      AuditLog audit,
      EventBus bus,
      TransactionTemplate transactions,
      InstantSource clock) {
    this.numbers = numbers;
    this.outbox = outbox;
    this.audit = audit;
    this.bus = bus;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Notes that a number was added and tells the screens, in the transaction that adds it. */
  void added(Actor actor, PhoneNumber number) {
    note(actor, "phone-number.added", number, Map.of("number", number.number().value()));
  }

  public Result change(
      Actor actor, UUID id, @Nullable String label, boolean primary, @Nullable Assignee to) {
    return transactions.execute(_ -> {
      numbers.lock(actor.workspace());
      var before = numbers.find(actor.workspace(), id);
      if (before.isEmpty()) {
        return new Result.NotFound();
      }
      if (before.get().primary() && !primary) {
        return new Result.NoPrimary();
      }
      if (to != null && !numbers.has(actor.workspace(), to)) {
        return new Result.NoAssignee();
      }
      numbers.change(actor.workspace(), id, label, primary, to);
      var after = numbers.find(actor.workspace(), id).orElseThrow();
      note(actor, "phone-number.changed", after, details(after));
      return new Result.Changed(after);
    });
  }

  private static Map<String, String> details(PhoneNumber number) {
    var assignee =
        switch (number.assignedTo()) {
          case null -> "";
          case Assignee.Member(var id) -> "member " + id;
          case Assignee.Department(var id) -> "department " + id;
        };
    return Map.of("primary", String.valueOf(number.primary()), "assignedTo", assignee);
  }

  /**
   * Takes the number from the workspace and, if it was bought here, gives it back to the carrier.
   *
   * @param keep leave it in the carrier account
   * @return false if the workspace has no such number
   */
  public boolean remove(Actor actor, UUID id, boolean keep) {
    return Boolean.TRUE.equals(
        transactions.execute(_ -> {
          numbers.lock(actor.workspace());
          var number = numbers.find(actor.workspace(), id);
          if (number.isEmpty()) {
            return false;
          }
          numbers.remove(actor.workspace(), id);
          boolean release = number.get().ordered() && !keep;
          if (release) {
            numbers.releasing(actor.workspace(), number.get().number());
            release(number.get().number());
          }
          var details =
              Map.of("number", number.get().number().value(), "released", String.valueOf(release));
          note(actor, "phone-number.removed", number.get(), details);
          return true;
        }));
  }

  private void release(E164 number) {
    var id = Ids.next();
    var now = clock.instant();
    var body = JsonMapper.shared().writeValueAsString(number.value());
    outbox.put(new Command(id, RELEASE, id, body, now, now));
  }

  /** The carrier will not take the number back; the audit log says so once, and the screens do. */
  void notTakenBack(E164 number) {
    transactions.executeWithoutResult(_ ->
        numbers
            .releaseRefused(number)
            .ifPresent(workspace -> {
              var details = Map.of("number", number.value());
              audit.append(workspace, null, "phone-number.not-taken-back", number.value(), details);
              bus.publish(PhoneNumbersChanged.event(workspace));
            }));
  }

  /** The number is no longer on its way back: the carrier has it, or somebody has it here again. */
  void releaseOver(E164 number) {
    transactions.executeWithoutResult(_ ->
        numbers
            .releaseOver(number)
            .ifPresent(workspace -> bus.publish(PhoneNumbersChanged.event(workspace))));
  }

  private void note(Actor actor, String action, PhoneNumber number, Map<String, String> details) {
    audit.append(actor, action, number.id(), details);
    bus.publish(PhoneNumbersChanged.event(actor.workspace()));
  }

  /** How a change went. */
  public sealed interface Result {
    record Changed(PhoneNumber number) implements Result {}

    record NotFound() implements Result {}

    /** It is the primary: another must take its place first. */
    record NoPrimary() implements Result {}

    /** The workspace has no such member or department. */
    record NoAssignee() implements Result {}
  }
}
