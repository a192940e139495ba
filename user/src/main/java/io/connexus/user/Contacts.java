package io.connexus.user;

import io.connexus.platform.E164;
import io.connexus.platform.WorkspaceId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Whom the numbers of callers belong to. */
public interface Contacts {

  /** Nobody is known. */
  Contacts NONE =
      new Contacts() {
        @Override
        public Map<E164, Name> namesOf(WorkspaceId workspace, Collection<E164> numbers) {
          return Map.of();
        }

        @Override
        public Set<E164> numbersOf(WorkspaceId workspace, String word, int most) {
          return Set.of();
        }
      };

  /** The contacts of those of the numbers that have one. */
  Map<E164, Name> namesOf(WorkspaceId workspace, Collection<E164> numbers);

  /** The contact with this number. */
  default Optional<Name> find(WorkspaceId workspace, E164 number) {
    return Optional.ofNullable(namesOf(workspace, Set.of(number)).get(number));
  }

  /**
   * Numbers of contacts in whose name or company a word begins so.
   *
   * @param word letters and digits only
   */
  Set<E164> numbersOf(WorkspaceId workspace, String word, int most);

  /**
   * A contact as others show it, and as calls are treated by it.
   *
   * @param vip whether their calls matter most
   * @param blocked whether their calls are not wanted
   */
  record Name(UUID id, String name, boolean vip, boolean blocked) {
    @Override
    public String toString() {
      return "Name[" + id + "]";
    }
  }
}
