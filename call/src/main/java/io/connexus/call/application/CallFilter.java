package io.connexus.call.application;

import io.connexus.platform.E164;
import io.connexus.platform.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which calls are wanted: those for which everything is true that is not null.
 *
 * @param number of the other side
 * @param from they began then or later
 * @param to they began before
 * @param found all are to be found in the call
 */
public record CallFilter(
    @Nullable String status,
    @Nullable String direction,
    @Nullable String outcome,
    @Nullable UserId handledBy,
    @Nullable E164 number,
    @Nullable String tag,
    @Nullable Instant from,
    @Nullable Instant to,
    List<Found> found) {
  public static final CallFilter ALL =
      new CallFilter(null, null, null, null, null, null, null, null, List.of());

  public CallFilter {
    found = List.copyOf(found);
  }

  /** Something that is to be found in a call, one way or another. */
  public sealed interface Found {
    /**
     * A word that begins so.
     *
     * @param numbers of contacts whose names have it
     */
    record Word(String beginning, Set<E164> numbers) implements Found {}

    /** Successive digits of the number. */
    record Digits(String digits) implements Found {}
  }
}
