package io.connexus.ai.adapter.onnx;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * BERT's uncased tokenizer: lower case, accents off, split at white space and punctuation, then the
 * longest known pieces from the left.
 */
final class WordPiece {
  private static final int LONGEST_WORD = 100;

  private final Map<String, Integer> vocabulary;
  private final int maximum;
  private final int cls;
  private final int sep;
  private final int unknown;

  /**
   * @param maximum tokens of a result, the first and last included; the rest is cut off
   */
  WordPiece(Map<String, Integer> vocabulary, int maximum) {
    this.vocabulary = vocabulary;
    this.maximum = maximum;
    this.cls = idOf("[CLS]");
    this.sep = idOf("[SEP]");
    this.unknown = idOf("[UNK]");
  }

  private int idOf(String token) {
    Integer id = vocabulary.get(token);
    if (id == null) {
      throw new IllegalArgumentException("the vocabulary lacks " + token);
    }
    return id;
  }

  /** The ids of {@code text} between the two marks every input carries. */
  long[] ids(String text) {
    var ids = new long[maximum];
    ids[0] = cls;
    int count = 1;
    for (var word : words(text)) {
      count = append(word, ids, count);
    }
    ids[count++] = sep;
    return Arrays.copyOf(ids, count);
  }

  private int append(String word, long[] ids, int from) {
    int last = maximum - 1; // kept for the end mark
    if (word.length() > LONGEST_WORD) {
      return put(unknown, ids, from, last);
    }
    int count = from;
    for (int start = 0; start < word.length(); ) {
      int end = word.length();
      Integer id = null;
      while (end > start && id == null) {
        var piece = word.substring(start, end);
        id = vocabulary.get(start == 0 ? piece : "##" + piece);
        end--;
      }
      if (id == null) {
        return put(unknown, ids, from, last); // one unknown piece makes the whole word unknown
      }
      count = put(id, ids, count, last);
      start = end + 1;
    }
    return count;
  }

  private static int put(int id, long[] ids, int at, int last) {
    if (at >= last) {
      return at;
    }
    ids[at] = id;
    return at + 1;
  }

  private static String[] words(String text) {
    var plain = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
    var spaced = new StringBuilder(plain.length() + 16);
    plain
        .codePoints()
        .forEach(c -> {
          int type = Character.getType(c);
          if (type == Character.NON_SPACING_MARK || c == 0 || c == 0xFFFD) {
            return;
          }
          if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
            spaced.append(' ');
          } else if (Character.isISOControl(c) || type == Character.FORMAT) {
            return;
          } else if (isPunctuation(c, type) || Character.isIdeographic(c)) {
            spaced.append(' ').appendCodePoint(c).append(' ');
          } else {
            spaced.appendCodePoint(c);
          }
        });
    var trimmed = spaced.toString().strip();
    return trimmed.isEmpty() ? new String[0] : trimmed.split(" +");
  }

  private static boolean isPunctuation(int c, int type) {
    boolean ascii = c > 32 && c < 127 && !Character.isLetterOrDigit(c); // all signs, as BERT has it
    return ascii
        || switch (type) {
          case Character.CONNECTOR_PUNCTUATION,
              Character.DASH_PUNCTUATION,
              Character.START_PUNCTUATION,
              Character.END_PUNCTUATION,
              Character.INITIAL_QUOTE_PUNCTUATION,
              Character.FINAL_QUOTE_PUNCTUATION,
              Character.OTHER_PUNCTUATION ->
              true;
          default -> false;
        };
  }
}
