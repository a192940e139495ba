package io.connexus.call.application;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.connexus.platform.UserId;
import io.connexus.user.Contacts;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code Call} of the contract: what happened, and what members know and say about it.
 *
 * @param contact whose the number of the other side is
 * @param revision rises with every change of note and tags
 * @param message {@code unheard} or {@code heard}: the caller left one; null if not
 */
public record CallView(
    @JsonUnwrapped CallJson call,
    Contacts.@Nullable Name contact,
    @Nullable Note note,
    List<String> tags,
    int revision,
    @Nullable String message) {

  CallView named(Contacts.@Nullable Name name) {
    return new CallView(call, name, note, tags, revision, message);
  }

  /** What somebody wrote about the call; empty if it was taken away. */
  public record Note(String text, int version, UserId by, Instant at) {}
}
