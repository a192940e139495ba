package io.connexus.sandbox.mail;

import io.connexus.sandbox.chaos.ChaosBox;
import io.connexus.sandbox.clockwork.Ids;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** An SMTP server on the loopback interface: plain, without sign-in, the newest letters kept. */
public final class Mailbox implements AutoCloseable {
  private static final int KEPT = 1_000;
  private static final int LARGEST = 1 << 20;
  private static final Duration SILENCE = Duration.ofMinutes(1);

  private final ChaosBox chaos;
  private final Ids ids;
  private final Clock clock;
  private final SMTPServer server;
  private final Deque<Letter> letters = new ArrayDeque<>();

  /**
   * Does not listen yet.
   *
   * @param port 0 for any free one
   */
  public Mailbox(int port, ChaosBox chaos, Ids ids, Clock clock) {
    this.chaos = chaos;
    this.ids = ids;
    this.clock = clock;
    this.server =
        SMTPServer.port(port)
            .bindAddress(InetAddress.getLoopbackAddress())
            .hostName("localhost")
            .softwareName("sandbox")
            .serverThreadName("sandbox-smtp")
            .connectionTimeoutMs((int) SILENCE.toMillis())
            .maxMessageSize(LARGEST)
            .maxRecipients(100)
            .insertReceivedHeaders(false)
            .messageHandlerFactory(this::receive)
            .build();
  }

  public void open() {
    server.start();
  }

  public int port() {
    return server.getPortAllocated();
  }

  private MessageHandler receive(MessageContext context) {
    return new Receipt();
  }

  private synchronized void keep(Letter letter) {
    letters.addFirst(letter);
    if (letters.size() > KEPT) {
      letters.removeLast();
    }
  }

  /** The newest first. */
  synchronized List<Letter> letters() {
    return List.copyOf(letters);
  }

  /** Forgets all letters. */
  public synchronized void clear() {
    letters.clear();
  }

  @Override
  public void close() {
    server.stop();
  }

  /** One transaction of the protocol. */
  private final class Receipt implements MessageHandler {
    private final List<String> to = new ArrayList<>();
    private String from = "";

    @Override
    public void from(String address) throws RejectException {
      suffer();
      from = address;
    }

    private void suffer() throws RejectException {
      var mail = chaos.now().mail();
      try {
        Thread.sleep(mail.delayMs());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      if (mail.tempfail()) {
        throw new RejectException(451, "4.3.0 Try again later");
      }
      if (mail.refuse()) {
        throw new RejectException(550, "5.7.1 Refused");
      }
    }

    @Override
    public void recipient(String address) {
      to.add(address);
    }

    @Override
    public String data(InputStream data) throws RejectException, IOException {
      byte[] all = data.readNBytes(LARGEST + 1);
      if (all.length > LARGEST) {
        throw new RejectException(552, "5.3.4 Too large");
      }
      try {
        keep(
            Letter.read(
                ids.uuid(), from, to, new java.io.ByteArrayInputStream(all), clock.instant()));
      } catch (IOException e) {
        throw new RejectException(554, "5.6.0 Not a letter");
      }
      return "2.0.0 Kept";
    }

    @Override
    public void done() {
      // each letter was kept when its data had come
    }
  }
}
