package io.connexus.sms.adapter.http;

import io.connexus.platform.Actor;
import io.connexus.platform.CallId;
import io.connexus.platform.E164;
import io.connexus.platform.PlainText;
import io.connexus.platform.Problem;
import io.connexus.sms.application.SendText;
import io.connexus.sms.application.SendText.Recipient;
import io.connexus.sms.application.SendText.Result;
import io.connexus.sms.application.TextNews;
import io.connexus.sms.application.TextUpdated.View;
import io.connexus.sms.application.Texts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Texts sent, and sending them. */
@RestController
@RequestMapping("/v1/sms")
public class TextsController {
  private static final int LONGEST_KEY = 64;

  private final SendText sendText;
  private final Texts texts;
  private final TextNews news;

  public TextsController(SendText sendText, Texts texts, TextNews news) {
    this.sendText = sendText;
    this.texts = texts;
    this.news = news;
  }

  /** Puts one on its way; whether it arrives comes over the socket. */
  @PostMapping("/send")
  @ResponseStatus(HttpStatus.ACCEPTED)
  View send(
      Actor actor,
      @Valid @RequestBody TextRequest request,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
    if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
      throw Problem.INVALID_REQUEST.exception(
          "Idempotency-Key has 1 to 64 characters", "Idempotency-Key tiene de 1 a 64 caracteres");
    }
    var result =
        sendText.send(actor, request.templateId(), request.recipient(), request.values(), key);
    return switch (result) {
      case Result.OnItsWay(var text) -> news.view(text);
      case Result.NoTemplate _ -> throw Problem.TEMPLATE_NOT_FOUND.exception();
      case Result.NoCall _ -> throw Problem.CALL_NOT_FOUND.exception();
      case Result.Withheld _ ->
          throw Problem.INVALID_REQUEST.exception(
              "The caller withheld their number.", "Quien llamó ocultó su número.");
      case Result.NoNumber _ ->
          throw Problem.INVALID_REQUEST.exception(
              "The workspace has no number to send from.",
              "El negocio no tiene un número desde el cual enviar.");
      case Result.TooLong _ ->
          throw Problem.INVALID_REQUEST.exception(
              "The filled text is longer than one can be.",
              "El mensaje, una vez completado, es más largo de lo permitido.");
      case Result.TooMany _ -> throw Problem.RATE_LIMITED.exception(Duration.ofMinutes(1));
      case Result.Refused(var why) -> throw Problem.NUMBER_REFUSED.exception(why);
      case Result.Missing(var names) ->
          throw Problem.MISSING_VARIABLE.exception(
              "No value for: " + String.join(", ", names),
              "Sin valor: " + String.join(", ", names));
    };
  }

  /** Newest first. */
  @GetMapping("/history")
  TextList history(
      Actor actor,
      @RequestParam(name = "callId", required = false) @Nullable UUID callId,
      @RequestParam(name = "limit", defaultValue = "50") @Min(1) @Max(100) int limit) {
    var call = callId == null ? null : new CallId(callId);
    return new TextList(
        news.views(actor.workspace(), texts.history(actor.workspace(), call, limit)));
  }

  record TextRequest(
      @NotNull UUID templateId,
      @Nullable UUID callId,
      @Nullable @Pattern(regexp = "\\+[1-9]\\d{1,14}", message = "{connexus.e164}") String to,
      @Nullable Map<String, @NotNull @PlainText(lines = true) @Size(max = 300) String> variables) {

    Recipient recipient() {
      if (callId != null && to == null) {
        return new Recipient.CallerOf(new CallId(callId));
      }
      if (to != null && callId == null) {
        return new Recipient.Phone(new E164(to));
      }
      throw Problem.INVALID_REQUEST.exception(
          "Give exactly one of callId and to.", "Indica callId o to, solo uno de los dos.");
    }

    Map<String, String> values() {
      return variables == null ? Map.of() : variables;
    }
  }

  record TextList(List<View> items) {}
}
