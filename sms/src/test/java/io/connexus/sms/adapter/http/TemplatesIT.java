package io.connexus.sms.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import io.connexus.platform.Actor;
import io.connexus.platform.E164;
import io.connexus.platform.Role;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import io.connexus.platform.audit.AuditEntry;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Templates, as members keep them. */
class TemplatesIT extends SmsServices {
  @Test
  void aNewOwnerFindsTemplatesAndCanSendOneAtOnce() {
    numbers.primary.put(actor.workspace(), new E164("+13125550200"));
    var list = ask(get("/v1/sms/templates"), null);
    Contract.check("TemplateList", list.body());
    var first = list.json().path("items").path(0);
    assertThat(list.json().path("items").size()).isEqualTo(2);
    assertThat(first.path("variables").isEmpty()).isTrue();

    var sent = send(Map.of("templateId", first.path("id").asString(), "to", "+13125550101"));
    assertThat(sent.status()).isEqualTo(202);
    assertThat(sent.json().path("body").asString()).startsWith("Hi, this is Rosa's Bakery.");
  }

  @Test
  void aTemplateIsCreatedReadChangedAndRemoved() {
    var id = template("Hi {{name}}");
    var draft = Map.of("name", "New", "body", "{{b}} {{a}}");
    var changed = ask(put("/v1/sms/templates/" + id), draft);
    Contract.check("Template", changed.body());
    var read = ask(get("/v1/sms/templates/" + id), null);
    assertThat(read.json()).isEqualTo(changed.json());
    assertThat(read.json().path("variables").toString()).isEqualTo("[\"b\",\"a\"]");
    assertThat(ask(delete("/v1/sms/templates/" + id), null).status()).isEqualTo(204);
    assertThat(ask(get("/v1/sms/templates/" + id), null).slug()).isEqualTo("template-not-found");
    assertThat(ask(put("/v1/sms/templates/" + id), draft).slug()).isEqualTo("template-not-found");
    assertThat(ask(delete("/v1/sms/templates/" + id), null).slug()).isEqualTo("template-not-found");
  }

  @Test
  void templatesAndTextsAreAuditedAndWhatWasRefusedIsNot() {
    numbers.primary.put(actor.workspace(), new E164("+12125550123"));
    var id = template("Hi");
    var sent = send(Map.of("templateId", id, "to", "+13125550101"));
    ask(put("/v1/sms/templates/" + id), Map.of("name", "New", "body", "Hello"));
    ask(delete("/v1/sms/templates/" + id), null);
    ask(delete("/v1/sms/templates/" + id), null);
    send(Map.of("templateId", id, "to", "+13125550101"));

    var entries = audit.page(actor.workspace(), null, null, 10);
    assertThat(entries)
        .extracting(AuditEntry::action)
        .containsExactly("template.removed", "template.changed", "text.sent", "template.created");
    assertThat(entries)
        .extracting(AuditEntry::subject)
        .containsExactly(
            id.toString(), id.toString(), sent.json().path("id").asString(), id.toString());
    assertThat(entries.getFirst().details()).isEqualTo(Map.of("name", "New"));
  }

  @Test
  void aWorkspaceHasUpToTwoHundredTemplates() {
    DATABASE
        .jdbc()
        .sql(
            """
            insert into sms.template (id, workspace_id, name, body, created_at)
            select gen_random_uuid(), :workspace, 'Template ' || n, 'Hi', now()
            from generate_series(1, 199) n
            """)
        .param("workspace", actor.workspace().value())
        .update();
    template("the last");
    var more = ask(post("/v1/sms/templates"), Map.of("name", "More", "body", "Hi"));
    assertThat(more.slug()).isEqualTo("limit-reached");
  }

  @Test
  void anotherWorkspacesTemplateIsNotThere() {
    var id = template("Hi");
    actor = new Actor(UserId.next(), WorkspaceId.next(), Role.OWNER, UUID.randomUUID());
    assertThat(ask(get("/v1/sms/templates/" + id), null).slug()).isEqualTo("template-not-found");
    assertThat(send(Map.of("templateId", id, "to", "+13125550101")).slug())
        .isEqualTo("template-not-found");
  }

  @Test
  void aTemplateThatIsEmptyOrTooLongIsRefused() {
    for (var draft :
        List.of(
            Map.of("name", "", "body", "x"),
            Map.of("name", "x", "body", " "),
            Map.of("name", "x"),
            Map.of("name", "x".repeat(61), "body", "x"),
            Map.of("name", "x", "body", "x".repeat(1001)))) {
      assertThat(ask(post("/v1/sms/templates"), draft).status())
          .as(draft.toString())
          .isEqualTo(400);
    }
  }
}
