package io.connexus.call.application;

import io.connexus.call.domain.RoutingRules;
import io.connexus.platform.E164;
import io.connexus.platform.WorkspaceId;
import java.util.Optional;

/** The routing rules of all numbers. */
public interface RoutingRulesStore {

  /** Those of a number of the workspace; empty if nothing was decided for it. */
  Optional<RoutingRules> find(WorkspaceId workspace, E164 number);

  /** Decides for a number of the workspace. */
  void put(WorkspaceId workspace, E164 number, RoutingRules rules);
}
