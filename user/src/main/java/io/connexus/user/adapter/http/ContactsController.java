package io.connexus.user.adapter.http;

import io.connexus.platform.Actor;
import io.connexus.platform.Csv;
import io.connexus.platform.E164;
import io.connexus.platform.PlainText;
import io.connexus.platform.Problem;
import io.connexus.platform.SearchTerms;
import io.connexus.platform.WorkspaceId;
import io.connexus.user.adapter.contactfile.CsvContacts;
import io.connexus.user.adapter.contactfile.VcardContacts;
import io.connexus.user.application.Contact;
import io.connexus.user.application.Contact.Draft;
import io.connexus.user.application.ContactStore;
import io.connexus.user.application.ContactStore.Place;
import io.connexus.user.application.ImportPlan.NotTaken;
import io.connexus.user.application.ManageContacts;
import io.connexus.user.application.ManageContacts.Result;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Names for numbers. */
@RestController
@RequestMapping("/v1/contacts")
public class ContactsController {
  private static final int MOST_OF_A_FILE = 5_000;
  private static final int PORTION = 500;
  private static final MediaType VCARD = MediaType.parseMediaType("text/vcard");

  private final ContactStore contacts;
  private final ManageContacts manage;

  public ContactsController(ContactStore contacts, ManageContacts manage) {
    this.contacts = contacts;
    this.manage = manage;
  }

  /** A page, by name. */
  @GetMapping
  ContactPage list(
      Actor actor,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
      @RequestParam(required = false) @Nullable @Size(max = 1000) String after,
      @RequestParam(defaultValue = "") @Size(max = 200) String q) {
    var terms = SearchTerms.of(q);
    if (terms.isEmpty() && !q.isBlank()) {
      return new ContactPage(List.of(), null);
    }
    var found =
        contacts.page(actor.workspace(), terms, after == null ? null : place(after), limit + 1);
    var page = found.subList(0, Math.min(limit, found.size()));
    return new ContactPage(
        page.stream().map(ContactView::of).toList(),
        found.size() > limit ? text(contacts.place(page.getLast())) : null);
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ContactView create(Actor actor, @Valid @RequestBody ContactDraft draft) {
    return saved(manage.add(actor, draft.checked()));
  }

  @GetMapping("/{id}")
  ContactView get(Actor actor, @PathVariable("id") UUID id) {
    return contacts
        .find(actor.workspace(), id)
        .map(ContactView::of)
        .orElseThrow(Problem.CONTACT_NOT_FOUND::exception);
  }

  @PutMapping("/{id}")
  ContactView change(
      Actor actor, @PathVariable("id") UUID id, @Valid @RequestBody ContactDraft draft) {
    return saved(manage.change(actor, id, draft.checked()));
  }

  private static ContactView saved(Result result) {
    return switch (result) {
      case Result.Saved(var contact) -> ContactView.of(contact);
      case Result.NotFound _ -> throw Problem.CONTACT_NOT_FOUND.exception();
      case Result.NumberTaken _ -> throw Problem.CONTACT_NUMBER_TAKEN.exception();
      case Result.TooMany _ -> throw Problem.LIMIT_REACHED.exception();
    };
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(Actor actor, @PathVariable("id") UUID id) {
    if (!manage.remove(actor, id)) {
      throw Problem.CONTACT_NOT_FOUND.exception();
    }
  }

  /** Takes what can be taken of a file. */
  @PostMapping(
      path = "/import",
      consumes = {"text/csv", "text/vcard"})
  ImportReport take(
      Actor actor,
      @RequestHeader("Content-Type") MediaType type,
      @RequestBody(required = false) byte @Nullable [] file) {
    var read = file == null ? new byte[0] : file;
    var written =
        VCARD.equalsTypeAndSubtype(type)
            ? VcardContacts.read(read, MOST_OF_A_FILE)
            : CsvContacts.read(read, MOST_OF_A_FILE);
    var plan = manage.take(actor, written);
    return new ImportReport(plan.added(), plan.updated(), plan.unchanged(), plan.notTaken());
  }

  /** All of them, written as they are read. */
  @GetMapping("/export")
  void export(Actor actor, HttpServletResponse response) throws IOException {
    manage.exported(actor);
    response.setContentType("text/csv");
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    response.setHeader("Content-Disposition", "attachment; filename=\"contacts.csv\"");
    var out = response.getWriter();
    out.write(Csv.row(List.of("Name", "Company", "Phone", "Note", "VIP", "Blocked")));
    write(actor.workspace(), out);
  }

  private void write(WorkspaceId workspace, PrintWriter out) {
    Place after = null;
    List<Contact> portion;
    do {
      portion = contacts.page(workspace, SearchTerms.of(""), after, PORTION);
      for (var contact : portion) {
        out.write(row(contact.about()));
      }
      after = portion.isEmpty() ? null : contacts.place(portion.getLast());
    } while (portion.size() == PORTION && !out.checkError()); // or the client has gone
  }

  private static String row(Draft about) {
    return Csv.row(
        List.of(
            about.name(),
            about.company() == null ? "" : about.company(),
            about.numbers().stream().map(E164::value).collect(Collectors.joining(" ::: ")),
            about.note() == null ? "" : about.note(),
            about.vip() ? "yes" : "no",
            about.blocked() ? "yes" : "no"));
  }

  private static String text(Place place) {
    var text = place.id() + place.sortName();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Place place(String after) {
    try {
      var text = new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8);
      int id = 36;
      var name = text.substring(id);
      if (name.indexOf('\0') >= 0) {
        throw new IllegalArgumentException("not a name");
      }
      return new Place(name, UUID.fromString(text.substring(0, id)));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw Problem.INVALID_REQUEST.exception(
          "after is not what a page has as next", "after no es lo que una página da como next");
    }
  }

  record ContactDraft(
      @NotBlank @PlainText @Size(max = 100) String name,
      @Nullable @PlainText @Size(max = 100) String company,
      @Nullable @PlainText(lines = true) @Size(max = 2000) String note,
      @NotNull @Size(min = 1, max = 10)
          List<@NotNull @Pattern(regexp = "\\+[1-9]\\d{1,14}", message = "{connexus.e164}") String>
              numbers,
      @Nullable Boolean vip,
      @Nullable Boolean blocked) {

    Draft checked() {
      return new Draft(
          name.strip(),
          said(company),
          said(note),
          numbers.stream().map(E164::new).toList(),
          Boolean.TRUE.equals(vip),
          Boolean.TRUE.equals(blocked));
    }

    private static @Nullable String said(@Nullable String text) {
      return text == null || text.isBlank() ? null : text.strip();
    }

    @Override
    public String toString() {
      return "ContactDraft[***]";
    }
  }

  record ContactPage(List<ContactView> items, @Nullable String next) {}

  record NumberView(E164 number, String display) {}

  record ContactView(
      UUID id,
      String name,
      @Nullable String company,
      @Nullable String note,
      List<NumberView> numbers,
      boolean vip,
      boolean blocked,
      Instant updatedAt) {
    static ContactView of(Contact contact) {
      var about = contact.about();
      return new ContactView(
          contact.id(),
          about.name(),
          about.company(),
          about.note(),
          about.numbers().stream().map(n -> new NumberView(n, n.display())).toList(),
          about.vip(),
          about.blocked(),
          contact.updatedAt());
    }
  }

  record ImportReport(int added, int updated, int unchanged, List<NotTaken> refused) {}
}
