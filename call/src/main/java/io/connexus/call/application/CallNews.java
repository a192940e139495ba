package io.connexus.call.application;

import io.connexus.platform.CallId;
import io.connexus.platform.Event;
import io.connexus.platform.EventBus;
import io.connexus.platform.WorkspaceId;

/** Tells every screen of a workspace how a call looks now. */
public final class CallNews {
  private final CallViews views;
  private final EventBus events;

  public CallNews(CallViews views, EventBus events) {
    this.views = views;
    this.events = events;
  }

  /** Joins the current transaction, and is heard once it is over. */
  void tell(WorkspaceId workspace, CallId call) {
    views.show(workspace, call).ifPresent(view -> tell(workspace, view));
  }

  /** As it has just been read. */
  void tell(WorkspaceId workspace, CallView view) {
    events.publish(new Event(workspace, "call-updated", null, CallUpdated.of(view)));
  }
}
