package io.connexus.gateway;

import io.connexus.platform.Network;
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
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies that are too large: at once when the length is announced, else while reading, so
 * that a chunked body cannot fill the memory either. Breaks off a body that takes too long.
 *
 * <p>Anybody may send what looks like a webhook, as often as they like, and its signature can only
 * be checked when all of it is there. So nothing is read of one that has no signature, and what is
 * in memory of all of them is bounded: beyond it they are told to come again, which vendors do.
 */
final class BodyLimit extends OncePerRequestFilter {
  private static final String BROKEN = BodyLimit.class.getName() + ".broken";

  private final GatewaySettings settings;
  private final ProblemWriter problems;
  private final BytesInFlight webhooks;

  BodyLimit(GatewaySettings settings, ProblemWriter problems) {
    this.settings = settings;
    this.problems = problems;
    this.webhooks = new BytesInFlight(settings.webhooksInFlight().toBytes());
  }

  /** Whether the body could not be read to its end, which is not the fault of whoever read it. */
  static boolean isBroken(HttpServletRequest request) {
    return request.getAttribute(BROKEN) != null;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (Door.of(request)
        == Door.SOCKET) { // a handshake: the container wants to see its own request
      chain.doFilter(request, response);
      return;
    }
    var vendor = Vendor.of(request);
    if (vendor.isPresent() && !vendor.get().hasSigned(request)) {
      unread(request, response, Problem.BAD_SIGNATURE);
      return;
    }
    boolean transcripts = vendor.filter(Vendor.RETELL::equals).isPresent();
    long limit = (transcripts ? settings.webhookBodyLimit() : settings.bodyLimit()).toBytes();
    if (request.getContentLengthLong() > limit) {
      unread(request, response, Problem.PAYLOAD_TOO_LARGE);
      return;
    }
    long deadline = System.nanoTime() + settings.bodyTime().toNanos();
    if (vendor.isEmpty()) {
      chain.doFilter(new Limited(request, limit, deadline, _ -> true), response);
      return;
    }
    var network = Network.of(request.getRemoteAddr());
    var held = new AtomicLong();
    try {
      chain.doFilter(
          new Limited(
              request,
              limit,
              deadline,
              octets -> {
                boolean taken = webhooks.take(network, octets);
                held.addAndGet(taken ? octets : 0);
                return taken;
              }),
          response);
    } finally {
      webhooks.giveBack(network, held.get());
    }
  }

  private void unread(HttpServletRequest request, HttpServletResponse response, Problem problem)
      throws IOException {
    response.setHeader("Connection", "close");
    problems.write(request, response, problem);
  }

  private static final class Limited extends HttpServletRequestWrapper {
    private final long limit;
    private final long deadline;
    private final IntPredicate room;
    private @Nullable ServletInputStream stream;

    Limited(HttpServletRequest request, long limit, long deadline, IntPredicate room) {
      super(request);
      this.limit = limit;
      this.deadline = deadline;
      this.room = room;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      if (stream == null) {
        stream =
            new Counting(
                super.getInputStream(), limit, deadline, room, () -> setAttribute(BROKEN, true));
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
    private final IntPredicate room;
    private final Runnable broken;
    private long left;

    Counting(ServletInputStream in, long limit, long deadline, IntPredicate room, Runnable broken) {
      this.room = room;
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
        throw new BodyRefused(Problem.PAYLOAD_TOO_LARGE);
      }
      if (!room.test(count)) {
        throw new BodyRefused(Problem.UNAVAILABLE);
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
