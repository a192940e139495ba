package io.connexus.sandbox.webrtc;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bouncycastle.tls.DatagramTransport;

/** A handshake's packets, which share the port with the others (RFC 5764 section 5.1.2). */
final class HandshakePackets implements DatagramTransport {
  private static final int MTU = 1_500;

  private final BlockingQueue<byte[]> received;
  private final Consumer<byte[]> sending;

  HandshakePackets(BlockingQueue<byte[]> received, Consumer<byte[]> sending) {
    this.received = received;
    this.sending = sending;
  }

  @Override
  public int getReceiveLimit() {
    return MTU;
  }

  @Override
  public int getSendLimit() {
    return 1_200;
  }

  @Override
  public int receive(byte[] buffer, int offset, int length, int waitMillis) throws IOException {
    try {
      byte[] packet = received.poll(waitMillis, TimeUnit.MILLISECONDS);
      if (packet == null) {
        return -1;
      }
      int size = Math.min(length, packet.length);
      System.arraycopy(packet, 0, buffer, offset, size);
      return size;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void send(byte[] buffer, int offset, int length) {
    sending.accept(Arrays.copyOfRange(buffer, offset, offset + length));
  }

  @Override
  public void close() {
    // the port goes on
  }
}
