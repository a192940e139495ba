package io.connexus.user.adapter.webpush;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.zerodeplibs.webpush.VAPIDKeyPairs;
import com.zerodeplibs.webpush.key.PrivateKeySources;
import com.zerodeplibs.webpush.key.PublicKeySources;
import io.connexus.user.application.Device.Subscription;
import io.connexus.user.application.PushMessage;
import io.connexus.user.application.PushService.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A push service with bad manners. */
class WebPushTest {
  private final AtomicInteger met = new AtomicInteger();
  private HttpServer server;
  private WebPush push;
  private Subscription subscription;

  @BeforeEach
  void start() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/moved",
        exchange -> {
          exchange.getResponseHeaders().add("Location", "/met");
          exchange.sendResponseHeaders(307, -1);
          exchange.close();
        });
    server.createContext(
        "/met",
        exchange -> {
          met.incrementAndGet();
          exchange.sendResponseHeaders(201, -1);
          exchange.close();
        });
    server.createContext(
        "/endless",
        exchange -> {
          exchange.sendResponseHeaders(201, 0);
          try (var body = exchange.getResponseBody()) {
            for (; ; ) {
              body.write(new byte[65_536]);
            }
          } catch (IOException e) {
            met.incrementAndGet(); // they do not read it
          }
        });
    server.start();
    var origin = "http://localhost:" + server.getAddress().getPort();
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    var pair = generator.generateKeyPair();
    var keys =
        VAPIDKeyPairs.of(
            PrivateKeySources.ofECPrivateKey((ECPrivateKey) pair.getPrivate()),
            PublicKeySources.ofECPublicKey((ECPublicKey) pair.getPublic()));
    push = new WebPush(keys, URI.create("https://phone.example"), List.of(origin));
    subscription = new Subscription(origin, push.publicKey(), "BTBZMqHH6r4Tts7J_aSIgg");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private Answer send(String endpoint) {
    var message = new PushMessage("t", "b", "tag", "/", "Open", Duration.ofMinutes(1), true);
    return push.send(
        new Subscription(endpoint, subscription.p256dh(), subscription.auth()),
        message,
        message.timeToLive());
  }

  @Test
  void redirectsAreNotFollowed() {
    assertThat(send(subscription.endpoint() + "/moved")).isEqualTo(new Answer.Refused());
    assertThat(met).hasValue(0);
  }

  @Test
  @Timeout(10)
  void anAnswerWithoutEndIsNotRead() {
    assertThat(send(subscription.endpoint() + "/endless")).isEqualTo(new Answer.Taken());
    org.awaitility.Awaitility.await().until(() -> met.get() == 1);
  }

  @Test
  void whereAnEndpointLeadsIsAskedAgainWhenTheMessageLeaves() {
    var elsewhere = "http://127.0.0.1:" + server.getAddress().getPort() + "/met";
    assertThat(send(elsewhere)).isEqualTo(new Answer.Refused());
    assertThat(met).hasValue(0);
  }

  @Test
  void aServiceSaysHowLongToWait() {
    assertThat(WebPush.pause("120")).isEqualTo(Duration.ofMinutes(2));
    var date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            Instant.now().plusSeconds(90).atOffset(ZoneOffset.UTC));
    assertThat(WebPush.pause(date)).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(90));
    assertThat(WebPush.pause("soon")).isEqualTo(Duration.ofSeconds(2));
    assertThat(WebPush.pause("0")).isEqualTo(Duration.ofSeconds(2));
  }
}
