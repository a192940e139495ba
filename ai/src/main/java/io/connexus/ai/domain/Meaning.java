package io.connexus.ai.domain;

/** What a caller's words can mean. */
public sealed interface Meaning {

  /** A question it was taught. */
  record Question(Faq faq) implements Meaning {}

  /** Something every receptionist understands without being taught. */
  enum Small implements Meaning {
    HUMAN,
    FAREWELL,
    REPEAT,
    WHO_ARE_YOU,
    ABOUT,
    HELP,
    HOW_ARE_YOU,
    WAIT,
    NO,
    YES,
    THANKS,
    GREETING
  }
}
