package io.connexus.ai.adapter.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.connexus.ai.application.Embedding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import tools.jackson.databind.json.JsonMapper;

/**
 * bge-small-en-v1.5, quantised to 8 bits, on onnxruntime: 384 dimensions, about 5 ms a sentence on
 * one core. Each sentence is computed on the caller's own thread; more threads for one sentence
 * would only make the others wait.
 */
public final class BgeSmall implements Embedding, AutoCloseable {
  private static final String MODEL = "/bge-small-en-v1.5-q.onnx";
  private static final String TOKENIZER = "/bge-small-en-v1.5-q-tokenizer.json";
  private static final int MOST_TOKENS = 128; // longer than anyone says in one breath

  private final CompletableFuture<Loaded> loaded;

  /**
   * Shared by those who use the session, exclusive for its end: a use after it crashes the process.
   */
  private final ReadWriteLock inUse = new ReentrantReadWriteLock();

  private boolean closed; // guarded by inUse

  /** What must be there before the first sentence. */
  private record Loaded(WordPiece tokenizer, OrtEnvironment environment, OrtSession session) {}

  /** Begins to load the model, which takes about a second; who embeds before that waits. */
  public BgeSmall(JsonMapper json) {
    loaded =
        CompletableFuture.supplyAsync(
            () -> load(json),
            task -> Thread.ofPlatform().daemon().name("model-loader").start(task));
  }

  private static Loaded load(JsonMapper json) {
    var environment = OrtEnvironment.getEnvironment();
    try (var options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setCPUArenaAllocator(false); // the arena keeps the peak of the longest sentence
      options.setMemoryPatternOptimization(false); // pays only for inputs of one length
      return new Loaded(
          new WordPiece(vocabulary(json), MOST_TOKENS),
          environment,
          environment.createSession(resource(MODEL), options));
    } catch (OrtException e) {
      throw new IllegalStateException("the sentence model does not load", e);
    }
  }

  @Override
  public String model() {
    return "bge-small-en-v1.5-q";
  }

  @Override
  public float[] embed(String sentence) {
    var model = loaded.join();
    inUse.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException("the sentence model is closed");
      }
      return embed(model, sentence);
    } finally {
      inUse.readLock().unlock();
    }
  }

  private static float[] embed(Loaded model, String sentence) {
    var ids = model.tokenizer.ids(sentence);
    var ones = new long[ids.length];
    Arrays.fill(ones, 1);
    try (var input = tensor(model, ids);
        var mask = tensor(model, ones);
        var types = tensor(model, new long[ids.length]);
        var result =
            model.session.run(
                Map.of("input_ids", input, "attention_mask", mask, "token_type_ids", types))) {
      var hidden = (OnnxTensor) result.get(0);
      var first = new float[(int) hidden.getInfo().getShape()[2]];
      hidden.getFloatBuffer().get(first); // the vector of the first token stands for the sentence
      return normalised(first);
    } catch (OrtException e) {
      throw new IllegalStateException("the sentence model failed", e);
    }
  }

  @Override
  public void close() {
    var model = loaded.join();
    inUse.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        model.session.close();
      }
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    } finally {
      inUse.writeLock().unlock();
    }
  }

  private static OnnxTensor tensor(Loaded model, long[] values) throws OrtException {
    return OnnxTensor.createTensor(
        model.environment, LongBuffer.wrap(values), new long[] {1, values.length});
  }

  private static float[] normalised(float[] vector) {
    double sum = 0;
    for (float x : vector) {
      sum += (double) x * x;
    }
    float scale = (float) (1 / Math.sqrt(sum));
    for (int i = 0; i < vector.length; i++) {
      vector[i] *= scale;
    }
    return vector;
  }

  private static Map<String, Integer> vocabulary(JsonMapper json) {
    var entries = json.readTree(resource(TOKENIZER)).get("model").get("vocab").properties();
    var vocabulary = HashMap.<String, Integer>newHashMap(entries.size());
    entries.forEach(entry -> vocabulary.put(entry.getKey(), entry.getValue().asInt()));
    return vocabulary;
  }

  private static byte[] resource(String name) {
    try (InputStream in = BgeSmall.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the class path lacks " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
