package io.connexus.ai.adapter.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WordPieceTest {
  private static WordPiece withWords(String... words) {
    Map<String, Integer> vocabulary = new HashMap<>();
    for (var word : List.of("[CLS]", "[SEP]", "[UNK]")) {
      vocabulary.put(word, vocabulary.size());
    }
    for (var word : words) {
      vocabulary.put(word, vocabulary.size()); // from 3
    }
    return new WordPiece(vocabulary, 8);
  }

  @Test
  void takesTheLongestPiecesFromTheLeft() {
    assertThat(withWords("deliver", "##y", "de", "##liver").ids("Delivery"))
        .containsExactly(0, 3, 4, 1);
  }

  @Test
  void aWordWithAnUnknownPieceIsUnknownAsAWhole() {
    assertThat(withWords("deliver", "cake").ids("deliverx cake")).containsExactly(0, 2, 4, 1);
    assertThat(withWords("a").ids("a".repeat(101))).containsExactly(0, 2, 1);
  }

  @Test
  void splitsAtPunctuationAndTakesAccentsAndCaseOff() {
    assertThat(withWords("cafe", "?", "i", "'", "d").ids("CAFÉ?  I'd\u200b\n"))
        .containsExactly(0, 3, 4, 5, 6, 7, 1);
  }

  @Test
  void cutsWhatIsTooLongAndStillEndsProperly() {
    assertThat(withWords("a").ids("a ".repeat(50))).containsExactly(0, 3, 3, 3, 3, 3, 3, 1);
    assertThat(withWords("a").ids("")).containsExactly(0, 1);
  }
}
