package io.connexus.user;

import io.connexus.platform.Language;
import io.connexus.platform.UserId;

/** Which language to write to members in. */
public interface Languages {

  /** The one the member has chosen, or came with. */
  Language languageOf(UserId user);

  /** A newcomer reads this one until they choose another; in the current transaction. */
  void welcome(UserId newcomer, Language language);
}
