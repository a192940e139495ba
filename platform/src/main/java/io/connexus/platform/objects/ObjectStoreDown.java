package io.connexus.platform.objects;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The object store could not be reached, or did not do what it was asked. */
public final class ObjectStoreDown extends UncheckedIOException {
  private static final long serialVersionUID = 1L;

  public ObjectStoreDown(IOException cause) {
    super(cause);
  }
}
