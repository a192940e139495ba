package io.connexus.ai.application;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The vectors of some texts, in their order, and a mark that says of which.
 *
 * @param mark see {@link #mark}
 */
public record TextVectors(String mark, List<float[]> vectors) {
  public TextVectors {
    vectors = List.copyOf(vectors);
  }

  static TextVectors of(List<String> texts, Embedding embedding) {
    return new TextVectors(mark(texts, embedding), texts.stream().map(embedding::embed).toList());
  }

  /** A digest of the model's name and the texts; other texts or another model give another mark. */
  static String mark(List<String> texts, Embedding embedding) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      sha.update(embedding.model().getBytes(StandardCharsets.UTF_8));
      for (var text : texts) {
        sha.update((byte) 0);
        sha.update(text.getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }
}
