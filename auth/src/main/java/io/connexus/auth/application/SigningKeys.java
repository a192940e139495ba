package io.connexus.auth.application;

import com.nimbusds.jose.jwk.RSAKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The keys of access tokens. */
public interface SigningKeys {

  /** All keys, the newest first; makes the first one if there is none. */
  List<Key> all();

  /**
   * Makes a new key if the newest is older than {@code life}, and forgets those that have signed
   * nothing for a day.
   */
  void rotate(Duration life);

  /** A key with its private part. */
  record Key(RSAKey key, Instant madeAt) {
    @Override
    public String toString() {
      return "Key[***]";
    }
  }
}
