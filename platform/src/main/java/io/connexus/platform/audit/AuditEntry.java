package io.connexus.platform.audit;

import io.connexus.platform.UserId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something somebody did.
 *
 * @param actor who; null if nobody had signed in
 * @param action object and verb, such as {@code member.role-changed}
 * @param subject what it was done to, an id as text
 * @param details what changed; never a secret, nor what was said
 * @param address IP address it came from
 * @param device the client's words about itself
 */
public record AuditEntry(
    UUID id,
    Instant at,
    @Nullable UserId actor,
    String action,
    @Nullable String subject,
    Map<String, String> details,
    @Nullable String address,
    @Nullable String device) {}
