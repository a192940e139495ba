package io.connexus.gateway;

import java.net.URI;
import java.util.List;

/**
 * A part of the product that is another process.
 *
 * @param name for people and logs
 * @param paths what it answers: these and all below them
 * @param address where it is, such as {@code http://10.0.0.7:8080}
 */
public record Remote(String name, List<String> paths, URI address) {
  /** Whether it answers this decoded path. */
  boolean serves(String path) {
    return paths.stream().anyMatch(root -> path.equals(root) || path.startsWith(root + "/"));
  }
}
