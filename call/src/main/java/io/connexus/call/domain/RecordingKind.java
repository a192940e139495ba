package io.connexus.call.domain;

/** What a recording holds. */
public enum RecordingKind {
  /** What a caller said after the beep. */
  VOICEMAIL,
  /** What a caller and a person said to each other. */
  CONVERSATION
}
