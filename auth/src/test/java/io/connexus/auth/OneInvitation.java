package io.connexus.auth;

import io.connexus.platform.E164;
import io.connexus.user.Invitations;
import io.connexus.user.Member;
import java.util.Optional;

/** No invitation waits for an answer here. */
final class OneInvitation implements Invitations {
  @Override
  public Optional<Offer> find(String token) {
    return Optional.empty();
  }

  @Override
  public Optional<Member> accept(String token, String fullName, E164 phone) {
    return Optional.empty();
  }
}
