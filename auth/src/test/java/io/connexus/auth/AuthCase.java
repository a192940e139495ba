package io.connexus.auth;

import io.connexus.platform.MutableClock;
import io.connexus.platform.TestDatabase;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sign-in behind the real edge, on a real database, with a clock that can be turned. */
@SpringBootTest(
    classes = AuthApp.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "connexus.auth.registration=open",
      "connexus.gateway.sign-ins-per-minute=100000",
      "connexus.gateway.refreshes-per-minute=100000"
    })
abstract class AuthCase {
  static final JsonMapper JSON = new JsonMapper();

  @Autowired MutableClock clock;
  @Autowired TestDatabase database;
  Client client;

  @BeforeEach
  final void client(@LocalServerPort int port) {
    client = new Client(port);
  }

  static <T> List<T> atOnce(int threads, Callable<T> work) throws Exception {
    var barrier = new CyclicBarrier(threads);
    Callable<T> together =
        () -> {
          barrier.await(10, TimeUnit.SECONDS);
          return work.call();
        };
    var results = new ArrayList<T>();
    try (var pool = Executors.newFixedThreadPool(threads)) {
      for (var result : pool.invokeAll(Collections.nCopies(threads, together))) {
        results.add(result.get());
      }
    }
    return results;
  }

  int count(String table) {
    return database.jdbc().sql("select count(*) from " + table).query(Integer.class).single();
  }

  static String access(JsonNode session) {
    return session.get("accessToken").asString();
  }

  static String refreshOf(JsonNode session) {
    return session.get("refreshToken").asString();
  }

  static String cookie(HttpResponse<String> answer) {
    return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
  }

  static String withoutInstance(HttpResponse<String> answer) {
    return answer.body().replaceAll("urn:request:[0-9a-f-]+", "");
  }
}
