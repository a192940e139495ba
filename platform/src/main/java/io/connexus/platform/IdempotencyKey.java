package io.connexus.platform;

/**
 * What a client calls a wish, the same whenever it repeats it because an answer was lost
 * (draft-ietf-httpapi-idempotency-key-header).
 *
 * @param value 1 to 64 characters, not all of them blank
 */
public record IdempotencyKey(String value) {
  /** The header that has it. */
  public static final String HEADER = "Idempotency-Key";

  private static final int LONGEST = 64;

  public IdempotencyKey {
    if (value.isBlank() || value.length() > LONGEST) {
      throw new IllegalArgumentException("1 to 64 characters");
    }
  }
}
