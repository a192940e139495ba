package io.connexus.user.application;

import io.connexus.platform.Event;
import io.connexus.platform.WorkspaceId;
import java.util.Map;

/** Tells screens to read numbers, orders and departments again. */
public final class PhoneNumbersChanged {
  private PhoneNumbersChanged() {}

  public static Event event(WorkspaceId workspace) {
    return new Event(workspace, "phone-numbers-changed", null, Map.of());
  }
}
