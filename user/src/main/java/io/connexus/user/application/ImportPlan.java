package io.connexus.user.application;

import io.connexus.platform.E164;
import io.connexus.user.application.Contact.Draft;
import io.connexus.user.application.ImportReading.Entry;
import io.connexus.user.application.ImportReading.Reason;
import io.connexus.user.application.ImportReading.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a file makes of the contacts there are. Whoever has a number of an entry is updated by it:
 * what the entry says takes the place of what was known, its numbers are added. An entry with the
 * numbers of two contacts is of neither.
 */
public final class ImportPlan {
  private final Map<UUID, Draft> before = new HashMap<>();
  private final Map<UUID, Draft> after = new LinkedHashMap<>();
  private final Map<E164, UUID> owners = new HashMap<>();
  private final List<Refused> refused;

  private ImportPlan(ImportReading reading, List<Contact> known) {
    this.refused = new ArrayList<>(reading.refused());
    for (var contact : known) {
      before.put(contact.id(), contact.about());
      contact.about().numbers().forEach(number -> owners.put(number, contact.id()));
    }
  }

  /**
   * Makes it.
   *
   * @param known every contact that has a number of the file
   * @param room how many can be added
   */
  static ImportPlan of(ImportReading reading, List<Contact> known, int room, Supplier<UUID> ids) {
    var plan = new ImportPlan(reading, known);
    for (var entry : reading.entries()) {
      plan.take(entry, room, ids);
    }
    return plan;
  }

  private void take(Entry entry, int room, Supplier<UUID> ids) {
    var owner = new LinkedHashSet<UUID>();
    entry.numbers().stream().map(owners::get).filter(Objects::nonNull).forEach(owner::add);
    if (owner.size() > 1) {
      refused.add(new Refused(entry.line(), Reason.TWO_CONTACTS));
    } else if (owner.isEmpty() && added() >= room) {
      refused.add(new Refused(entry.line(), Reason.LIMIT_REACHED));
    } else {
      var id = owner.isEmpty() ? ids.get() : owner.getFirst();
      var known = after.getOrDefault(id, before.get(id));
      var merged = known == null ? fresh(entry) : merged(known, entry);
      after.put(id, merged);
      merged.numbers().forEach(number -> owners.put(number, id));
    }
  }

  /** A company is a name, too. */
  private static Draft fresh(Entry entry) {
    boolean named = entry.name() != null;
    return new Draft(
        Objects.requireNonNull(named ? entry.name() : entry.company()),
        named ? entry.company() : null,
        entry.note(),
        entry.numbers(),
        Boolean.TRUE.equals(entry.vip()),
        Boolean.TRUE.equals(entry.blocked()));
  }

  private Draft merged(Draft known, Entry entry) {
    var numbers = new LinkedHashSet<>(known.numbers());
    numbers.addAll(entry.numbers());
    if (numbers.size() > ImportReading.MOST_NUMBERS) {
      refused.add(new Refused(entry.line(), Reason.TOO_MANY_NUMBERS));
    }
    return new Draft(
        or(entry.name(), known.name()),
        company(known, entry),
        entry.note() == null ? known.note() : entry.note(),
        numbers.stream().limit(ImportReading.MOST_NUMBERS).toList(),
        entry.vip() == null ? known.vip() : entry.vip(),
        entry.blocked() == null ? known.blocked() : entry.blocked());
  }

  /** One that stands for the name is not said twice. */
  private static @Nullable String company(Draft known, Entry entry) {
    boolean isName = entry.name() == null && known.name().equals(entry.company());
    return entry.company() == null || isName ? known.company() : entry.company();
  }

  private static String or(@Nullable String said, String known) {
    return said == null ? known : said;
  }

  /** How many contacts are new. */
  public int added() {
    return (int) after.keySet().stream().filter(id -> !before.containsKey(id)).count();
  }

  /** How many are others than before. */
  public int updated() {
    return after.size() - added() - unchanged();
  }

  /** How many were so before. */
  public int unchanged() {
    return (int)
        after.entrySet().stream().filter(e -> e.getValue().equals(before.get(e.getKey()))).count();
  }

  /** What is to be written. */
  List<Contact> changed(Instant now) {
    return after.entrySet().stream()
        .filter(e -> !e.getValue().equals(before.get(e.getKey())))
        .map(e -> new Contact(e.getKey(), e.getValue(), now))
        .toList();
  }

  /** What was not taken, in the order of the file. */
  public List<NotTaken> notTaken() {
    return refused.stream()
        .sorted(Comparator.comparingInt(Refused::line))
        .map(one -> new NotTaken(one.line(), one.reason().word(), one.reason().message()))
        .toList();
  }

  /** Something of the file that was not taken, and why. */
  public record NotTaken(int line, String reason, String message) {}
}
