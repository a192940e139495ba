package io.connexus.user.adapter.contactfile;

import static java.util.Objects.requireNonNullElse;

import ezvcard.Ezvcard;
import ezvcard.VCard;
import ezvcard.property.FormattedName;
import ezvcard.property.Note;
import ezvcard.property.Organization;
import ezvcard.property.StructuredName;
import ezvcard.property.Telephone;
import io.connexus.platform.Problem;
import io.connexus.user.application.WrittenContact;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** vCards 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350), one after another. */
public final class VcardContacts {
  private static final String BEGIN = "BEGIN:VCARD";

  private VcardContacts() {}

  /**
   * The contacts in it, each read by itself, so that a broken one spoils no other.
   *
   * @throws io.connexus.platform.ProblemException {@code bad-file} if there are none, or more than
   *     {@code most}
   */
  public static List<WrittenContact> read(byte[] file, int most) {
    var contacts = new ArrayList<WrittenContact>();
    var card = new StringBuilder();
    int line = 0;
    int began = 0;
    for (var text : (Iterable<String>) FileText.of(file).lines()::iterator) {
      line++;
      if (text.strip().equalsIgnoreCase(BEGIN)) {
        add(contacts, began, card);
        began = line;
      }
      if (contacts.size() == most) {
        throw Problem.BAD_FILE.exception(
            "There are more than " + most + " contacts in it",
            "Contiene más de " + most + " contactos");
      }
      if (began > 0) {
        card.append(text).append("\r\n");
      }
    }
    add(contacts, began, card);
    if (contacts.isEmpty()) {
      throw Problem.BAD_FILE.exception("There is no vCard in it", "No contiene ninguna vCard");
    }
    return contacts;
  }

  private static void add(List<WrittenContact> contacts, int began, StringBuilder card) {
    if (began > 0) {
      contacts.add(contact(began, card.toString()));
      card.setLength(0);
    }
  }

  private static WrittenContact contact(int line, String text) {
    VCard card;
    try {
      card = Ezvcard.parse(text).first();
    } catch (RuntimeException e) { // whatever the library meets in a file from outside
      card = null;
    }
    if (card == null) {
      return WrittenContact.unreadable(line);
    }
    return new WrittenContact(
        line,
        name(card),
        company(card.getOrganization()),
        card.getNotes().stream()
            .map(Note::getValue)
            .filter(Objects::nonNull)
            .collect(Collectors.joining("\n")),
        card.getTelephoneNumbers().stream().map(VcardContacts::number).toList(),
        "",
        "",
        true);
  }

  private static String name(VCard card) {
    FormattedName whole = card.getFormattedName();
    if (whole != null && whole.getValue() != null && !whole.getValue().isBlank()) {
      return whole.getValue();
    }
    StructuredName parts = card.getStructuredName();
    return parts == null
        ? ""
        : Stream.of(
                Stream.ofNullable(parts.getGiven()),
                parts.getAdditionalNames().stream(),
                Stream.ofNullable(parts.getFamily()))
            .flatMap(part -> part)
            .filter(part -> !part.isBlank())
            .collect(Collectors.joining(" "));
  }

  private static String company(@Nullable Organization organization) {
    return organization == null
        ? ""
        : organization.getValues().stream().findFirst().map(String::strip).orElse("");
  }

  private static String number(Telephone telephone) {
    var uri = telephone.getUri();
    return uri == null ? requireNonNullElse(telephone.getText(), "") : uri.getNumber();
  }
}
