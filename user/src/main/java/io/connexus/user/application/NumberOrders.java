package io.connexus.user.application;

import io.connexus.platform.E164;
import io.connexus.platform.WorkspaceId;
import io.connexus.user.application.NumberOrder.Failure;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The orders of all workspaces. */
public interface NumberOrders {

  /** The newest of the workspace first. */
  List<NumberOrder> of(WorkspaceId workspace, int limit);

  Optional<NumberOrder> find(UUID id);

  /** The newest order of the number that is pending or done. */
  Optional<NumberOrder> standing(WorkspaceId workspace, E164 number);

  int open(WorkspaceId workspace);

  void add(NumberOrder order);

  /**
   * Ends it in the current transaction.
   *
   * @param failure null if the number was bought
   * @return the order as it is now; empty if it is unknown or over already
   */
  Optional<NumberOrder> finish(UUID id, @Nullable Failure failure);
}
