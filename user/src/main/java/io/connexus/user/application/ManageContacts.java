package io.connexus.user.application;

import static java.util.Objects.requireNonNull;

import io.connexus.platform.Actor;
import io.connexus.platform.Event;
import io.connexus.platform.EventBus;
import io.connexus.platform.Ids;
import io.connexus.platform.audit.AuditLog;
import io.connexus.user.BusinessNumbers;
import io.connexus.user.Members;
import io.connexus.user.application.Contact.Draft;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Adds, changes, removes and takes over contacts. The audit has their ids alone: it cannot forget,
 * and people may ask to be forgotten.
 */
public final class ManageContacts {
  /** Of a workspace. */
  static final int MOST = 20_000;

  private final ContactStore contacts;
  private final BusinessNumbers numbers;
  private final Members members;
  private final AuditLog audit;
  private final EventBus bus;
  private final TransactionTemplate transactions;
  private final InstantSource clock;

  public ManageContacts(
      ContactStore contacts,
      BusinessNumbers numbers,
      Members members,
      AuditLog audit,
      EventBus bus,
      TransactionTemplate transactions,
      InstantSource clock) {
    this.contacts = contacts;
    this.numbers = numbers;
    this.members = members;
    this.audit = audit;
    this.bus = bus;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** How it went. */
  public sealed interface Result {
    record Saved(Contact contact) implements Result {}

    record NotFound() implements Result {}

    /** Another contact has one of the numbers. */
    record NumberTaken() implements Result {}

    record TooMany() implements Result {}
  }

  /** Adds one. */
  public Result add(Actor actor, Draft draft) {
    return requireNonNull(
        transactions.execute(_ -> {
          contacts.lock(actor.workspace());
          return contacts.count(actor.workspace()) >= MOST
              ? new Result.TooMany()
              : save(actor, Ids.next(), draft, "contact.created");
        }));
  }

  /** Writes one anew. */
  public Result change(Actor actor, UUID id, Draft draft) {
    return requireNonNull(
        transactions.execute(_ -> {
          contacts.lock(actor.workspace());
          return contacts.find(actor.workspace(), id).isEmpty()
              ? new Result.NotFound()
              : save(actor, id, draft, "contact.changed");
        }));
  }

  private Result save(Actor actor, UUID id, Draft draft, String action) {
    var owners = contacts.having(actor.workspace(), draft.numbers());
    if (owners.stream().anyMatch(owner -> !owner.id().equals(id))) {
      return new Result.NumberTaken();
    }
    var contact = new Contact(id, draft, clock.instant().truncatedTo(ChronoUnit.MICROS));
    contacts.put(actor.workspace(), List.of(contact));
    note(actor, action, id, Map.of());
    return new Result.Saved(contact);
  }

  /** Removes one; false if the workspace has none such. */
  public boolean remove(Actor actor, UUID id) {
    return requireNonNull(
        transactions.execute(_ -> {
          boolean removed = contacts.remove(actor.workspace(), id);
          if (removed) {
            note(actor, "contact.removed", id, Map.of());
          }
          return removed;
        }));
  }

  /** Takes what can be taken of a file. */
  public ImportPlan take(Actor actor, List<WrittenContact> written) {
    var workspace = actor.workspace();
    var neighbour =
        numbers
            .primary(workspace)
            .orElseGet(() -> members.find(workspace, actor.user()).orElseThrow().phone());
    return requireNonNull(
        transactions.execute(_ -> {
          contacts.lock(workspace);
          var reading = ImportReading.of(written, neighbour);
          var known = contacts.having(workspace, reading.numbers());
          var plan = ImportPlan.of(reading, known, MOST - contacts.count(workspace), Ids::next);
          var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
          var changed = plan.changed(now);
          if (!changed.isEmpty()) {
            contacts.put(workspace, changed);
            note(
                actor,
                "contact.imported",
                workspace,
                Map.of(
                    "added", String.valueOf(plan.added()),
                    "updated", String.valueOf(plan.updated())));
          }
          return plan;
        }));
  }

  /** All of them leave with the actor. */
  public void exported(Actor actor) {
    audit.append(actor, "contacts.exported", actor.workspace(), Map.of());
  }

  private void note(Actor actor, String action, Object subject, Map<String, String> details) {
    audit.append(actor, action, subject, details);
    bus.publish(new Event(actor.workspace(), "contacts-changed", null, Map.of()));
  }
}
