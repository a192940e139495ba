package io.connexus.ai.adapter.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The end of the model. */
class BgeSmallIT {
  @Test
  void closingWaitsForThoseWhoUseItAndThenItIsOver() throws Exception {
    var model = new BgeSmall(JsonMapper.shared());
    var done = new AtomicInteger();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all =
          java.util.stream.IntStream.range(0, 4)
              .mapToObj(_ ->
                  threads.submit(() -> {
                    while (true) {
                      model.embed("Do you deliver to my house?");
                      done.incrementAndGet();
                    }
                  }))
              .toList();
      Awaitility.await().until(() -> done.get() > 20);

      model.close();

      for (var one : all) {
        assertThatThrownBy(one::get).hasCauseInstanceOf(IllegalStateException.class);
      }
    }
    assertThat(done.get()).isPositive();
    model.close();
  }
}
