package io.connexus.auth.application;

import io.connexus.auth.domain.Email;
import io.connexus.platform.UserId;
import java.util.Optional;

/** Who may sign in with what. */
public interface Credentials {

  /** The account of this address. */
  Optional<Account> find(Email email);

  /** Whether anybody has an account. */
  boolean any();

  /**
   * Lets no other transaction past this line until the current one has ended, so that what {@link
   * #any} says stays true until then.
   */
  void holdAdding();

  /** Adds an account in the current transaction; false if the address has one already. */
  boolean add(UserId user, Email email, String passwordHash);

  /** Replaces the hash, if it is still {@code old}. */
  void rehash(UserId user, String old, String fresh);

  /** An account; its hash is a PHC string. */
  record Account(UserId user, String passwordHash) {
    @Override
    public String toString() {
      return "Account[" + user + ", ***]";
    }
  }
}
