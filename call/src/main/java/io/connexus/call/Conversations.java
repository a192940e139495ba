package io.connexus.call;

import io.connexus.platform.CallId;
import java.util.List;

/**
 * What the receptionist tells the call about a conversation. A session is one AI conversation of
 * the call, numbered from 1; a hand-back begins the next. All methods are harmless when repeated or
 * late.
 */
public interface Conversations {

  /** The receptionist has opened its ears: its side of the session is working. */
  void connected(CallId call, int session);

  /** A turn began, grew or settled; shown to the screens and kept. */
  void turn(CallId call, int session, Turn turn);

  /** Everything said in the call so far, oldest first, by whomever. */
  List<Turn> soFar(CallId call);

  /** The caller wants a person; rings one. The receptionist has announced it already. */
  void handoverRequested(CallId call, int session);

  /** The receptionist has said goodbye: when its leg ends, so does the call. */
  void farewellSaid(CallId call, int session);

  /**
   * The vendor says the session is over. {@code summary} is about the conversation, empty if
   * unknown.
   */
  void ended(CallId call, int session, String reason, String summary);
}
