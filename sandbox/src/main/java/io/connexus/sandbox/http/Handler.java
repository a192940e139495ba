package io.connexus.sandbox.http;

/** What an endpoint does. Throws {@link Refusal} for anything it will not do. */
@FunctionalInterface
public interface Handler {
  Answer handle(Ask ask);
}
