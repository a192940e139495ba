package io.connexus.sandbox.http;

import org.jspecify.annotations.Nullable;

/** A request that is answered with an error; each vendor words it in its own envelope. */
public final class Refusal extends RuntimeException {
  private final int status;
  private final String code;
  private final String title;
  private final @Nullable String pointer;

  public Refusal(int status, String code, String title, String detail, @Nullable String pointer) {
    super(detail, null, false, false);
    this.status = status;
    this.code = code;
    this.title = title;
    this.pointer = pointer;
  }

  public static Refusal of(int status, String detail) {
    return new Refusal(status, "", detail, detail, null);
  }

  public int status() {
    return status;
  }

  public String code() {
    return code;
  }

  public String title() {
    return title;
  }

  public String detail() {
    return String.valueOf(getMessage());
  }

  public @Nullable String pointer() {
    return pointer;
  }
}
