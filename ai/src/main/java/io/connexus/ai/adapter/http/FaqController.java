package io.connexus.ai.adapter.http;

import io.connexus.ai.application.FaqText;
import io.connexus.ai.application.Knowledge;
import io.connexus.ai.domain.Faq;
import io.connexus.platform.Actor;
import io.connexus.platform.PlainText;
import io.connexus.platform.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the receptionist can answer. Everyone reads; owners and admins teach. */
@RestController
@RequestMapping("/v1/ai/faqs")
public final class FaqController {
  private final Knowledge knowledge;

  public FaqController(Knowledge knowledge) {
    this.knowledge = knowledge;
  }

  record Draft(
      @NotBlank @PlainText @Size(max = 300) String question,
      @Size(max = 20)
          @Nullable List<@NotBlank @NotNull @PlainText @Size(max = 300) String> phrasings,
      @NotBlank @PlainText(lines = true) @Size(max = 1500) String answer,
      @PlainText @Size(max = 60) @Nullable String category,
      @Nullable Boolean active) {

    FaqText text() {
      return new FaqText(
          question.strip(),
          phrasings == null ? List.of() : phrasings.stream().map(String::strip).toList(),
          answer.strip(),
          category,
          active == null || active);
    }
  }

  record View(
      UUID id,
      String question,
      List<String> phrasings,
      String answer,
      @Nullable String category,
      boolean active,
      Instant updatedAt) {

    static View of(Faq faq) {
      return new View(
          faq.id(),
          faq.question(),
          faq.phrasings(),
          faq.answer(),
          faq.category(),
          faq.active(),
          faq.updatedAt());
    }
  }

  record Views(List<View> items) {}

  @GetMapping
  Views list(Actor actor) {
    return new Views(knowledge.faqs(actor.workspace()).stream().map(View::of).toList());
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  View create(Actor actor, @Valid @RequestBody Draft draft) {
    return knowledge
        .teach(actor, draft.text())
        .map(View::of)
        .orElseThrow(() ->
            Problem.LIMIT_REACHED.exception(
                "There can be " + Knowledge.MOST_FAQS + " FAQs",
                "Puede haber hasta " + Knowledge.MOST_FAQS + " preguntas frecuentes"));
  }

  @GetMapping("/{id}")
  View get(Actor actor, @PathVariable UUID id) {
    return knowledge
        .faq(actor.workspace(), id)
        .map(View::of)
        .orElseThrow(Problem.FAQ_NOT_FOUND::exception);
  }

  @PutMapping("/{id}")
  View update(Actor actor, @PathVariable UUID id, @Valid @RequestBody Draft draft) {
    return knowledge
        .correct(actor, id, draft.text())
        .map(View::of)
        .orElseThrow(Problem.FAQ_NOT_FOUND::exception);
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(Actor actor, @PathVariable UUID id) {
    if (!knowledge.forget(actor, id)) {
      throw Problem.FAQ_NOT_FOUND.exception();
    }
  }
}
