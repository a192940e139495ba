package io.connexus.platform.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What any {@link ObjectStore} must do. Each has a test class that extends this one. */
abstract class ObjectStoreContract {
  private static final byte[] PICTURE = {0, 1, -1, 13, 10, 127, -128};
  private static int next;

  private final String key = "kept/%d.bin".formatted(next++);

  abstract ObjectStore store();

  @Test
  void whatWasPutIsThereToTheByteUntilItIsDeleted() {
    store().put(key, PICTURE);
    assertThat(store().get(key)).hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(PICTURE));

    store().delete(key);
    assertThat(store().get(key)).isEmpty();
  }

  @Test
  void whatWasNeverPutIsMissingAndDeletingItDoesNothing() {
    assertThat(store().get(key)).isEmpty();
    assertThat(store().get(key, 0, 10)).isEmpty();
    store().delete(key);
  }

  @Test
  void whatIsPutLaterTakesThePlaceOfWhatWasThere() {
    store().put(key, new byte[1000]);
    store().put(key, PICTURE);
    assertThat(store().get(key).orElseThrow()).isEqualTo(PICTURE);
  }

  @Test
  void nothingIsSomethingToo() {
    store().put(key, new byte[0]);
    assertThat(store().get(key).orElseThrow()).isEmpty();
    assertThat(store().get(key, 0, 10).orElseThrow().size()).isZero();
  }

  @Test
  void theBeginningOfAKeyIsNoObject() {
    store().put("kept/in/" + key, PICTURE);

    assertThat(store().get("kept/in")).isEmpty();
    assertThat(store().get("kept/in", 0, 1)).isEmpty();
    store().delete("kept/in");
    assertThat(store().get("kept/in/" + key)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "-",
        "a.b.c-d/e..f",
        "0198c0de-0000-7000-8000-000000000257/recording.part-2.mp3",
        "b/c/d/e/f/g"
      })
  void aKeyOfEveryAllowedShapeWorks(String odd) {
    store().put("odd-" + odd, PICTURE);
    assertThat(store().get("odd-" + odd)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "/", "/a", "a/", "a//b", "..", "../a", "a/../b", "a/..", ".hidden", "a/./b", "A", "ä",
        "a b", "a\\b", "a%2fb", "a\0b", "a\nb", "a?b", "a#b", "a:b", "~/a", "C:/a", "a/${x}"
      })
  void whatCouldLeadOutOfTheStoreIsNoKey(String path) {
    assertThatIllegalArgumentException().isThrownBy(() -> store().put(path, PICTURE));
    assertThatIllegalArgumentException().isThrownBy(() -> store().get(path));
    assertThatIllegalArgumentException().isThrownBy(() -> store().get(path, 0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> store().delete(path));
  }

  @Test
  void aKeyHasALongestLength() {
    var longest = "a".repeat(ObjectStore.LONGEST_KEY);
    store().put(longest, PICTURE);
    assertThat(store().get(longest)).isPresent();
    assertThatIllegalArgumentException().isThrownBy(() -> store().put(longest + "a", PICTURE));
  }

  @Test
  void anHourOfSpeechIsKeptAndReadInParts() {
    var recording = new byte[28_800_000];
    new Random(7).nextBytes(recording);
    store().put(key, recording);

    assertThat(Arrays.equals(store().get(key).orElseThrow(), recording)).isTrue();
    var middle = store().get(key, 14_000_001, 65_536).orElseThrow();
    assertThat(middle.bytes()).isEqualTo(Arrays.copyOfRange(recording, 14_000_001, 14_065_537));
    assertThat(middle.size()).isEqualTo(recording.length);
    var end = store().get(key, recording.length - 3, 65_536).orElseThrow();
    assertThat(end.bytes()).hasSize(3);
    assertThat(end.size()).isEqualTo(recording.length);
    var behind = store().get(key, recording.length + 5, 10).orElseThrow();
    assertThat(behind.bytes()).isEmpty();
    assertThat(behind.size()).isEqualTo(recording.length);
  }

  @Test
  void ofManyWhoPutAtOnceOneWinsWholly() throws Exception {
    int writers = 8;
    var together = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var done = new ArrayList<Future<?>>();
      for (int i = 0; i < writers; i++) {
        var bytes = new byte[100_000];
        Arrays.fill(bytes, (byte) i);
        done.add(
            threads.submit(() -> {
              together.await();
              store().put(key, bytes);
              return null;
            }));
      }
      together.countDown();
      for (var one : done) {
        one.get();
      }
    }

    var kept = store().get(key).orElseThrow();
    var asOne = new byte[100_000];
    Arrays.fill(asOne, kept[0]);
    assertThat(kept).isEqualTo(asOne);
  }
}
