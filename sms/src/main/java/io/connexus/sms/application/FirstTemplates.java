package io.connexus.sms.application;

import io.connexus.platform.Ids;
import io.connexus.sms.domain.Template;
import java.util.List;

/** What a new owner can send at once, and learn from what templates can do. */
public final class FirstTemplates {
  private FirstTemplates() {}

  /** Fresh copies, with ids of their own. */
  public static List<SavedTemplate> copies() {
    return List.of(
        template(
            "Call back",
            "Hi, this is {{business}}. Sorry we could not talk just now. We will call you back as soon as we can."),
        template("Address", "Hi, this is {{business}}. You find us at {{address}}. See you soon!"));
  }

  private static SavedTemplate template(String name, String body) {
    return new SavedTemplate(Ids.next(), name, new Template(body));
  }
}
