package io.connexus.call.application;

import io.connexus.platform.WorkspaceId;

/** Keeps {@link CallSettings}. */
public interface CallSettingsStore {

  /** The workspace's settings; {@link CallSettings#DEFAULT} if it has set nothing. */
  CallSettings of(WorkspaceId workspace);

  /** Sets them. */
  void save(WorkspaceId workspace, CallSettings settings);
}
