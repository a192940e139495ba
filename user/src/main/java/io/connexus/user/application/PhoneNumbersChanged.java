package io.connexus.user.application;

import io.connexus.platform.Event;
import io.connexus.platform.WorkspaceId;
import java.util.Map;

/** Tells screens to read numbers and orders again. */
final class PhoneNumbersChanged {
  private PhoneNumbersChanged() {}

  static Event event(WorkspaceId workspace) {
    return new Event(workspace, "phone-numbers-changed", null, Map.of());
  }
}
