package io.connexus.user.application;

import io.connexus.user.Member;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A member as colleagues see them.
 *
 * @param avatar version of the picture; null without one
 */
public record TeamMember(Member member, @Nullable String avatar, Instant joinedAt) {}
