package io.connexus.platform;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells listeners, in this process and the others, what has happened. A doorbell, not the truth: an
 * event of a transaction is delivered after its commit, here on the committing thread, and is lost
 * with the process. Every process hears every event, with its data as JSON if it comes from
 * another. Listeners must be quick and not throw; one that does throw is the bug of the listener
 * and stops nobody else.
 */
public final class EventBus {
  private static final System.Logger LOG = System.getLogger(EventBus.class.getName());

  private static final String CHANNEL = "events";

  private final List<Consumer<Event>> listeners = new CopyOnWriteArrayList<>();
  private final Consumer<Event> others;

  /** For one process alone. */
  public EventBus() {
    this.others = _ -> {};
  }

  /** Between the processes on this wire. */
  public EventBus(Wire wire, JsonMapper json) {
    this.others = event -> wire.send(CHANNEL, json.writeValueAsString(event));
    wire.listen(CHANNEL, text -> deliver(json.readValue(text, Event.class)));
  }

  /** Calls {@code listener} for every event from now on. */
  public void subscribe(Consumer<Event> listener) {
    listeners.add(listener);
  }

  /** Delivers after the current transaction's commit, at once if there is none. */
  public void publish(Event event) {
    afterCommit(() -> {
      deliver(event);
      others.accept(event);
    });
  }

  /**
   * Runs {@code action} after the current transaction's commit, at once if there is none. What is
   * committed is done: an action that fails then is logged, and changes nothing for whoever asked
   * or for the actions after it.
   */
  public static void afterCommit(Runnable action) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      action.run();
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            try {
              action.run();
            } catch (RuntimeException e) {
              LOG.log(System.Logger.Level.ERROR, "something failed after its commit", e);
            }
          }
        });
  }

  private void deliver(Event event) {
    for (var listener : listeners) {
      try {
        listener.accept(event);
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.ERROR, "a listener failed on " + event.name(), e);
      }
    }
  }
}
