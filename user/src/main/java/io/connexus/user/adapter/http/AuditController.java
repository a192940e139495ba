package io.connexus.user.adapter.http;

import io.connexus.platform.Actor;
import io.connexus.platform.Csv;
import io.connexus.platform.Language;
import io.connexus.platform.UserId;
import io.connexus.platform.Wording;
import io.connexus.platform.audit.AuditEntry;
import io.connexus.platform.audit.AuditLog;
import io.connexus.user.application.TeamStore;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** What was done in the workspace. */
@RestController
@RequestMapping("/v1/audit")
public class AuditController {
  private static final int PORTION = 500;
  private static final Wording NOT_SIGNED_IN =
      new Wording("Somebody not signed in", "Alguien sin iniciar sesión");
  private static final Wording NOBODY = new Wording("ConnexUS itself", "ConnexUS mismo");
  private static final Wording UNKNOWN = new Wording("Unknown", "Persona desconocida");

  private final AuditLog audit;
  private final TeamStore team;
  private final JsonMapper json = new JsonMapper();

  public AuditController(AuditLog audit, TeamStore team) {
    this.audit = audit;
    this.team = team;
  }

  /** A page, the newest first. */
  @GetMapping
  AuditPage list(
      Actor actor,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
      @RequestParam(required = false) @Nullable UUID before,
      @RequestParam(required = false) @Nullable @Size(max = 60) String action,
      @RequestHeader(name = "Accept-Language", required = false) @Nullable String accepted) {
    var names = team.names(actor.workspace());
    var language = Language.accepted(accepted);
    var found = audit.page(actor.workspace(), before, action, limit + 1);
    var page = found.subList(0, Math.min(limit, found.size()));
    return new AuditPage(
        page.stream().map(entry -> EntryView.of(entry, names, language)).toList(),
        found.size() > limit ? page.getLast().id() : null);
  }

  /** All of it, read in portions, so that a slow client keeps nothing but its own thread. */
  @GetMapping("/export")
  void export(
      Actor actor,
      @RequestHeader(name = "Accept-Language", required = false) @Nullable String accepted,
      HttpServletResponse response)
      throws IOException {
    response.setContentType("text/csv");
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    response.setHeader("Content-Disposition", "attachment; filename=\"audit.csv\"");
    var names = team.names(actor.workspace());
    var language = Language.accepted(accepted);
    var out = response.getWriter();
    out.write(
        Csv.row(
            List.of(
                "at", "actor", "actorId", "action", "subject", "details", "address", "device")));
    UUID after = null;
    List<AuditEntry> portion;
    do {
      portion = audit.portion(actor.workspace(), after, PORTION);
      for (var entry : portion) {
        out.write(row(entry, names, language));
      }
      after = portion.isEmpty() ? null : portion.getLast().id();
    } while (portion.size() == PORTION && !out.checkError()); // or the client has gone
  }

  private String row(AuditEntry entry, Map<UserId, String> names, Language language) {
    return Csv.row(
        List.of(
            entry.at().toString(),
            name(entry, names, language),
            entry.actor() == null ? "" : entry.actor().toString(),
            entry.action(),
            text(entry.subject()),
            json.writeValueAsString(entry.details()),
            text(entry.address()),
            text(entry.device())));
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static String name(AuditEntry entry, Map<UserId, String> names, Language language) {
    if (entry.actor() == null) { // what nobody asked for came from no address
      return (entry.address() == null ? NOBODY : NOT_SIGNED_IN).in(language);
    }
    return names.getOrDefault(entry.actor(), UNKNOWN.in(language));
  }

  record AuditPage(List<EntryView> items, @Nullable UUID next) {}

  record ActorView(@Nullable UUID id, String name) {}

  record EntryView(
      UUID id,
      Instant at,
      ActorView actor,
      String action,
      @Nullable String subject,
      Map<String, String> details,
      @Nullable String address,
      @Nullable String device) {

    static EntryView of(AuditEntry entry, Map<UserId, String> names, Language language) {
      var actor = entry.actor();
      return new EntryView(
          entry.id(),
          entry.at(),
          new ActorView(actor == null ? null : actor.value(), name(entry, names, language)),
          entry.action(),
          entry.subject(),
          entry.details(),
          entry.address(),
          entry.device());
    }
  }
}
