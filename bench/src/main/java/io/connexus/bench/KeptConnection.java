package io.connexus.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One HTTP/1.1 connection that is kept for as long as the server keeps it, one request after the
 * other on the asking thread. The JDK's client hands each over to threads of its own, which on few
 * cores is time that the product misses.
 */
final class KeptConnection implements AutoCloseable {
  private final URI base;
  private Socket socket;
  private InputStream in;
  private boolean over;

  KeptConnection(URI base) throws IOException {
    this.base = base;
    socket = new Socket();
    in = InputStream.nullInputStream();
    open();
  }

  private void open() throws IOException {
    socket.close();
    over = false;
    socket = new Socket(base.getHost(), base.getPort());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(20_000);
    in = new BufferedInputStream(socket.getInputStream());
  }

  /** What came back. */
  record Answer(int status, String body) {}

  /**
   * Asks, and reads the whole answer.
   *
   * @param headers each with its line end
   */
  Answer ask(String method, String path, String headers, byte[] body) throws IOException {
    if (over) {
      open();
    }
    var head =
        method
            + " "
            + path
            + " HTTP/1.1\r\nHost: "
            + base.getAuthority()
            + "\r\n"
            + headers
            + (body.length > 0 ? "Content-Length: " + body.length + "\r\n\r\n" : "\r\n");
    var message = new ByteArrayOutputStream(head.length() + body.length);
    message.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
    message.writeBytes(body);
    message.writeTo(socket.getOutputStream());
    return answer();
  }

  private Answer answer() throws IOException {
    int status = Integer.parseInt(line().split(" ", 3)[1]);
    int length = 0;
    boolean chunked = false;
    for (var header = line(); !header.isEmpty(); header = line()) {
      var lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring(15).strip());
      }
      over |= lower.startsWith("connection:") && lower.endsWith("close");
      chunked |= lower.startsWith("transfer-encoding:") && lower.endsWith("chunked");
    }
    return new Answer(
        status, new String(chunked ? chunks() : octets(length), StandardCharsets.UTF_8));
  }

  private byte[] chunks() throws IOException {
    var body = new ByteArrayOutputStream();
    int size = -1;
    while (size != 0) {
      size = Integer.parseInt(line(), 16);
      body.writeBytes(octets(size));
      var _ = line();
    }
    return body.toByteArray();
  }

  private byte[] octets(int count) throws IOException {
    var octets = in.readNBytes(count);
    if (octets.length < count) {
      throw new EOFException("the connection was closed");
    }
    return octets;
  }

  private String line() throws IOException {
    var line = new StringBuilder(80);
    for (int octet = in.read(); octet != '\n'; octet = in.read()) {
      if (octet < 0) {
        throw new EOFException("the connection was closed");
      }
      if (octet != '\r') {
        line.append((char) octet);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
