package io.connexus.telnyx;

/** A body that is no Telnyx webhook (version 2). Carries nothing of the body. */
public final class MalformedTelnyxEvent extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MalformedTelnyxEvent(String what) {
    super(what, null, false, false);
  }
}
