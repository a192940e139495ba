package io.connexus.user;

import io.connexus.platform.E164;
import io.connexus.platform.Role;
import java.util.Optional;

/** Invitations to a workspace, by the token of their mail. */
public interface Invitations {

  /** What the invitation is for, if it still waits for an answer. */
  Optional<Offer> find(String token);

  /** Uses the invitation up and makes the member, in the current transaction. */
  Optional<Member> accept(String token, String fullName, E164 phone);

  /** An invitation as the invited see it. */
  record Offer(String businessName, String email, Role role) {}
}
