package io.connexus.user.adapter.webpush;

import com.zerodeplibs.webpush.PushSubscription;
import com.zerodeplibs.webpush.UserAgentMessageEncryptionKeyInfo;
import com.zerodeplibs.webpush.VAPIDKeyPair;
import com.zerodeplibs.webpush.header.Urgency.UrgencyOption;
import com.zerodeplibs.webpush.httpclient.StandardHttpClientRequestPreparer;
import io.connexus.user.application.Device.Subscription;
import io.connexus.user.application.PushMessage;
import io.connexus.user.application.PushService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends with java.net.http: without redirects, in a few seconds, and of the answer only its status
 * and headers are read.
 */
public final class WebPush implements PushService {
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration ANSWER = Duration.ofSeconds(4);
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final int AUTH_SECRET = 16;
  private static final System.Logger LOG = System.getLogger(WebPush.class.getName());

  private final VAPIDKeyPair keys;
  private final String contact;
  private final Endpoints endpoints;
  private final JsonMapper json = new JsonMapper();
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /**
   * @param publicUrl where this installation is: whom a push service turns to
   */
  public WebPush(VAPIDKeyPair keys, URI publicUrl, List<String> trustedOrigins) {
    this(keys, publicUrl, new Endpoints(trustedOrigins, InetAddress::getAllByName));
  }

  WebPush(VAPIDKeyPair keys, URI publicUrl, Endpoints endpoints) {
    this.keys = keys;
    this.endpoints = endpoints;
    this.contact =
        "https".equals(publicUrl.getScheme()) ? publicUrl.toString() : "mailto:connexus@localhost";
  }

  @Override
  public String publicKey() {
    return keys.extractPublicKeyInUncompressedFormAsString();
  }

  @Override
  public Verdict check(Subscription subscription) {
    try {
      if (endpoints.allowed(subscription.endpoint()).isEmpty()) {
        return Verdict.BAD_ENDPOINT;
      }
    } catch (UnknownHostException e) {
      return Verdict.BAD_ENDPOINT;
    }
    return hasKeys(subscription) ? Verdict.GOOD : Verdict.BAD_KEYS;
  }

  private static boolean hasKeys(Subscription subscription) {
    try {
      var _ = UserAgentMessageEncryptionKeyInfo.of(subscription.p256dh(), subscription.auth());
      return Base64.getUrlDecoder().decode(subscription.auth()).length == AUTH_SECRET;
    } catch (RuntimeException e) { // no base64, or no point of the curve
      return false;
    }
  }

  @Override
  public Answer send(Subscription subscription, PushMessage message, Duration timeToLive) {
    try {
      if (endpoints.allowed(subscription.endpoint()).isEmpty()) {
        LOG.log(System.Logger.Level.WARNING, "an endpoint leads to an address that is not public");
        return new Answer.Refused();
      }
      var request = request(subscription, message, timeToLive);
      return answer(http.send(request, _ -> new Unread()));
    } catch (IOException e) { // also an unknown host
      return new Answer.Busy(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer.Busy(PAUSE);
    }
  }

  private HttpRequest request(Subscription subscription, PushMessage message, Duration timeToLive) {
    var to = new PushSubscription();
    to.setEndpoint(subscription.endpoint());
    var sealing = new PushSubscription.Keys();
    sealing.setP256dh(subscription.p256dh());
    sealing.setAuth(subscription.auth());
    to.setKeys(sealing);
    return StandardHttpClientRequestPreparer.getBuilder()
        .pushSubscription(to)
        .vapidJWTExpiresAfter(1, TimeUnit.HOURS)
        .vapidJWTSubject(contact)
        .pushMessage(json.writeValueAsBytes(shown(message)))
        .ttl(timeToLive.toSeconds(), TimeUnit.SECONDS)
        .urgency(message.urgent() ? UrgencyOption.HIGH : UrgencyOption.NORMAL)
        .topic(message.tag())
        .build(keys)
        .toRequestBuilder()
        .timeout(ANSWER)
        .build();
  }

  private static Map<String, String> shown(PushMessage message) {
    var shown = new LinkedHashMap<String, String>();
    shown.put("title", message.title());
    shown.put("body", message.body());
    shown.put("tag", message.tag());
    shown.put("url", message.url());
    if (message.open() != null) {
      shown.put("open", message.open());
    }
    return shown;
  }

  private static Answer answer(HttpResponse<Void> response) {
    int status = response.statusCode();
    if (status >= 200 && status < 300) {
      return new Answer.Taken();
    }
    if (status == 404 || status == 410) {
      return new Answer.Gone();
    }
    if (status == 429 || status >= 500) {
      return new Answer.Busy(
          response.headers().firstValue("Retry-After").map(WebPush::pause).orElse(PAUSE));
    }
    LOG.log(System.Logger.Level.WARNING, "a push service refused a message: {0}", status);
    return new Answer.Refused();
  }

  /** Seconds or a date (RFC 9110 section 10.2.3). */
  static Duration pause(String retryAfter) {
    try {
      var pause =
          retryAfter.matches("\\d{1,9}")
              ? Duration.ofSeconds(Long.parseLong(retryAfter))
              : Duration.between(
                  Instant.now(),
                  ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME));
      return pause.compareTo(PAUSE) < 0 ? PAUSE : pause;
    } catch (DateTimeParseException e) {
      return PAUSE;
    }
  }
}
