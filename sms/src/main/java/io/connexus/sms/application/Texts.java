package io.connexus.sms.application;

import io.connexus.platform.CallId;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import io.connexus.sms.domain.TextStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where texts are kept. Methods that change a text return it as it is afterwards, and nothing if
 * the news was old; they run in the current transaction or one of their own.
 */
public interface Texts {

  void add(Text text);

  /**
   * Names a text by the key its sender gave the wish.
   *
   * @throws org.springframework.dao.DuplicateKeyException if they have another one of this key
   */
  void name(Text text, UserId sender, String key);

  /** The text that this member sent under this key. */
  Optional<Text> named(WorkspaceId workspace, UserId sender, String key);

  /**
   * Lets no other transaction of this workspace past this line until the current one has ended, so
   * that what {@link #sentSince} says stays true until then.
   */
  void holdSending(WorkspaceId workspace);

  /** How many the workspace has begun to send since {@code then}. */
  int sentSince(WorkspaceId workspace, Instant then);

  /** For the sender of commands, which acts for every workspace. */
  Optional<Text> find(UUID id);

  /**
   * Newest first.
   *
   * @param call only those of this call; null for all
   */
  List<Text> history(WorkspaceId workspace, @Nullable CallId call, int limit);

  /**
   * The carrier took the text as its message {@code messageId}; applies what it reported about that
   * message before.
   */
  Optional<Text> accepted(UUID id, String messageId);

  /** The text will not arrive; old news if the carrier took it, as it then reports by itself. */
  Optional<Text> failed(UUID id, String error);

  /**
   * The carrier's news of a message, remembered for a day if it is not known whose it is.
   *
   * @param error why, if {@code status} is failed
   */
  Optional<Text> reported(String messageId, TextStatus status, @Nullable String error);
}
