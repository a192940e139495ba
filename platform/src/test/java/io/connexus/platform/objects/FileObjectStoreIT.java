package io.connexus.platform.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileObjectStoreIT extends ObjectStoreContract {
  @TempDir static Path root;

  @Override
  ObjectStore store() {
    return new FileObjectStore(root);
  }

  @Test
  void nothingHalfWrittenIsLeftBehind(@TempDir Path directory) throws IOException {
    new FileObjectStore(directory).put("a/b", new byte[] {1});
    try (var files = Files.list(directory.resolve("a"))) {
      assertThat(files).containsExactly(directory.resolve("a/b"));
    }
  }

  @Test
  void aStoreThatCannotBeWrittenSaysSo() throws IOException {
    var file = Files.createTempFile("no-directory", null);
    assertThatThrownBy(() -> new FileObjectStore(file).put("a/b", new byte[] {1}))
        .isInstanceOf(ObjectStoreDown.class);
  }
}
