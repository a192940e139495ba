package io.connexus.auth.application;

/**
 * What one hash costs. {@link #CURRENT} follows OWASP's password storage recommendation for
 * Argon2id (19 MiB, two passes, one lane); stored hashes carry their own cost, and are redone at
 * the next login when it is not the current one.
 */
public record Argon2Cost(int memoryKib, int passes, int lanes) {
  public static final Argon2Cost CURRENT = new Argon2Cost(19 * 1024, 2, 1);
}
