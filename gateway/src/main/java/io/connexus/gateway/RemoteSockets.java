package io.connexus.gateway;

import io.connexus.platform.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * WebSockets of other processes: the handshake is made there, and then octets go both ways as they
 * come. So the far side decides who gets in, and closes, codes and broken connections mean on both
 * ends the same.
 */
final class RemoteSockets extends OncePerRequestFilter {
  private static final System.Logger LOG = System.getLogger(RemoteSockets.class.getName());
  private static final int CONNECT_MS = 2_000;
  private static final int HANDSHAKE_MS = 10_000;
  private static final int LONGEST_HEAD = 16 * 1024;
  private static final List<String> ASKED =
      List.of(
          "Sec-WebSocket-Key",
          "Sec-WebSocket-Version",
          "Sec-WebSocket-Protocol",
          "Sec-WebSocket-Extensions",
          "Origin",
          "User-Agent");
  private static final List<String> ANSWERED =
      List.of("Sec-WebSocket-Accept", "Sec-WebSocket-Protocol", "Sec-WebSocket-Extensions");

  private final List<Remote> remotes;
  private final ProblemWriter problems;

  RemoteSockets(List<Remote> remotes, ProblemWriter problems) {
    this.remotes = List.copyOf(remotes);
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return Door.of(request) != Door.SOCKET
        || !"websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var path = Door.path(request);
    var remote = remotes.stream().filter(r -> r.serves(path)).findFirst();
    if (remote.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    var far = new Socket();
    try {
      var answer = shakeHands(request, remote.get(), far);
      if (answer.status != 101) {
        far.close();
        problems.write(
            request,
            response,
            answer.status < 400 ? Problem.INTERNAL : ErrorPage.problem(answer.status));
        return;
      }
      response.setStatus(101);
      response.setHeader("Upgrade", "websocket");
      response.setHeader("Connection", "Upgrade");
      for (var name : ANSWERED) {
        var value = answer.headers.get(name.toLowerCase(Locale.ROOT));
        if (value != null) {
          response.setHeader(name, value);
        }
      }
      far.setSoTimeout(0);
      request.upgrade(Tunnel.class).to(far);
    } catch (IOException e) {
      far.close();
      LOG.log(
          System.Logger.Level.WARNING,
          "a socket cannot be passed on to {0}: {1}",
          remote.get().name(),
          e.getClass().getSimpleName());
      problems.write(request, response, Problem.UNAVAILABLE);
    }
  }

  private record Answer(int status, Map<String, String> headers) {}

  private static Answer shakeHands(HttpServletRequest request, Remote remote, Socket far)
      throws IOException {
    var address = remote.address();
    int port = address.getPort() < 0 ? 80 : address.getPort();
    far.connect(new InetSocketAddress(address.getHost(), port), CONNECT_MS);
    far.setTcpNoDelay(true);
    far.setSoTimeout(HANDSHAKE_MS);
    far.getOutputStream()
        .write(head(request, address.getHost() + ":" + port).getBytes(StandardCharsets.ISO_8859_1));
    return read(far.getInputStream());
  }

  private static String head(HttpServletRequest request, String host) {
    var query = request.getQueryString();
    var head =
        new StringBuilder("GET ")
            .append(request.getRequestURI())
            .append(query == null ? "" : "?" + query)
            .append(" HTTP/1.1\r\nHost: ")
            .append(host)
            .append("\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n");
    var headers = new HttpHeaders();
    for (var name : ASKED) {
      var value = request.getHeader(name);
      if (value != null) {
        headers.set(name, value);
      }
    }
    Passing.about(request, headers);
    headers.forEach((name, values) ->
        head.append(name).append(": ").append(String.join(", ", values)).append("\r\n"));
    return head.append("\r\n").toString();
  }

  /** Octet by octet: what follows the head belongs to the socket. */
  private static Answer read(InputStream in) throws IOException {
    var head = new StringBuilder();
    while (!head.toString().endsWith("\r\n\r\n")) {
      int octet = in.read();
      if (octet < 0 || head.length() > LONGEST_HEAD) {
        throw new IOException("no handshake");
      }
      head.append((char) octet);
    }
    var lines = head.toString().split("\r\n", -1);
    var headers = new LinkedHashMap<String, String>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      if (colon > 0) {
        headers.put(
            lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
            lines[i].substring(colon + 1).strip());
      }
    }
    try {
      return new Answer(Integer.parseInt(lines[0].split(" ", 3)[1]), headers);
    } catch (ArrayIndexOutOfBoundsException | NumberFormatException e) {
      throw new IOException("no handshake", e);
    }
  }
}
