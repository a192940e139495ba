package io.connexus.sandbox;

import io.connexus.sandbox.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Vendors' samples kept beside the checkout; a test says so when they are not there. */
final class References {
  private References() {}

  static Optional<JsonNode> read(String file) throws IOException {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path found = at.resolve("shared/reference").resolve(file);
      if (Files.isRegularFile(found)) {
        return Optional.of(Json.MAPPER.readTree(Files.readString(found)));
      }
    }
    System.out.println("shared/reference/" + file + " is absent: not checked against it");
    return Optional.empty();
  }
}
