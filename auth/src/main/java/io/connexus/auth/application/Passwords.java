package io.connexus.auth.application;

import io.connexus.platform.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id. Hashes are PHC strings, {@code $argon2id$v=19$m=…,t=…,p=…$salt$hash}. Hashing takes
 * tens of milliseconds and {@link Argon2Cost} of memory, so only so many go on at once; a caller
 * who waits too long for a turn gets {@link Problem#UNAVAILABLE}.
 */
public final class Passwords {
  private static final Pattern PHC =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})"
              + "\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final long LONGEST_WAIT_SECONDS = 5;

  private final SecureRandom random = new SecureRandom();
  private final Semaphore turns;
  private final Argon2Cost cost;
  private final String nobodys;

  public Passwords(int atOnce, Argon2Cost cost) {
    this.turns = new Semaphore(atOnce, true);
    this.cost = cost;
    this.nobodys = hash(Base64.getEncoder().encodeToString(random.generateSeed(16)));
  }

  /** A PHC string of the password with a new salt. */
  public String hash(String password) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    byte[] hash = derive(password, salt, cost, HASH_BYTES);
    var base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            cost.memoryKib(),
            cost.passes(),
            cost.lanes(),
            base64.encodeToString(salt),
            base64.encodeToString(hash));
  }

  /** Whether the PHC string is of this password. */
  public boolean matches(String password, String phc) {
    var parts = PHC.matcher(phc);
    if (!parts.matches()) {
      throw new IllegalStateException("a stored password hash is not Argon2id");
    }
    byte[] expected = Base64.getDecoder().decode(parts.group(5));
    byte[] actual =
        derive(password, Base64.getDecoder().decode(parts.group(4)), costOf(phc), expected.length);
    return MessageDigest.isEqual(expected, actual);
  }

  /**
   * Spends what {@link #matches} costs, so that an unknown account takes as long as a known one.
   */
  public void matchNobody(String password) {
    var _ = matches(password, nobodys);
  }

  /** Whether the hash was made at another cost than today's. */
  public boolean isOutdated(String phc) {
    return !costOf(phc).equals(cost);
  }

  private static Argon2Cost costOf(String phc) {
    var parts = PHC.matcher(phc);
    if (!parts.matches()) {
      throw new IllegalStateException("a stored password hash is not Argon2id");
    }
    return new Argon2Cost(
        Integer.parseInt(parts.group(1)),
        Integer.parseInt(parts.group(2)),
        Integer.parseInt(parts.group(3)));
  }

  private byte[] derive(String password, byte[] salt, Argon2Cost cost, int length) {
    // two keyboards may spell one character in two ways
    byte[] text =
        Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
    takeTurn();
    try {
      var generator = new Argon2BytesGenerator();
      generator.init(
          new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
              .withVersion(Argon2Parameters.ARGON2_VERSION_13)
              .withMemoryAsKB(cost.memoryKib())
              .withIterations(cost.passes())
              .withParallelism(cost.lanes())
              .withSalt(salt)
              .build());
      byte[] hash = new byte[length];
      generator.generateBytes(text, hash);
      return hash;
    } finally {
      turns.release();
    }
  }

  private void takeTurn() {
    try {
      if (!turns.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw Problem.UNAVAILABLE.exception();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.UNAVAILABLE.exception();
    }
  }
}
