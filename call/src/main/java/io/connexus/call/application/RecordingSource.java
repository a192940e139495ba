package io.connexus.call.application;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Where the carrier has the sound. */
public interface RecordingSource {

  /**
   * A fresh link; empty if the carrier knows no such recording.
   *
   * @throws Carrier.CarrierException if it did not answer
   */
  Optional<URI> link(String carrierId);

  /**
   * Writes what is behind the link into the file.
   *
   * @throws IOException if it cannot be had, is too large, or the link leads where we do not go
   */
  void fetch(URI link, Path into) throws IOException;

  /**
   * Deletes it at the carrier, if it is there.
   *
   * @throws Carrier.CarrierException if it did not answer
   */
  void delete(String carrierId);
}
