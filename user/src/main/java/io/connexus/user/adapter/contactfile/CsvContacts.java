package io.connexus.user.adapter.contactfile;

import io.connexus.platform.Csv;
import io.connexus.platform.Problem;
import io.connexus.user.application.WrittenContact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * CSV as spreadsheets and address books write it. The first line has headings, in the words of
 * Google, Outlook, Apple or our own export; further columns are not looked at.
 */
public final class CsvContacts {
  private static final Set<String> NAME = Set.of("name", "full name", "display name", "contact");
  private static final Set<String> FIRST = Set.of("first name", "given name", "firstname");
  private static final Set<String> MIDDLE = Set.of("middle name", "additional name");
  private static final Set<String> LAST = Set.of("last name", "family name", "surname", "lastname");
  private static final Set<String> COMPANY =
      Set.of(
          "company",
          "company name",
          "organization",
          "organisation",
          "organization name",
          "organization 1 - name");
  private static final Set<String> NOTE = Set.of("note", "notes", "comment", "comments");
  private static final Set<String> VIP = Set.of("vip");
  private static final Set<String> BLOCKED = Set.of("blocked");
  private static final Pattern NUMBER =
      Pattern.compile("\\b(phone|mobile|cell|tel|telephone|number)s?\\b");
  private static final Pattern NO_NUMBER = Pattern.compile("\\b(type|label|fax|pager|yomi)\\b");

  /** Between several numbers in one cell; Google writes three colons. */
  private static final Pattern BETWEEN = Pattern.compile(":::|[;\\n]");

  private final List<String> headings;

  private CsvContacts(List<String> headings) {
    this.headings = headings;
  }

  /**
   * The contacts in it.
   *
   * @param most contacts
   * @throws io.connexus.platform.ProblemException {@code bad-file} if it has no headings that say
   *     where the numbers are, or too many lines
   */
  public static List<WrittenContact> read(byte[] file, int most) {
    var text = FileText.of(file);
    var format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(delimiter(text))
            .setIgnoreEmptyLines(false)
            .setTrailingData(true)
            .setLenientEof(true)
            .get();
    var contacts = new ArrayList<WrittenContact>();
    int line = 1;
    try (var parser = CSVParser.parse(text, format)) {
      var records = parser.iterator();
      var columns = new CsvContacts(headings(records.hasNext() ? records.next() : null));
      line = (int) parser.getCurrentLineNumber() + 1;
      while (records.hasNext()) {
        var record = records.next();
        if (record.stream().anyMatch(cell -> !cell.isBlank())) {
          if (contacts.size() == most) {
            throw Problem.BAD_FILE.exception(
                "There are more than " + most + " contacts in it",
                "Contiene más de " + most + " contactos");
          }
          contacts.add(columns.contact(line, record));
        }
        line = (int) parser.getCurrentLineNumber() + 1;
      }
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      contacts.add(WrittenContact.unreadable(line)); // after it nothing is where it seems
    }
    return contacts;
  }

  private static String delimiter(String text) {
    var first = text.lines().findFirst().orElse("");
    return List.of(",", ";", "\t").stream()
        .max((a, b) -> Integer.compare(first.split(a, -1).length, first.split(b, -1).length))
        .orElseThrow();
  }

  private static List<String> headings(@Nullable CSVRecord record) {
    var headings =
        record == null
            ? List.<String>of()
            : record.stream().map(cell -> cell.strip().toLowerCase(Locale.ROOT)).toList();
    if (headings.stream().noneMatch(CsvContacts::isNumber)) {
      throw Problem.BAD_FILE.exception(
          "The first line must have the headings of the columns, one of them Phone",
          "La primera línea debe tener los títulos de las columnas, uno de ellos Phone");
    }
    return headings;
  }

  private static boolean isNumber(String heading) {
    return NUMBER.matcher(heading).find() && !NO_NUMBER.matcher(heading).find();
  }

  private WrittenContact contact(int line, CSVRecord record) {
    var name = first(record, NAME::contains);
    return new WrittenContact(
        line,
        name.isEmpty() ? fullName(record) : name,
        first(record, COMPANY::contains),
        first(record, NOTE::contains),
        cells(record, CsvContacts::isNumber).stream()
            .flatMap(cell -> Arrays.stream(BETWEEN.split(cell)))
            .map(String::strip)
            .filter(number -> !number.isEmpty())
            .toList(),
        first(record, VIP::contains),
        first(record, BLOCKED::contains),
        true);
  }

  private String fullName(CSVRecord record) {
    return List.of(FIRST, MIDDLE, LAST).stream()
        .map(part -> first(record, part::contains))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private String first(CSVRecord record, Predicate<String> heading) {
    return cells(record, heading).stream().findFirst().orElse("");
  }

  private List<String> cells(CSVRecord record, Predicate<String> heading) {
    return IntStream.range(0, Math.min(headings.size(), record.size()))
        .filter(i -> heading.test(headings.get(i)))
        .mapToObj(i -> Csv.plain(record.get(i).strip()))
        .filter(cell -> !cell.isEmpty())
        .toList();
  }
}
