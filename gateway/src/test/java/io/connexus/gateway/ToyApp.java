package io.connexus.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.connexus.platform.Actor;
import io.connexus.platform.E164;
import io.connexus.platform.Problem;
import io.connexus.platform.Role;
import io.connexus.platform.TokenCheck;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import io.connexus.platform.access.Operation;
import io.connexus.platform.access.Operations;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The smallest product behind the edge: an operation for each thing that can go wrong. */
@SpringBootConfiguration
@EnableAutoConfiguration(
    excludeName = {
      "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
    })
@EnableConfigurationProperties(GatewaySettings.class)
@Import({Gateway.class, ToyApp.Toys.class})
class ToyApp {

  /** Stands for the verifier of real tokens: {@code good~<user>~<workspace>~<role>}. */
  @Bean
  TokenCheck tokens() {
    return token -> {
      var parts = token.split("~");
      if (parts.length < 4 || !parts[0].equals("good")) {
        return Optional.empty();
      }
      try {
        return Optional.of(
            new Actor(
                new UserId(UUID.fromString(parts[1])),
                new WorkspaceId(UUID.fromString(parts[2])),
                Role.of(parts[3]),
                UUID.randomUUID()));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    };
  }

  /** Toys are for everybody who may read. */
  @Bean
  MayCall toysToo() {
    var toys =
        Stream.of("GET /v1/toys/**", "POST /v1/toys/**", "GET /v1/down/**")
            .map(line -> line.split(" "))
            .map(line -> new Operation("toys", line[0], line[1], Role.VIEWER));
    return new MayCall(Stream.concat(Operations.ALL.stream(), toys).toList());
  }

  @RestController
  static class Toys {
    /** In no table. */
    @GetMapping("/v1/forgotten")
    String forgotten() {
      return "found";
    }

    @GetMapping("/v1/toys/me")
    Map<String, String> me(Actor actor) {
      return Map.of(
          "user", actor.user().toString(),
          "workspace", actor.workspace().toString(),
          "role", actor.role().name());
    }

    @GetMapping("/v1/toys/{id}")
    Map<String, String> toy(
        @PathVariable UUID id, @RequestParam(defaultValue = "1") @Max(9) int limit) {
      return Map.of("id", id.toString(), "limit", Integer.toString(limit));
    }

    @GetMapping("/v1/toys")
    Map<String, String> search(@RequestParam String q) {
      return Map.of("q", q);
    }

    @PostMapping("/v1/toys")
    Map<String, Integer> make(@Valid @RequestBody Toy toy) {
      return Map.of("length", toy.name().length());
    }

    @PostMapping({"/v1/auth/login", "/v1/auth/refresh", "/v1/sms/incoming", "/v1/ai/incoming"})
    Map<String, Integer> open(@RequestBody String body) {
      return Map.of("length", body.length());
    }

    @GetMapping("/retell/llm/{secret}/{call}")
    Map<String, String> llm() {
      return Map.of();
    }

    @GetMapping("/v1/toys/fail/{how}")
    void fail(@PathVariable String how) throws Exception {
      switch (how) {
        case "taken" -> throw Problem.NUMBER_TAKEN.exception("It is another's.", "Es de otro.");
        case "wait" -> throw Problem.RATE_LIMITED.exception(Duration.ofMillis(3500));
        case "carrier" -> throw Problem.CARRIER_DOWN.exception();
        case "database" -> throw new CannotCreateTransactionException("jdbc://user:secret@host");
        case "nul" ->
            throw new DataIntegrityViolationException(
                "x", new java.sql.SQLException("zero byte", "22021"));
        case "constraint" ->
            throw new DataIntegrityViolationException(
                "x", new java.sql.SQLException("duplicate key: secret", "23505"));
        default ->
            throw new IllegalStateException("the secret is 12345 " + new E164("+12125550123"));
      }
    }
  }

  record Toy(@NotBlank String name, @NotNull @Max(10) Integer size, Part part) {}

  record Part(int weight) {}

  @Bean
  JsonMapper json() {
    return JsonMapper.builder()
        .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
        .build();
  }
}
