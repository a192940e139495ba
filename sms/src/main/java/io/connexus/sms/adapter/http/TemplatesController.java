package io.connexus.sms.adapter.http;

import io.connexus.platform.Actor;
import io.connexus.platform.Ids;
import io.connexus.platform.PlainText;
import io.connexus.platform.Problem;
import io.connexus.platform.audit.AuditLog;
import io.connexus.sms.application.FirstTemplates;
import io.connexus.sms.application.SavedTemplate;
import io.connexus.sms.application.Templates;
import io.connexus.sms.domain.Template;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The texts of a workspace that can be sent. */
@RestController
@RequestMapping("/v1/sms/templates")
public class TemplatesController {
  private static final int MOST = 200;

  private final Templates templates;
  private final AuditLog audit;
  private final TransactionTemplate transactions;

  public TemplatesController(
      Templates templates, AuditLog audit, TransactionTemplate transactions) {
    this.templates = templates;
    this.audit = audit;
    this.transactions = transactions;
  }

  /** All, oldest first; a new workspace finds some to begin with. */
  @GetMapping
  TemplateList list(Actor actor) {
    var all = templates.list(actor.workspace(), FirstTemplates.copies());
    return new TemplateList(all.stream().map(TemplateView::of).toList());
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  TemplateView create(Actor actor, @Valid @RequestBody TemplateDraft draft) {
    var template = draft.as(Ids.next());
    transactions.executeWithoutResult(_ -> {
      if (!templates.add(actor.workspace(), template, MOST)) {
        throw Problem.LIMIT_REACHED.exception(
            "There can be " + MOST + " templates", "Puede haber hasta " + MOST + " plantillas");
      }
      note(actor, "template.created", template);
    });
    return TemplateView.of(template);
  }

  @GetMapping("/{id}")
  TemplateView get(Actor actor, @PathVariable("id") UUID id) {
    return templates
        .find(actor.workspace(), id)
        .map(TemplateView::of)
        .orElseThrow(Problem.TEMPLATE_NOT_FOUND::exception);
  }

  @PutMapping("/{id}")
  TemplateView update(
      Actor actor, @PathVariable("id") UUID id, @Valid @RequestBody TemplateDraft draft) {
    var template = draft.as(id);
    transactions.executeWithoutResult(_ -> {
      if (!templates.change(actor.workspace(), template)) {
        throw Problem.TEMPLATE_NOT_FOUND.exception();
      }
      note(actor, "template.changed", template);
    });
    return TemplateView.of(template);
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(Actor actor, @PathVariable("id") UUID id) {
    transactions.executeWithoutResult(_ -> {
      var template =
          templates
              .find(actor.workspace(), id)
              .filter(found -> templates.remove(actor.workspace(), found.id()))
              .orElseThrow(Problem.TEMPLATE_NOT_FOUND::exception);
      note(actor, "template.removed", template);
    });
  }

  private void note(Actor actor, String action, SavedTemplate template) {
    audit.append(actor, action, template.id(), Map.of("name", template.name()));
  }

  record TemplateDraft(
      @NotBlank @PlainText @Size(max = 60) String name,
      @NotBlank @PlainText(lines = true) @Size(max = 1000) String body) {

    SavedTemplate as(UUID id) {
      return new SavedTemplate(id, name.strip(), new Template(body));
    }
  }

  record TemplateList(List<TemplateView> items) {}

  record TemplateView(UUID id, String name, String body, List<String> variables) {

    static TemplateView of(SavedTemplate saved) {
      var template = saved.template();
      return new TemplateView(saved.id(), saved.name(), template.body(), template.variables());
    }
  }
}
