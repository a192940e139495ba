package io.connexus.ai.application;

import io.connexus.ai.domain.Faq;
import io.connexus.ai.domain.Persona;
import io.connexus.platform.WorkspaceId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Where what the receptionist knows is kept. Every change raises the workspace's revision. */
public interface KnowledgeStore {

  /** Rises with every change; 0 before the first. */
  long revision(WorkspaceId workspace);

  /** Empty until it is saved for the first time. */
  Optional<Persona> persona(WorkspaceId workspace);

  void save(WorkspaceId workspace, Persona persona);

  /** All of the workspace's FAQs, oldest first. */
  List<Faq> faqs(WorkspaceId workspace);

  Optional<Faq> faq(WorkspaceId workspace, UUID id);

  /** False, and nothing added, if the workspace has {@code most} already. */
  boolean add(WorkspaceId workspace, Faq faq, int most);

  /** False if the workspace has no such FAQ. */
  boolean change(WorkspaceId workspace, Faq faq);

  /** False if the workspace has no such FAQ. */
  boolean remove(WorkspaceId workspace, UUID id);

  /** The kept vectors by FAQ. */
  Map<UUID, TextVectors> vectors(WorkspaceId workspace);

  /** Keeps vectors that were made anew. Not a change: the revision stays. */
  void keep(WorkspaceId workspace, UUID faq, TextVectors vectors);
}
