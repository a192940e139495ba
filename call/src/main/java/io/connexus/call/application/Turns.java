package io.connexus.call.application;

import io.connexus.call.Turn;
import io.connexus.platform.CallId;
import java.util.List;

/** The turns of conversations, as kept. */
public interface Turns {

  /** Keeps a turn under its id; false if that changes nothing or there is no such call. */
  boolean put(CallId call, Turn turn);

  /** The turns of a call in the order they began. */
  List<Turn> of(CallId call);
}
