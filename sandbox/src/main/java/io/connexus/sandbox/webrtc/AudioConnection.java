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
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This end of one browser's audio. It has a UDP port of its own on the loopback interface, answers
 * the browser's connectivity checks, shakes hands when the first comes, and then carries a frame of
 * sound each way every 20 ms.
 *
 * <p>Whoever paces the sound calls {@link #take} and {@link #give} in turn, from one thread.
 */
public final class AudioConnection implements Audio, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AudioConnection.class);
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int MTU = 1_500;
  private static final int FINGERPRINT_SECONDS = 10;

  private final Identity identity;
  private final Executor workers;
  private final DatagramSocket socket;
  private final long session = RANDOM.nextLong() >>> 2;
  private final int ssrc = RANDOM.nextInt();
  private final BlockingQueue<byte[]> handshake = new ArrayBlockingQueue<>(64);
  private final JitterBuffer heard = new JitterBuffer();
  private final CompletableFuture<String> remoteFingerprint = new CompletableFuture<>();
  private volatile Credentials credentials = Credentials.fresh();
  private volatile String mid = "0";
  private volatile @Nullable InetSocketAddress remote;
  private volatile Dtls.@Nullable Keys keys;
  private volatile long lastCheckNanos = System.nanoTime();
  private boolean shaking;
  private int sequence = RANDOM.nextInt(1 << 14);
  private long timestamp = RANDOM.nextInt() & 0xFFFFFFFFL;
  private boolean first = true;

  AudioConnection(Identity identity, Executor workers) {
    this.identity = identity;
    this.workers = workers;
    try {
      this.socket = new DatagramSocket(0, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    } catch (IOException e) {
      throw new IllegalStateException("No UDP port is free", e);
    }
    workers.execute(this::listen);
  }

  // ---- signalling

  /** Our offer, to which the browser's answer goes to {@link #accept}. */
  public String offer() {
    return Sdp.offer(local(), mid);
  }

  /**
   * The browser's answer to our offer.
   *
   * @throws IllegalArgumentException if it describes nothing that can be spoken with
   */
  public void accept(String remoteAnswer) {
    remoteFingerprint.complete(Sdp.read(remoteAnswer).fingerprint());
  }

  /**
   * Our answer to the browser's offer.
   *
   * @throws IllegalArgumentException if it describes nothing that can be spoken with
   */
  public String answer(String remoteOffer) {
    Sdp.Remote browser = Sdp.read(remoteOffer);
    mid = browser.mid();
    remoteFingerprint.complete(browser.fingerprint());
    return Sdp.answer(local(), mid);
  }

  /**
   * Our answer when the browser restarts ICE: new credentials on the same port, and the handshake
   * still holds.
   */
  public String restart(String remoteOffer) {
    Sdp.Remote browser = Sdp.read(remoteOffer);
    credentials = Credentials.fresh();
    return Sdp.answer(local(), browser.mid());
  }

  private Sdp.Local local() {
    Credentials now = credentials;
    return new Sdp.Local(
        session,
        "127.0.0.1",
        socket.getLocalPort(),
        now.ufrag(),
        now.password(),
        identity.fingerprint(),
        ssrc);
  }

  /** Whether sound can flow. */
  public boolean isConnected() {
    return keys != null && !socket.isClosed();
  }

  /** How long ago the browser last checked that this end is there. */
  public long millisSinceCheck() {
    return (System.nanoTime() - lastCheckNanos) / 1_000_000;
  }

  // ---- sound

  @Override
  public short[] take() {
    short[] frame = heard.take();
    return frame == null ? Pcm.silence() : frame;
  }

  @Override
  public void give(short[] frame) {
    Dtls.Keys present = keys;
    InetSocketAddress to = remote;
    if (present == null || to == null) {
      return;
    }
    byte[] rtp = Rtp.packet(sequence & 0xFFFF, timestamp, ssrc, first, G711.encode(frame));
    first = false;
    sequence++;
    timestamp += Pcm.FRAME;
    send(present.outbound().protect(rtp), to);
  }

  private void send(byte[] packet, InetSocketAddress to) {
    try {
      socket.send(new DatagramPacket(packet, packet.length, to));
    } catch (IOException e) {
      LOG.debug("A packet could not be sent", e);
    }
  }

  // ---- packets

  private void listen() {
    byte[] buffer = new byte[MTU];
    DatagramPacket packet = new DatagramPacket(buffer, MTU);
    while (!socket.isClosed()) {
      try {
        packet.setLength(MTU);
        socket.receive(packet);
        byte[] content = Arrays.copyOf(buffer, packet.getLength());
        if (content.length > 0) {
          received(content, (InetSocketAddress) packet.getSocketAddress());
        }
      } catch (IOException e) {
        if (!socket.isClosed()) {
          LOG.debug("A packet could not be received", e);
        }
      }
    }
  }

  /** Tells packets apart by their first byte (RFC 7983). */
  private void received(byte[] packet, InetSocketAddress from) {
    int kind = packet[0] & 0xFF;
    if (kind < 2) {
      checked(packet, from);
    } else if (kind >= 20 && kind < 64) {
      if (!handshake.offer(packet)) {
        LOG.debug("A handshake packet is dropped");
      }
    } else if (kind >= 128 && kind < 192) {
      spoken(packet);
    }
  }

  private void checked(byte[] packet, InetSocketAddress from) {
    Credentials now = credentials;
    Stun.Request request = Stun.read(packet, now.ufrag(), now.password());
    if (request == null) {
      return;
    }
    lastCheckNanos = System.nanoTime();
    send(Stun.success(request, from, now.password()), from);
    if (request.useCandidate() || remote == null) {
      remote = from;
    }
    if (!shaking) {
      shaking = true;
      workers.execute(this::shake);
    }
  }

  private void spoken(byte[] packet) {
    Dtls.Keys present = keys;
    int type = packet.length > 1 ? packet[1] & 0xFF : 0;
    if (present == null || (type >= 192 && type < 224)) { // RTCP needs no answer
      return;
    }
    byte[] rtp = present.inbound().unprotect(packet);
    short[] frame = rtp == null ? null : Rtp.sound(rtp);
    if (frame != null) {
      heard.add(frame);
    }
  }

  private void shake() {
    try {
      Dtls.Shaken shaken =
          Dtls.shake(
              new HandshakePackets(handshake, this::toBrowser), identity, this::awaitFingerprint);
      keys = shaken.keys();
      byte[] buffer = new byte[MTU];
      while (!socket.isClosed()) {
        if (shaken.transport().receive(buffer, 0, MTU, 1_000) < -1) {
          break;
        }
      }
    } catch (IOException e) {
      if (!socket.isClosed()) {
        LOG.debug("The handshake failed or the browser ended it", e);
      }
    }
  }

  /** The browser may begin to shake hands before its description has come. */
  private void toBrowser(byte[] packet) {
    InetSocketAddress to = remote;
    if (to != null) {
      send(packet, to);
    }
  }

  private String awaitFingerprint() throws IOException {
    try {
      return remoteFingerprint.get(FINGERPRINT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("The browser's description did not come", e);
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
