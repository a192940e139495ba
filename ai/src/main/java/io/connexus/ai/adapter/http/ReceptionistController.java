package io.connexus.ai.adapter.http;

import io.connexus.ai.application.Brain;
import io.connexus.ai.application.Knowledge;
import io.connexus.ai.domain.Passage;
import io.connexus.ai.domain.Persona;
import io.connexus.platform.Actor;
import io.connexus.platform.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the receptionist introduces itself, and a way to try it without a call. */
@RestController
@RequestMapping("/v1/ai")
public final class ReceptionistController {
  private final Knowledge knowledge;
  private final Brain brain;

  public ReceptionistController(Knowledge knowledge, Brain brain) {
    this.knowledge = knowledge;
    this.brain = brain;
  }

  record Config(
      @NotBlank @PlainText @Size(max = 60) String name,
      @NotBlank @PlainText(lines = true) @Size(max = 500) String greeting,
      @NotNull @PlainText(lines = true) @Size(max = 2000) String businessDescription) {

    static Config of(Persona persona) {
      return new Config(persona.name(), persona.greeting(), persona.businessDescription());
    }
  }

  record Question(@NotBlank @PlainText(lines = true) @Size(max = 500) String text) {}

  record Answer(String text, String kind, double confidence, @Nullable Passage source) {}

  @GetMapping("/config")
  Config config(Actor actor) {
    return Config.of(knowledge.persona(actor.workspace()));
  }

  @PutMapping("/config")
  Config update(Actor actor, @Valid @RequestBody Config config) {
    var persona =
        new Persona(
            config.name().strip(), config.greeting().strip(), config.businessDescription().strip());
    knowledge.introduceAs(actor, persona);
    return Config.of(persona);
  }

  @PostMapping("/test")
  Answer test(Actor actor, @Valid @RequestBody Question question) {
    var reply = brain.reply(actor.workspace(), question.text(), List.of());
    return new Answer(reply.text(), reply.kind().word(), reply.confidence(), reply.passage());
  }
}
