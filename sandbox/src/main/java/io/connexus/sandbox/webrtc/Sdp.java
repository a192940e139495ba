package io.connexus.sandbox.webrtc;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** As much of a session description (RFC 8866, RFC 8829) as an audio call needs. */
final class Sdp {
  /** What matters of the browser's description. */
  record Remote(String fingerprint, String mid) {}

  /** What goes into ours. */
  record Local(
      long session,
      String ip,
      int port,
      String ufrag,
      String password,
      String fingerprint,
      int ssrc) {}

  /** What a browser needs of ours: where to send its checks, and with which credentials. */
  record Anchor(int port, String ufrag, String password) {}

  private Sdp() {}

  /**
   * Reads a browser's description.
   *
   * @throws IllegalArgumentException if it has no audio, no SHA-256 fingerprint, or no PCMU
   */
  static Remote read(String sdp) {
    List<String> lines = sdp.lines().toList();
    String audio = null;
    for (String line : lines) {
      if (line.startsWith("m=audio ")) {
        audio = line;
      }
    }
    if (audio == null) {
      throw new IllegalArgumentException("The description offers no audio");
    }
    if (!List.of(audio.split(" ")).subList(3, audio.split(" ").length).contains("0")) {
      throw new IllegalArgumentException("The description does not offer PCMU");
    }
    String fingerprint = value(lines, "a=fingerprint:sha-256 ");
    if (fingerprint == null) {
      throw new IllegalArgumentException("The description has no SHA-256 fingerprint");
    }
    String mid = value(lines, "a=mid:");
    return new Remote(fingerprint.toUpperCase(Locale.ROOT), mid == null ? "0" : mid);
  }

  /**
   * Reads a description of an end like this one.
   *
   * @throws IllegalArgumentException if it has no audio or no credentials
   */
  static Anchor anchor(String sdp) {
    List<String> lines = sdp.lines().toList();
    String audio = value(lines, "m=audio ");
    String ufrag = value(lines, "a=ice-ufrag:");
    String password = value(lines, "a=ice-pwd:");
    if (audio == null || ufrag == null || password == null) {
      throw new IllegalArgumentException("The description has no audio or no credentials");
    }
    return new Anchor(Integer.parseInt(audio.substring(0, audio.indexOf(' '))), ufrag, password);
  }

  /** A browser's description: like ours, and its agent is a full one. */
  static String browser(Local local, String mid, String setup) {
    return describe(local, mid, setup).replace("a=ice-lite\r\n", "");
  }

  private static @Nullable String value(List<String> lines, String start) {
    return lines.stream()
        .filter(line -> line.regionMatches(true, 0, start, 0, start.length()))
        .map(line -> line.substring(start.length()).strip())
        .findFirst()
        .orElse(null);
  }

  static String offer(Local local, String mid) {
    return describe(local, mid, "actpass");
  }

  static String answer(Local local, String mid) {
    return describe(local, mid, "passive");
  }

  private static String describe(Local local, String mid, String setup) {
    return String.join(
        "\r\n",
        "v=0",
        "o=- " + local.session() + " 2 IN IP4 127.0.0.1",
        "s=-",
        "t=0 0",
        "a=group:BUNDLE " + mid,
        "a=ice-lite",
        "a=msid-semantic: WMS sandbox",
        "m=audio " + local.port() + " UDP/TLS/RTP/SAVPF 0",
        "c=IN IP4 " + local.ip(),
        "a=rtcp-mux",
        "a=ice-ufrag:" + local.ufrag(),
        "a=ice-pwd:" + local.password(),
        "a=fingerprint:sha-256 " + local.fingerprint(),
        "a=setup:" + setup,
        "a=mid:" + mid,
        "a=sendrecv",
        "a=msid:sandbox audio",
        "a=rtpmap:0 PCMU/8000",
        "a=ptime:20",
        "a=ssrc:" + Integer.toUnsignedString(local.ssrc()) + " cname:sandbox",
        "a=candidate:1 1 udp 2130706431 " + local.ip() + " " + local.port() + " typ host",
        "a=end-of-candidates",
        "");
  }
}
