package io.connexus.sms.application;

import io.connexus.platform.Event;
import io.connexus.platform.EventBus;
import io.connexus.platform.WorkspaceId;
import io.connexus.sms.application.TextUpdated.View;
import io.connexus.user.Contacts;
import java.util.List;

/** Texts as screens show them, with the names of those they went to. */
public final class TextNews {
  private final EventBus bus;
  private final Contacts contacts;

  public TextNews(EventBus bus, Contacts contacts) {
    this.bus = bus;
    this.contacts = contacts;
  }

  /** Tells the screens that a text appeared or changed. */
  void tell(Text text) {
    bus.publish(new Event(text.workspace(), "text-updated", null, new TextUpdated(view(text))));
  }

  /** One text. */
  public View view(Text text) {
    return View.of(text, contacts.find(text.workspace(), text.to()).orElse(null));
  }

  /** Texts of the workspace. */
  public List<View> views(WorkspaceId workspace, List<Text> texts) {
    var names = contacts.namesOf(workspace, texts.stream().map(Text::to).distinct().toList());
    return texts.stream().map(text -> View.of(text, names.get(text.to()))).toList();
  }
}
