package io.connexus.platform.access;

import io.connexus.platform.Role;
import org.jspecify.annotations.Nullable;

/**
 * An operation of {@code openapi.yaml}.
 *
 * @param id its {@code operationId}
 * @param path with {@code /v1} in front and ids as <code>{id}</code>
 * @param least the least role that may call it; null for those without an access token, which bring
 *     a secret or a signature of their own
 */
public record Operation(String id, String method, String path, @Nullable Role least) {}
