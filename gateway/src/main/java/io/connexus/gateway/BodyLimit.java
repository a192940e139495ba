package io.connexus.gateway;

import io.connexus.platform.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies that are too large: at once when the length is announced, else while reading, so
 * that a chunked body cannot fill the memory either. Breaks off a body that takes too long.
 */
final class BodyLimit extends OncePerRequestFilter {
  private static final String BROKEN = BodyLimit.class.getName() + ".broken";

  private final GatewaySettings settings;
  private final ProblemWriter problems;

  BodyLimit(GatewaySettings settings, ProblemWriter problems) {
    this.settings = settings;
    this.problems = problems;
  }

  /** Whether the body could not be read to its end, which is not the fault of whoever read it. */
  static boolean isBroken(HttpServletRequest request) {
    return request.getAttribute(BROKEN) != null;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var door = Door.of(request);
    if (door == Door.SOCKET) { // a handshake: the container wants to see its own request
      chain.doFilter(request, response);
      return;
    }
    long limit =
        (door == Door.VENDOR ? settings.webhookBodyLimit() : settings.bodyLimit()).toBytes();
    if (request.getContentLengthLong() > limit) {
      response.setHeader("Connection", "close"); // the body stays unread
      problems.write(request, response, Problem.PAYLOAD_TOO_LARGE);
      return;
    }
    long deadline = System.nanoTime() + settings.bodyTime().toNanos();
    chain.doFilter(new Limited(request, limit, deadline), response);
  }

  private static final class Limited extends HttpServletRequestWrapper {
    private final long limit;
    private final long deadline;
    private @Nullable ServletInputStream stream;

    Limited(HttpServletRequest request, long limit, long deadline) {
      super(request);
      this.limit = limit;
      this.deadline = deadline;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      if (stream == null) {
        stream =
            new Counting(super.getInputStream(), limit, deadline, () -> setAttribute(BROKEN, true));
      }
      return stream;
    }

    @Override
    public BufferedReader getReader() throws IOException {
      var name = getCharacterEncoding();
      var charset = name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
      return new BufferedReader(new InputStreamReader(getInputStream(), charset));
    }
  }

  /** The body trickles: to whoever sends so, there is nothing to say. */
  private static final class TooSlow extends IOException {
    private static final long serialVersionUID = 1L;

    TooSlow() {
      super("the body takes too long");
    }
  }

  private static final class Counting extends ServletInputStream {
    private final ServletInputStream in;
    private final long deadline;
    private final Runnable broken;
    private long left;

    Counting(ServletInputStream in, long limit, long deadline, Runnable broken) {
      this.broken = broken;
      this.in = in;
      this.left = limit;
      this.deadline = deadline;
    }

    @Override
    public int read() throws IOException {
      try {
        int octet = in.read();
        return octet < 0 ? octet : counted(1, octet);
      } catch (IOException e) {
        broken.run();
        throw e;
      }
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      try {
        int count = in.read(into, offset, length);
        return count < 0 ? count : counted(count, count);
      } catch (IOException e) {
        broken.run();
        throw e;
      }
    }

    private int counted(int count, int result) throws IOException {
      left -= count;
      if (System.nanoTime() - deadline > 0) {
        throw new TooSlow();
      }
      if (left < 0) {
        throw new PayloadTooLarge();
      }
      return result;
    }

    @Override
    public boolean isFinished() {
      return in.isFinished();
    }

    @Override
    public boolean isReady() {
      return in.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      in.setReadListener(listener);
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
