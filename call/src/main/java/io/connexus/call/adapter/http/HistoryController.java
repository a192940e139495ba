package io.connexus.call.adapter.http;

import io.connexus.call.application.Annotate;
import io.connexus.call.application.Annotate.Result;
import io.connexus.call.application.CallFilter;
import io.connexus.call.application.CallView;
import io.connexus.call.application.CallViews;
import io.connexus.platform.Actor;
import io.connexus.platform.CallId;
import io.connexus.platform.Csv;
import io.connexus.platform.E164;
import io.connexus.platform.PlainText;
import io.connexus.platform.Problem;
import io.connexus.platform.SearchTerms;
import io.connexus.platform.UserId;
import io.connexus.platform.audit.AuditLog;
import io.connexus.user.Member;
import io.connexus.user.Members;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The calls as people look back at them, and what they write about them. */
@RestController
@RequestMapping("/v1/calls")
public class HistoryController {
  private static final Instant FIRST = Instant.EPOCH;
  private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

  private static final int PORTION = 500;

  private final CallViews calls;
  private final Annotate annotate;
  private final Members members;
  private final AuditLog audit;

  public HistoryController(CallViews calls, Annotate annotate, Members members, AuditLog audit) {
    this.calls = calls;
    this.annotate = annotate;
    this.members = members;
    this.audit = audit;
  }

  /** A page, newest first. */
  @GetMapping("/history")
  Page list(
      Actor actor,
      @RequestParam(defaultValue = "50") @Min(1) @Max(100) int limit,
      @RequestParam(required = false) @Nullable UUID before,
      @Valid @ModelAttribute Wanted wanted) {
    if (wanted.nothing()) {
      return new Page(List.of(), null);
    }
    var found =
        calls.page(
            actor.workspace(),
            filter(actor, wanted),
            before == null ? null : new CallId(before),
            limit + 1);
    var page = found.subList(0, Math.min(limit, found.size()));
    return new Page(page, found.size() > limit ? page.getLast().call().id() : null);
  }

  /** All that are wanted, written as they are read. */
  @GetMapping("/export")
  void export(Actor actor, @Valid @ModelAttribute Wanted wanted, HttpServletResponse response)
      throws IOException {
    var filter = filter(actor, wanted);
    audit.append(actor, "calls.exported", actor.workspace(), Map.of());
    response.setContentType("text/csv");
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    response.setHeader("Content-Disposition", "attachment; filename=\"calls.csv\"");
    var out = response.getWriter();
    out.write(
        Csv.row(
            List.of(
                "Started",
                "Answered",
                "Ended",
                "Direction",
                "From",
                "To",
                "Contact",
                "Status",
                "Outcome",
                "Handled by",
                "Summary",
                "Note",
                "Tags",
                "Id")));
    if (wanted.nothing()) {
      return;
    }
    var names = new HashMap<UserId, String>();
    CallId before = null;
    List<CallView> portion;
    do {
      portion = calls.page(actor.workspace(), filter, before, PORTION);
      for (var call : portion) {
        out.write(row(actor, call, names));
      }
      before = portion.isEmpty() ? null : portion.getLast().call().id();
    } while (portion.size() == PORTION && !out.checkError()); // or the client has gone
  }

  private String row(Actor actor, CallView view, Map<UserId, String> names) {
    var call = view.call();
    var by = call.handledBy();
    return Csv.row(
        List.of(
            call.startedAt().toString(),
            text(call.answeredAt()),
            text(call.endedAt()),
            call.direction(),
            call.from().equals(E164.WITHHELD) ? "" : call.from().value(),
            call.to().value(),
            view.contact() == null ? "" : view.contact().name(),
            call.status(),
            text(call.outcome()),
            by == null ? "" : names.computeIfAbsent(by, user -> name(actor, user)),
            text(call.summary()),
            view.note() == null ? "" : view.note().text(),
            String.join(", ", view.tags()),
            call.id().toString()));
  }

  private String name(Actor actor, UserId user) {
    return members.find(actor.workspace(), user).map(Member::fullName).orElse("");
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  /** Writes the note. */
  @PutMapping("/{id}/note")
  CallView note(Actor actor, @PathVariable UUID id, @Valid @RequestBody NoteDraft draft) {
    return written(annotate.note(actor, new CallId(id), draft.text().strip(), draft.version()));
  }

  /** Sets the tags. */
  @PutMapping("/{id}/tags")
  CallView tag(Actor actor, @PathVariable UUID id, @Valid @RequestBody Tags tags) {
    return written(annotate.tag(actor, new CallId(id), tags.distinct()));
  }

  private static CallView written(Result result) {
    return switch (result) {
      case Result.Written(var call) -> call;
      case Result.Changed(var current) -> throw Problem.NOTE_CHANGED.exceptionAsItStands(current);
      case Result.Unknown _ -> throw Problem.CALL_NOT_FOUND.exception();
    };
  }

  private CallFilter filter(Actor actor, Wanted wanted) {
    return new CallFilter(
        wanted.status(),
        wanted.direction(),
        wanted.outcome(),
        wanted.handledBy() == null ? null : new UserId(wanted.handledBy()),
        wanted.number() == null ? null : new E164(wanted.number()),
        wanted.tag() == null ? null : wanted.tag().strip(),
        within(wanted.from()),
        within(wanted.to()),
        calls.found(actor.workspace(), wanted.terms()));
  }

  /** No call is further away, and no database knows all the times that can be written. */
  private static @Nullable Instant within(@Nullable Instant time) {
    if (time == null || (time.isAfter(FIRST) && time.isBefore(LAST))) {
      return time;
    }
    return time.isAfter(FIRST) ? LAST : FIRST;
  }

  record Page(List<CallView> items, @Nullable CallId next) {}

  /** The filters of the contract. */
  record Wanted(
      @Nullable
          @Pattern(
              regexp = "ringing|answered|completed|missed|failed",
              message = "{connexus.status}")
          String status,
      @Nullable @Pattern(regexp = "inbound|outbound", message = "{connexus.direction}")
          String direction,
      @Nullable
          @Pattern(
              regexp =
                  "handled-by-ai|handled-by-human|abandoned|blocked|unanswered|busy|declined|no-such-number|cancelled|unreachable|failed|closed|voicemail",
              message = "{connexus.outcome}")
          String outcome,
      @Nullable UUID handledBy,
      @Nullable @Pattern(regexp = "\\+[1-9]\\d{1,14}", message = "{connexus.e164}") String number,
      @Nullable @PlainText @Size(max = 30) String tag,
      @Nullable Instant from,
      @Nullable Instant to,
      @Nullable @Size(max = 200) String q) {

    SearchTerms terms() {
      return SearchTerms.of(q == null ? "" : q);
    }

    /** Marks alone are found nowhere. */
    boolean nothing() {
      return q != null && !q.isBlank() && terms().isEmpty();
    }
  }

  record NoteDraft(
      @NotNull @PlainText(lines = true) @Size(max = 4000) String text,
      @NotNull @Min(0) Integer version) {
    @Override
    public String toString() {
      return "NoteDraft[***]";
    }
  }

  record Tags(@NotNull @Size(max = 10) List<@NotBlank @PlainText @Size(max = 30) String> tags) {
    List<String> distinct() {
      var distinct = new LinkedHashMap<String, String>();
      tags.forEach(tag -> distinct.putIfAbsent(tag.strip().toLowerCase(Locale.ROOT), tag.strip()));
      return List.copyOf(distinct.values());
    }
  }
}
