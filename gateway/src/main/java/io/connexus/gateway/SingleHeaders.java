package io.connexus.gateway;

import io.connexus.platform.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Enumeration;
import java.util.List;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a request that has a header twice which decides who is asking or what is read: two
 * readers might each believe another one.
 */
final class SingleHeaders extends OncePerRequestFilter {
  private static final List<String> ONCE =
      List.of("Authorization", "Host", "Origin", "Content-Type", "X-Connexus-Client");

  private final ProblemWriter problems;

  SingleHeaders(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (ONCE.stream().anyMatch(name -> isRepeated(request.getHeaders(name)))) {
      problems.write(request, response, Problem.INVALID_REQUEST);
      return;
    }
    chain.doFilter(request, response);
  }

  private static boolean isRepeated(Enumeration<String> values) {
    if (!values.hasMoreElements()) {
      return false;
    }
    values.nextElement();
    return values.hasMoreElements();
  }
}
