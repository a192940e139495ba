package io.connexus.ai.application;

import io.connexus.ai.domain.Conversation;
import io.connexus.ai.domain.Listening;
import io.connexus.ai.domain.Phrasebook;
import io.connexus.ai.domain.Reply;
import io.connexus.ai.domain.Said;
import io.connexus.platform.WorkspaceId;
import io.connexus.user.Members;
import java.util.List;
import java.util.Optional;

/** Thinks of what to say. Answers from what the workspace was taught, and never guesses. */
public final class Brain {
  private final Knowledge knowledge;
  private final Embedding embedding;
  private final Members members;

  public Brain(Knowledge knowledge, Embedding embedding, Members members) {
    this.knowledge = knowledge;
    this.embedding = embedding;
    this.members = members;
  }

  /** The first words of a session; see {@link Conversation#opening}. */
  public String opening(WorkspaceId workspace, int session, List<Said> earlier) {
    return new Conversation(knowledge.persona(workspace), members.businessName(workspace))
        .opening(session, earlier);
  }

  /** Has what the workspace knows at hand before it is asked for. */
  public void recall(WorkspaceId workspace) {
    var _ = knowledge.known(workspace);
  }

  /**
   * The reply to a caller.
   *
   * @param words all the caller said since the receptionist spoke last
   * @param soFar what was said in the call before
   */
  public Reply reply(WorkspaceId workspace, String words, List<Said> soFar) {
    var known = knowledge.known(workspace);
    var conversation = new Conversation(known.persona(), members.businessName(workspace));
    if (!Conversation.intelligible(words)) {
      return conversation.unheard();
    }
    return conversation.reply(
        Listening.hear(words, known.phrasebook(), embedding::embed),
        whole(soFar, known.phrasebook()));
  }

  /** With each answer as it was meant: what was cut off by the caller can be repeated whole. */
  private static List<Said> whole(List<Said> soFar, Phrasebook phrasebook) {
    return soFar.stream()
        .map(said ->
            Optional.ofNullable(said.passage())
                .flatMap(passage -> phrasebook.faq(passage.faqId()))
                .map(faq -> new Said(said.who(), faq.answer(), said.passage()))
                .orElse(said))
        .toList();
  }

  /** What to say to a caller who has fallen silent. */
  public Reply nudge(WorkspaceId workspace, List<Said> soFar) {
    return new Conversation(knowledge.persona(workspace), members.businessName(workspace))
        .nudge(soFar);
  }
}
