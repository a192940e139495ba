package io.connexus.ai.adapter.http;

import io.connexus.platform.Actor;
import io.connexus.platform.Problem;

/** Who may change what the receptionist says. */
final class Editing {
  private Editing() {}

  static void allowed(Actor actor) {
    switch (actor.role()) {
      case OWNER, ADMIN -> {}
      case AGENT, VIEWER -> throw Problem.FORBIDDEN.exception();
    }
  }
}
