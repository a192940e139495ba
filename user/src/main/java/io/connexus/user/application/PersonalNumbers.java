package io.connexus.user.application;

import io.connexus.platform.E164;
import io.connexus.platform.UserId;
import io.connexus.platform.WorkspaceId;
import io.connexus.user.domain.VerificationCode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Members' own numbers and the codes sent to them. */
public interface PersonalNumbers {

  /** The member's, the oldest first. */
  List<PersonalNumber> of(UserId member);

  /** The number, if it is the member's. */
  Optional<PersonalNumber> find(UserId member, UUID id);

  /** Lets others who change numbers of the member wait until this transaction is over. */
  void lock(UserId member);

  /** Adds it, or gives the one that is there. */
  PersonalNumber add(WorkspaceId workspace, UserId member, E164 number, @Nullable String label);

  void relabel(UUID id, @Nullable String label);

  /** Makes it the one that rings. */
  void makePrimary(UserId member, E164 number);

  void remove(UUID id);

  void markVerified(UUID id);

  // ---- codes

  /** Puts the code in the place of any before. */
  void keepCode(UUID id, VerificationCode code);

  /** The code of the number, locked until the transaction is over. */
  Optional<VerificationCode> lockCode(UUID id);

  /** When codes were sent to the number since then, the oldest first. */
  List<Instant> textsTo(E164 number, Instant since);

  /** When the member had codes sent since then, the oldest first. */
  List<Instant> textsBy(UserId member, Instant since);

  /** Notes that a code is sent, and forgets those from before {@code since}. */
  void noteText(UserId member, E164 number, Instant since);

  /** Takes the last note back: that code did not leave. */
  void forgetText(UserId member, E164 number);
}
