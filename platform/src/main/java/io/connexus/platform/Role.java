package io.connexus.platform;

/** What a member may do in a workspace. */
public enum Role {
  OWNER,
  ADMIN,
  AGENT,
  VIEWER
}
