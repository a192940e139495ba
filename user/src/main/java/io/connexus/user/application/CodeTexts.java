package io.connexus.user.application;

import io.connexus.platform.E164;
import java.util.Optional;

/** Sends texts with codes, each once. */
public interface CodeTexts {

  /**
   * Sends.
   *
   * @param from empty for whatever number the installation sends from
   */
  Answer send(Optional<E164> from, E164 to, String text);

  /** How it went. */
  enum Answer {
    /** Sent, as far as anybody knows. */
    SENT,
    /** There is no number to send from. */
    NO_SENDER,
    /** The carrier will not send to this number. */
    REFUSED,
    /** The carrier did not answer; surely not sent. */
    SILENT
  }
}
