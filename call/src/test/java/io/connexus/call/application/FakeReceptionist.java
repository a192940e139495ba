package io.connexus.call.application;

import io.connexus.call.Receptionist;
import io.connexus.platform.CallId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An AI that notes what it is told. */
public final class FakeReceptionist implements Receptionist {
  private final List<String> notes = new CopyOnWriteArrayList<>();
  private volatile boolean unavailable;

  public void unavailable(boolean now) {
    unavailable = now;
  }

  /** In order: {@code prepare 1}, {@code silence}, {@code resume: …}. */
  public List<String> notes() {
    return List.copyOf(notes);
  }

  @Override
  public String prepare(Session session) {
    notes.add("prepare " + session.number());
    if (unavailable) {
      throw new ReceptionistUnavailable("down", new IllegalStateException("fake"));
    }
    return "sip:" + session.call() + "-" + session.number() + "@ai.test";
  }

  @Override
  public void silence(CallId call, int version) {
    notes.add("silence");
  }

  @Override
  public void resume(CallId call, int version, String line) {
    notes.add("resume: " + line);
  }
}
