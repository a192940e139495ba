package io.connexus.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventBusTest {
  private static final TestDatabase DATABASE = new TestDatabase();

  private final EventBus bus = new EventBus();
  private final List<Event> heard = new ArrayList<>();
  private final Event event = new Event(WorkspaceId.next(), "call-updated", null, "data");

  EventBusTest() {
    bus.subscribe(heard::add);
  }

  @Test
  void withoutATransactionAnEventIsToldAtOnce() {
    bus.publish(event);
    assertThat(heard).containsExactly(event);
  }

  @Test
  void inATransactionAnEventIsToldAfterTheCommit() {
    DATABASE
        .transactions()
        .executeWithoutResult(_ -> {
          bus.publish(event);
          assertThat(heard).isEmpty();
        });
    assertThat(heard).containsExactly(event);
  }

  @Test
  void anEventOfARolledBackTransactionIsNeverTold() {
    DATABASE
        .transactions()
        .executeWithoutResult(status -> {
          bus.publish(event);
          status.setRollbackOnly();
        });
    assertThatThrownBy(() ->
            DATABASE
                .transactions()
                .executeWithoutResult(_ -> {
                  bus.publish(event);
                  throw new IllegalStateException("no");
                }))
        .hasMessage("no");
    assertThat(heard).isEmpty();
  }

  @Test
  void whatFailsAfterTheCommitKeepsNobodyFromHearingOfIt() {
    DATABASE
        .transactions()
        .executeWithoutResult(_ -> {
          EventBus.afterCommit(() -> {
            throw new IllegalStateException("the object store is away");
          });
          bus.publish(event);
        });
    assertThat(heard).containsExactly(event);
  }

  @Test
  void aListenerThatFailsStopsNobodyElse() {
    var second = new ArrayList<Event>();
    bus.subscribe(_ -> {
      throw new IllegalStateException("a bug");
    });
    bus.subscribe(second::add);

    DATABASE.transactions().executeWithoutResult(_ -> bus.publish(event));

    assertThat(heard).containsExactly(event);
    assertThat(second).containsExactly(event);
  }
}
