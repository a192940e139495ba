package io.connexus.sandbox.webrtc;

import io.connexus.sandbox.audio.Audio;
import io.connexus.sandbox.audio.G711;
import io.connexus.sandbox.audio.Pcm;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The browser's end of an {@link AudioConnection}, for tests and measurements without a browser: it
 * checks connectivity, shakes hands, and sends and receives a frame every 20 ms. What arrives is
 * given on at once: there is no jitter buffer.
 */
public final class BrowserEnd implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BrowserEnd.class);
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int MTU = 1_500;

  private final Identity identity = Identity.create();
  private final Executor workers;
  private final Audio sound;
  private final int ssrc = RANDOM.nextInt();
  private final BlockingQueue<byte[]> handshake = new ArrayBlockingQueue<>(64);
  private volatile DatagramSocket socket;
  private volatile Credentials credentials = Credentials.fresh();
  private volatile Sdp.@Nullable Anchor anchor;
  private volatile String fingerprint = "";
  private volatile Dtls.@Nullable Keys keys;
  private volatile boolean closed;
  private volatile boolean checked;
  private boolean shaking;
  private int sequence;
  private long timestamp;

  /**
   * An end without another.
   *
   * @param workers runs what waits, each on a thread of its own
   * @param sound is asked for what is sent, and given what is received
   */
  public BrowserEnd(Executor workers, Audio sound) {
    this.workers = workers;
    this.sound = sound;
    this.socket = open();
  }

  private DatagramSocket open() {
    try {
      DatagramSocket opened =
          new DatagramSocket(0, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
      workers.execute(() -> listen(opened));
      return opened;
    } catch (IOException e) {
      throw new IllegalStateException("No UDP port is free", e);
    }
  }

  // ---- signalling

  /** Our answer to the carrier's offer; from now on it connects. */
  public String answer(String offer) {
    connect(offer);
    return Sdp.browser(local(), Sdp.read(offer).mid(), "active");
  }

  /** Our offer when ICE restarts, on another network: new credentials and another port. */
  public String restart() {
    DatagramSocket before = socket;
    credentials = Credentials.fresh();
    socket = open();
    before.close();
    checked = false;
    return Sdp.browser(local(), "0", "actpass");
  }

  /** The carrier's answer to our offer. */
  public void connect(String description) {
    fingerprint = Sdp.read(description).fingerprint();
    anchor = Sdp.anchor(description);
    check();
  }

  private Sdp.Local local() {
    Credentials now = credentials;
    return new Sdp.Local(
        1,
        "127.0.0.1",
        socket.getLocalPort(),
        now.ufrag(),
        now.password(),
        identity.fingerprint(),
        ssrc);
  }

  /** Whether a check was answered since the start or the last restart, and sound can flow. */
  public boolean isConnected() {
    return checked && keys != null;
  }

  // ---- what comes in turn

  /** Sends the next 20 ms; to be called every 20 ms, from one thread. */
  public void tick() {
    short[] frame = sound.take();
    Dtls.Keys present = keys;
    if (present != null) {
      byte[] payload = G711.encode(frame);
      byte[] rtp = Rtp.packet(sequence & 0xFFFF, timestamp, ssrc, sequence == 0, payload);
      sequence++;
      timestamp += Pcm.FRAME;
      send(present.outbound().protect(rtp));
    }
  }

  /** Checks that the carrier is there; browsers do it every few seconds. */
  public void check() {
    Sdp.Anchor present = anchor;
    if (present != null) {
      byte[] transaction = new byte[12];
      RANDOM.nextBytes(transaction);
      String name = present.ufrag() + ":" + credentials.ufrag();
      send(Stun.request(transaction, name, present.password()));
    }
  }

  private void send(byte[] packet) {
    try {
      int port = Objects.requireNonNull(anchor).port();
      InetAddress host = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      socket.send(new DatagramPacket(packet, packet.length, new InetSocketAddress(host, port)));
    } catch (IOException e) {
      LOG.debug("A packet could not be sent", e);
    }
  }

  // ---- packets

  private void listen(DatagramSocket from) {
    byte[] buffer = new byte[MTU];
    DatagramPacket packet = new DatagramPacket(buffer, MTU);
    while (!from.isClosed()) {
      try {
        packet.setLength(MTU);
        from.receive(packet);
        received(Arrays.copyOf(buffer, packet.getLength()));
      } catch (IOException e) {
        LOG.debug("A packet could not be received", e);
      }
    }
  }

  private synchronized void received(byte[] packet) {
    int kind = packet.length == 0 ? -1 : packet[0] & 0xFF;
    if (Stun.isSuccess(packet)) {
      checked = true;
      if (!shaking) {
        shaking = true;
        workers.execute(this::shake);
      }
    } else if (kind >= 20 && kind < 64) {
      boolean kept = handshake.offer(packet);
      LOG.trace("A handshake packet, kept {}", kept);
    } else if (kind >= 128 && kind < 192) {
      spoken(packet);
    }
  }

  private void spoken(byte[] packet) {
    Dtls.Keys present = keys;
    byte[] rtp = present == null ? null : present.inbound().unprotect(packet);
    short[] frame = rtp == null ? null : Rtp.sound(rtp);
    if (frame != null) {
      sound.give(frame);
    }
  }

  private void shake() {
    try {
      Dtls.Shaken shaken =
          DtlsClient.shake(new HandshakePackets(handshake, this::send), identity, fingerprint);
      keys = shaken.keys();
      byte[] buffer = new byte[MTU];
      while (!closed && shaken.transport().receive(buffer, 0, MTU, 1_000) >= -1) {
        LOG.trace("Something of the handshake came after it");
      }
    } catch (IOException e) {
      LOG.debug("The handshake failed or the carrier ended it", e);
    }
  }

  @Override
  public void close() {
    closed = true;
    socket.close();
  }
}
