package io.connexus.auth.application;

import io.connexus.platform.Secrets;

/** What keeps somebody signed in: 256 random bits that mean nothing. */
public record RefreshToken(String value) {

  /** One nobody has seen before. */
  static RefreshToken next() {
    return new RefreshToken(Secrets.token());
  }

  /** As it is stored. */
  public byte[] hash() {
    return Secrets.hash(value);
  }

  @Override
  public String toString() {
    return "RefreshToken[***]";
  }
}
