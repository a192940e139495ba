package io.connexus.user;

import io.connexus.platform.E164;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells members what happens, on devices that are not looking. */
@FunctionalInterface
public interface Notifications {

  /**
   * Tells whoever it concerns once the current transaction has been committed; needs one. A notice
   * with a known id is told already.
   */
  void tell(Notice notice);

  /**
   * Something to be told.
   *
   * @param id the same for the same event
   * @param subject the call or text; what is told of it later takes the place of what was before
   * @param outside the caller or sender
   * @param business the number of ours that was called or texted
   * @param words of a text; null of a call
   * @param to the only member whom it concerns; null: those whom the number is for
   */
  record Notice(
      UUID id,
      WorkspaceId workspace,
      Kind kind,
      UUID subject,
      E164 outside,
      E164 business,
      @Nullable String words,
      @Nullable UserId to) {

    /** Of what comes to a number. */
    public Notice(
        UUID id,
        WorkspaceId workspace,
        Kind kind,
        UUID subject,
        E164 outside,
        E164 business,
        @Nullable String words) {
      this(id, workspace, kind, subject, outside, business, words, null);
    }

    @Override
    public String toString() {
      return "Notice[" + id + "]";
    }
  }

  /** What is told. */
  enum Kind {
    /** A caller arrives; the AI answers. */
    INCOMING_CALL,
    /** The caller wants, or needs, a person. */
    PERSON_WANTED,
    /** The caller left, or was sent away, without having talked with anybody. */
    MISSED_CALL,
    /** Somebody has sent us a text. */
    TEXT,
    /** The caller, whom nobody could help, was left to the voicemail. */
    VOICEMAIL
  }
}
