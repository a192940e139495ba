package io.connexus.call.domain;

/** Under what condition a workspace may record conversations. */
public enum RecordingPolicy {
  /** The caller is told before it begins. */
  ANNOUNCE,
  /** It is enough that the member knows. */
  ONE_PARTY,
  /** No conversation is recorded. */
  NEVER
}
