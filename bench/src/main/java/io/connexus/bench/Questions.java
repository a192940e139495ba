package io.connexus.bench;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What callers of a bakery ask and what its receptionist was taught. */
final class Questions {
  private static final List<Topic> TOPICS =
      List.of(
          new Topic(
              "What are your opening hours?",
              "We are open Tuesday to Saturday from seven to six, and on Sunday from eight to one.",
              "what time do you close",
              "are you open on Sunday",
              "when can I come by in the morning"),
          new Topic(
              "Where are you located?",
              "You find us at 12 Harbor Street, on the corner of Quay Lane.",
              "what is your address",
              "where exactly is the shop",
              "how do I find your store"),
          new Topic(
              "Is there parking?",
              "Customers park free for an hour in the lot behind the shop.",
              "where can I park my car",
              "do you have a parking lot",
              "is parking free at your place"),
          new Topic(
              "Do you have gluten-free bread?",
              "We bake a gluten-free seed loaf on Wednesday and Saturday.",
              "do you sell anything without gluten",
              "is there bread for people with celiac disease",
              "which loaves are gluten-free"),
          new Topic(
              "Do you deliver?",
              "We deliver within five miles, Tuesday to Saturday before noon.",
              "can you bring an order to my house",
              "is home delivery possible",
              "how far do you deliver"),
          new Topic(
              "How can I pay?",
              "You can pay with cash, any card, or your phone.",
              "do you take credit cards",
              "is cash okay",
              "can I pay with my phone"));

  private static final List<String> OPENINGS =
      List.of(
          "", "Hi, ", "Excuse me, ", "And ", "I would like to know, ", "One more thing, ", "So ");
  private static final List<String> ENDINGS =
      List.of("?", ", please?", " today?", ", do you know?");

  private record Topic(String question, String answer, List<String> wordings) {
    Topic(String question, String answer, String... wordings) {
      this(question, answer, List.of(wordings));
    }
  }

  /**
   * A question as it is spoken.
   *
   * @param answer how the right answer reads
   */
  record Question(String words, String answer) {}

  private Questions() {}

  static void teach(Api api) throws IOException, InterruptedException {
    for (var topic : TOPICS) {
      var faq =
          Map.of("question", topic.question, "answer", topic.answer, "phrasings", topic.wordings);
      var _ = api.post("/v1/ai/faqs", faq);
    }
  }

  /** The questions take turns; several hundred pass before one is asked in the same words again. */
  static Question number(int n) {
    var topic = TOPICS.get(n % TOPICS.size());
    int wording = n / TOPICS.size();
    var words =
        OPENINGS.get(wording % OPENINGS.size())
            + topic.wordings.get(wording % topic.wordings.size())
            + ENDINGS.get(wording % ENDINGS.size());
    return new Question(words, topic.answer);
  }
}
