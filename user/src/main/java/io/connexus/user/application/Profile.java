package io.connexus.user.application;

import io.connexus.user.Member;
import org.jspecify.annotations.Nullable;

/**
 * A member as they see themselves.
 *
 * @param avatar version of the picture; null without one
 * @param businessName name of the business they work for
 */
public record Profile(
    Member member,
    boolean emailVerified,
    boolean phoneVerified,
    @Nullable String avatar,
    String businessName) {}
