package io.connexus.user;

import io.connexus.platform.E164;
import io.connexus.platform.Role;
import java.util.Optional;

/** Invitations as whoever got one sees them. The token is the secret of the mail. */
public interface Invitations {

  /** What it is for; empty if it is unknown, expired, used or taken back. */
  Optional<Offer> find(String token);

  /**
   * Uses it up and makes the member, in the current transaction; the address counts as verified.
   * Empty as in {@link #find}.
   */
  Optional<Member> accept(String token, String fullName, E164 phone);

  /** What an invitation is for. */
  record Offer(String businessName, String email, Role role) {}
}
