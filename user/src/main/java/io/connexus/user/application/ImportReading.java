package io.connexus.user.application;

import io.connexus.platform.E164;
import io.connexus.platform.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the contacts of a file say, each by itself. */
record ImportReading(List<Entry> entries, List<Refused> refused) {
  static final int MOST_NUMBERS = 10;
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_NOTE = 2_000;
  private static final Set<String> YES = Set.of("true", "yes", "1", "x");

  /**
   * One that could be read.
   *
   * @param name null if there is none
   * @param vip null if the file does not say
   */
  record Entry(
      int line,
      @Nullable String name,
      @Nullable String company,
      @Nullable String note,
      List<E164> numbers,
      @Nullable Boolean vip,
      @Nullable Boolean blocked) {}

  /** Something that was not taken. */
  record Refused(int line, Reason reason) {}

  /** Why not. */
  enum Reason {
    NO_NUMBER("There is no phone number"),
    NO_NAME("There is neither a name nor a company"),
    BAD_NUMBER("A phone number cannot be one"),
    TOO_MANY_NUMBERS("A contact has at most ten numbers; the first were taken"),
    TOO_LONG("The name, the company or the note is too long"),
    BAD_TEXT("There are characters that cannot be seen"),
    TWO_CONTACTS("Its numbers belong to two contacts"),
    LIMIT_REACHED("There are as many contacts as there can be"),
    UNREADABLE("It cannot be read");

    private final String message;

    Reason(String message) {
      this.message = message;
    }

    String message() {
      return message;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Reads them. Numbers without a country code are of the neighbour's country. */
  static ImportReading of(List<WrittenContact> written, E164 neighbour) {
    var entries = new ArrayList<Entry>();
    var refused = new ArrayList<Refused>();
    for (var contact : written) {
      var fault = fault(contact);
      if (fault != null) {
        refused.add(new Refused(contact.line(), fault));
        continue;
      }
      var numbers = new ArrayList<E164>();
      for (var number : contact.numbers()) {
        E164.read(number, neighbour)
            .ifPresentOrElse(
                numbers::add, () -> refused.add(new Refused(contact.line(), Reason.BAD_NUMBER)));
      }
      var distinct = numbers.stream().distinct().toList();
      if (distinct.size() > MOST_NUMBERS) {
        refused.add(new Refused(contact.line(), Reason.TOO_MANY_NUMBERS));
      }
      if (!distinct.isEmpty()) {
        entries.add(
            new Entry(
                contact.line(),
                said(contact.name()),
                said(contact.company()),
                said(contact.note()),
                distinct.stream().limit(MOST_NUMBERS).toList(),
                flag(contact.vip()),
                flag(contact.blocked())));
      }
    }
    return new ImportReading(List.copyOf(entries), List.copyOf(refused));
  }

  /** All numbers of all entries. */
  List<E164> numbers() {
    return entries.stream().flatMap(entry -> entry.numbers().stream()).distinct().toList();
  }

  private static @Nullable Reason fault(WrittenContact contact) {
    if (!contact.readable()) {
      return Reason.UNREADABLE;
    }
    if (contact.numbers().isEmpty()) {
      return Reason.NO_NUMBER;
    }
    if (contact.name().isBlank() && contact.company().isBlank()) {
      return Reason.NO_NAME;
    }
    if (length(contact.name()) > LONGEST_NAME
        || length(contact.company()) > LONGEST_NAME
        || length(contact.note()) > LONGEST_NOTE) {
      return Reason.TOO_LONG;
    }
    boolean plain =
        PlainText.Check.passes(contact.name().strip(), false)
            && PlainText.Check.passes(contact.company().strip(), false)
            && PlainText.Check.passes(contact.note().strip(), true);
    return plain ? null : Reason.BAD_TEXT;
  }

  private static int length(String text) {
    return text.strip().length();
  }

  private static @Nullable String said(String text) {
    return text.isBlank() ? null : text.strip();
  }

  private static @Nullable Boolean flag(String text) {
    return text.isBlank() ? null : YES.contains(text.strip().toLowerCase(Locale.ROOT));
  }
}
