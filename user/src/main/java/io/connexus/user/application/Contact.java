package io.connexus.user.application;

import io.connexus.platform.E164;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody who calls or is called. */
public record Contact(UUID id, Draft about, Instant updatedAt) {

  /**
   * What is known of them.
   *
   * @param numbers the one they are best reached at first
   */
  public record Draft(
      String name,
      @Nullable String company,
      @Nullable String note,
      List<E164> numbers,
      boolean vip,
      boolean blocked) {
    public Draft {
      numbers = numbers.stream().distinct().toList();
    }

    @Override
    public String toString() {
      return "Draft[***]";
    }
  }
}
