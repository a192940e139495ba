package io.connexus.call.adapter.http;

import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whom a member wants to bring to a caller; exactly one of them is given. */
record Whom(@Nullable UUID member, @Nullable UUID department, @Nullable String phone) {

  boolean isOne() {
    return Stream.of(member, department, phone).filter(Objects::nonNull).count() == 1;
  }
}
