package io.connexus.ai.adapter.retell;

import io.connexus.ai.domain.Passage;
import io.connexus.ai.domain.Said;
import io.connexus.ai.domain.Said.Who;
import io.connexus.call.Turn;
import java.util.List;
import java.util.stream.Stream;

/** Between the call's turns, Retell's lines and what the receptionist remembers. */
final class Utterances {
  private Utterances() {}

  static List<Said> ofTurns(List<Turn> turns) {
    return turns.stream()
        .map(turn ->
            new Said(
                switch (turn.speaker()) {
                  case CALLER -> Who.CALLER;
                  case AI -> Who.RECEPTIONIST;
                  case HUMAN -> Who.PERSON;
                },
                turn.text(),
                turn.source() == null
                    ? null
                    : new Passage(turn.source().faqId(), turn.source().question())))
        .toList();
  }

  /** The earlier parts of the call, then this session up to the receptionist's last words. */
  static List<Said> before(List<Said> earlier, List<Frame.Line> transcript, Answers given) {
    return Stream.concat(
            earlier.stream(),
            transcript.subList(0, lastAgent(transcript) + 1).stream()
                .filter(line -> (line.isAgent() || line.isUser()) && !line.content().isEmpty())
                .map(line ->
                    line.isAgent()
                        ? new Said(
                            Who.RECEPTIONIST,
                            line.content(),
                            given.passageOf(line.content()).orElse(null))
                        : new Said(Who.CALLER, line.content(), null)))
        .toList();
  }

  /** All the caller has said since the receptionist spoke last. */
  static String latestWords(List<Frame.Line> transcript) {
    return String.join(
        " ",
        transcript.subList(lastAgent(transcript) + 1, transcript.size()).stream()
            .filter(Frame.Line::isUser)
            .map(Frame.Line::content)
            .filter(content -> !content.isEmpty())
            .toList());
  }

  private static int lastAgent(List<Frame.Line> transcript) {
    for (int i = transcript.size() - 1; i >= 0; i--) {
      if (transcript.get(i).isAgent()) {
        return i;
      }
    }
    return -1;
  }
}
