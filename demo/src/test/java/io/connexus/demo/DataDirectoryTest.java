package io.connexus.demo;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A place where no database can be is told in a sentence that says what to do. */
class DataDirectoryTest {
  private static final long MEGABYTE = 1 << 20;

  @TempDir private Path place;

  @Test
  void aFullDiskIsToldBeforeAnythingIsBegun() {
    assertThatThrownBy(() -> DataDirectory.checkRoom(place, false, 7 * MEGABYTE))
        .isInstanceOf(CannotStart.class)
        .hasMessage(
            "the disk of %s is full: 7 MB are free, 200 MB are needed. Make room, or set CONNEXUS_DATA_DIR to a directory on another disk."
                .formatted(place));
  }

  @Test
  void dataThatIsThereNeedsLittleRoom() {
    assertThatCode(() -> DataDirectory.checkRoom(place, true, 50 * MEGABYTE))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> DataDirectory.checkRoom(place, true, 20 * MEGABYTE))
        .hasMessageContaining("32 MB are needed");
  }

  @Test
  void aFileInTheWayIsNamed() throws IOException {
    var file = Files.createFile(place.resolve("data"));
    assertThatThrownBy(() -> DataDirectory.open(file))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining(file + " cannot be written: it is a file.")
        .hasMessageContaining("CONNEXUS_DATA_DIR");
  }

  @Test
  void whereInitdbFailsTheDirectoryIsNamed() throws IOException {
    var postgres = Files.createDirectories(place.resolve("postgres"));
    Files.writeString(postgres.resolve("somebody's"), "file");
    assertThatThrownBy(() -> Database.start(postgres))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("PostgreSQL cannot lay out its files in " + postgres)
        .hasMessageContaining("CONNEXUS_DATA_DIR");
  }
}
