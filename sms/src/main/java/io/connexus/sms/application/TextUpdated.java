package io.connexus.sms.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.connexus.platform.CallId;
import io.connexus.platform.E164;
import io.connexus.user.Contacts;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What screens are told when a text appears or changes, as in {@code asyncapi.yaml}. */
public record TextUpdated(View text) {

  /** A text as the API shows it: {@code Text} in {@code openapi.yaml}. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record View(
      UUID id,
      @Nullable CallId callId,
      @Nullable UUID templateId,
      E164 from,
      E164 to,
      String toDisplay,
      Contacts.@Nullable Name contact,
      String body,
      String status,
      @Nullable String error,
      Instant createdAt) {

    /** The same text, with the number as people write it and the name of whose it is. */
    static View of(Text text, Contacts.@Nullable Name contact) {
      return new View(
          text.id(),
          text.call(),
          text.template(),
          text.from(),
          text.to(),
          text.to().display(),
          contact,
          text.body(),
          text.status().name().toLowerCase(Locale.ROOT),
          text.error(),
          text.createdAt());
    }
  }
}
