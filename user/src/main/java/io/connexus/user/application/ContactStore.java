package io.connexus.user.application;

import io.connexus.platform.E164;
import io.connexus.platform.SearchTerms;
import io.connexus.platform.WorkspaceId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The contacts of all workspaces. What writes belongs into a transaction. */
public interface ContactStore {

  /** Makes everybody else who changes contacts of the workspace wait for the transaction's end. */
  void lock(WorkspaceId workspace);

  /** How many there are. */
  int count(WorkspaceId workspace);

  Optional<Contact> find(WorkspaceId workspace, UUID id);

  /** Those by name that all terms are found in, from after the given place. */
  List<Contact> page(WorkspaceId workspace, SearchTerms terms, @Nullable Place after, int limit);

  /** Where the contact stands. */
  Place place(Contact contact);

  /** Those that have one of the numbers. */
  List<Contact> having(WorkspaceId workspace, Collection<E164> numbers);

  /** Adds them, or writes them anew; nobody else has their numbers. */
  void put(WorkspaceId workspace, List<Contact> contacts);

  /** Removes it; false if the workspace has none such. */
  boolean remove(WorkspaceId workspace, UUID id);

  /** Where a contact stands in the list by name. */
  record Place(String sortName, UUID id) {}
}
