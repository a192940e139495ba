package io.connexus.sandbox.http;

import java.util.List;

/**
 * The manners of one API: who may come in, how an error is worded, what a request must look like.
 */
public interface House {
  /** Empty when the request carries the right key. */
  void admit(Ask ask);

  Answer refuse(Refusal refusal);

  /** The error an overloaded or broken server of this vendor answers with. */
  Answer fault(int status);

  /** Ways in which the request breaks the vendor's published contract; empty when none is known. */
  default List<String> violations(Ask ask) {
    return List.of();
  }
}
