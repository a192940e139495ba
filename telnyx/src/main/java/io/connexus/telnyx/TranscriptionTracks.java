package io.connexus.telnyx;

/** Whose voice is written down, seen from the leg the command goes to. */
public enum TranscriptionTracks {
  /** What this leg says. */
  INBOUND,
  /** What this leg hears. */
  OUTBOUND,
  BOTH
}
