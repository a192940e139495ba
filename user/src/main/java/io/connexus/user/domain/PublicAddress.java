package io.connexus.user.domain;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/**
 * Whether an address is out on the internet, and not on this machine, its networks or a cloud's
 * inside. By the IANA special-purpose registries (RFC 6890); of IPv6 only global unicast counts,
 * without the ranges that wrap an IPv4 address. {@link InetAddress} has unwrapped IPv4-mapped ones.
 */
public final class PublicAddress {
  private static final List<Range> NOT_PUBLIC_4 =
      List.of(
          range("0.0.0.0", 8),
          range("10.0.0.0", 8),
          range("100.64.0.0", 10),
          range("127.0.0.0", 8),
          range("169.254.0.0", 16),
          range("172.16.0.0", 12),
          range("192.0.0.0", 24),
          range("192.0.2.0", 24),
          range("192.88.99.0", 24),
          range("192.168.0.0", 16),
          range("198.18.0.0", 15),
          range("198.51.100.0", 24),
          range("203.0.113.0", 24),
          range("224.0.0.0", 3));
  private static final Range GLOBAL_UNICAST_6 = range("2000::", 3);
  private static final List<Range> NOT_PUBLIC_6 =
      List.of(
          range("2001::", 23), range("2001:db8::", 32), range("2002::", 16), range("3fff::", 20));

  private PublicAddress() {}

  /** Whether anybody on the internet means the same machine by it. */
  public static boolean is(InetAddress address) {
    byte[] octets = address.getAddress();
    return address instanceof Inet4Address
        ? NOT_PUBLIC_4.stream().noneMatch(range -> range.holds(octets))
        : GLOBAL_UNICAST_6.holds(octets)
            && NOT_PUBLIC_6.stream().noneMatch(range -> range.holds(octets));
  }

  private static Range range(String first, int bits) {
    return new Range(InetAddress.ofLiteral(first).getAddress(), bits);
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Range(byte[] first, int bits) {
    boolean holds(byte[] octets) {
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if (((octets[bit / 8] ^ first[bit / 8]) & mask) != 0) {
          return false;
        }
      }
      return true;
    }
  }
}
