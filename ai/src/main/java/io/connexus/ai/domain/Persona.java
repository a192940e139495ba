package io.connexus.ai.domain;

/**
 * How the receptionist introduces itself.
 *
 * @param greeting {@code {business}} and {@code {name}} are filled in
 * @param businessDescription what it says when asked what the business does; may be empty
 */
public record Persona(String name, String greeting, String businessDescription) {
  /** Until the workspace says otherwise. */
  public static final Persona DEFAULT =
      new Persona(
          "Ava",
          "Thanks for calling {business}. This is {name}, the AI receptionist. How can I help?",
          "");

  /** The greeting as it is spoken. */
  public String greetingFor(String business) {
    return greeting.replace("{business}", business).replace("{name}", name);
  }
}
