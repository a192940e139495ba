package io.connexus.platform;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Where a request comes from, as limits count it. */
public final class Network {
  private Network() {}

  /**
   * The network of an address: an IPv4 address itself, the /64 of an IPv6 one, since a customer has
   * all of it and counting single addresses would count nothing.
   */
  public static String of(String address) {
    if (address.indexOf(':') < 0) {
      return address;
    }
    try {
      var parsed = InetAddress.ofLiteral(address); // never asks a name server
      byte[] octets = parsed.getAddress();
      return octets.length == 16
          ? HexFormat.of().formatHex(Arrays.copyOf(octets, 8))
          : parsed.getHostAddress();
    } catch (IllegalArgumentException e) {
      return address;
    }
  }
}
