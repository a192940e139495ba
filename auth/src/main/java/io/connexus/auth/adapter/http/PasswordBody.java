package io.connexus.auth.adapter.http;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** The password, asked for again. */
record PasswordBody(@NotNull @Size(max = 128) String password) {
  @Override
  public String toString() {
    return "PasswordBody[***]";
  }
}
