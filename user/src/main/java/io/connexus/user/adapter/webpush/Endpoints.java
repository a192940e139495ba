package io.connexus.user.adapter.webpush;

import io.connexus.user.domain.PublicAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where messages may go. A client names the endpoint, so it must not lead into our own network:
 * https at the usual port, a name all of whose addresses are public. The name is looked up again
 * when the connection is made; should it lead elsewhere by then, whoever is there cannot show a
 * certificate for the name, and is told nothing.
 */
final class Endpoints {
  private static final int HTTPS = 443;

  /** An address, in whichever way of writing: an IPv6 one, or what "ends in a number" (WHATWG). */
  private static final Pattern ADDRESS =
      Pattern.compile("\\[.*|(.*\\.)?(\\d+|0x[0-9a-f]*)\\.?", Pattern.CASE_INSENSITIVE);

  /** Asks a name server. */
  interface Resolver {
    InetAddress[] resolve(String host) throws UnknownHostException;
  }

  private final Set<String> trustedOrigins;
  private final Resolver resolver;

  Endpoints(Collection<String> trustedOrigins, Resolver resolver) {
    this.trustedOrigins = Set.copyOf(trustedOrigins);
    this.resolver = resolver;
  }

  /**
   * The endpoint, if messages may go there now.
   *
   * @throws UnknownHostException if its name is not known, perhaps for the moment
   */
  Optional<URI> allowed(String endpoint) throws UnknownHostException {
    URI uri;
    try {
      uri = new URI(endpoint);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
    if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
      return Optional.empty();
    }
    boolean allowed =
        trustedOrigins.contains(uri.getScheme() + "://" + uri.getRawAuthority())
            || (isUsualHttps(uri) && isPublicName(uri.getHost()));
    return allowed ? Optional.of(uri) : Optional.empty();
  }

  private static boolean isUsualHttps(URI uri) {
    return "https".equals(uri.getScheme()) && (uri.getPort() == -1 || uri.getPort() == HTTPS);
  }

  private boolean isPublicName(String host) throws UnknownHostException {
    return !ADDRESS.matcher(host).matches()
        && Arrays.stream(resolver.resolve(host)).allMatch(PublicAddress::is);
  }
}
