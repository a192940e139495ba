package io.connexus.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of this machine. */
final class Ports {
  private Ports() {}

  /** Fails if something else listens there. */
  static void check(String setting, int port) {
    if (port != 0 && !isFree(port)) {
      throw new CannotStart(
          "port "
              + port
              + " is in use. Stop what uses it, or set "
              + setting
              + " to another port.");
    }
  }

  /** This port, or for 0 one that is free now. */
  static int orFree(int port) {
    if (port != 0) {
      return port;
    }
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new CannotStart("no free port was found.");
    }
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
