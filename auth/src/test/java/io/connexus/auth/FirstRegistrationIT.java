package io.connexus.auth;

import static io.connexus.auth.Client.PASSWORD;
import static io.connexus.auth.Client.json;
import static io.connexus.auth.Client.newEmail;
import static io.connexus.auth.Client.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connexus.auth.adapter.postgres.PostgresCredentials;
import io.connexus.auth.domain.Email;
import io.connexus.platform.Ids;
import io.connexus.platform.MutableClock;
import io.connexus.platform.TestDatabase;
import io.connexus.platform.UserId;
import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who may register where nothing is set: whoever comes first, and nobody else. */
@SpringBootTest(
    classes = AuthApp.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "connexus.gateway.sign-ins-per-minute=100000")
class FirstRegistrationIT {
  @Autowired TestDatabase database;
  private Client client;

  @BeforeEach
  void aServerWithoutAWorkspace(@LocalServerPort int port) {
    database.jdbc().sql("truncate auth.credential, users.workspace cascade").update();
    client = new Client(port);
  }

  @Test
  void theFirstRegistersAndTheSecondIsRefused() {
    var first = newEmail();
    json(client.register(first), 201);

    var second = client.register(newEmail());

    refused(second, 403, "forbidden");
    assertThat(json(second, 403).get("detail").asString())
        .isEqualTo("Registration is closed: this server has its workspace");
    assertThat(workspaces()).isEqualTo(1);
    json(client.logIn(first, PASSWORD), 200);
  }

  @Test
  void aClosedServerDoesNotTellWhoseAddressItKnows() {
    var first = newEmail();
    json(client.register(first), 201);

    refused(client.register(first.toUpperCase(Locale.ROOT)), 403, "forbidden");
  }

  @Test
  void aRegistrationThatIsNotValidClosesNothing() {
    refused(client.post("/v1/auth/register", "{}"), 400, "invalid-request");

    json(client.register(newEmail()), 201);
  }

  @Test
  void ofManyFirstRegistrationsAtOnceOneMakesTheWorkspace() throws Exception {
    var attempts = new ArrayList<Callable<Integer>>();
    for (int i = 0; i < 4; i++) {
      attempts.add(() -> client.register(newEmail()).statusCode());
    }
    var statuses = new ArrayList<Integer>();
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (var attempt : threads.invokeAll(attempts)) {
        statuses.add(attempt.get());
      }
    }

    assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 403);
    assertThat(workspaces()).isEqualTo(1);
  }

  @Test
  void whoRegistersWhileTheFirstIsNotDoneWaitsAndIsRefused() throws Exception {
    var credentials = new PostgresCredentials(database.jdbc(), new MutableClock());
    try (var threads = Executors.newSingleThreadExecutor()) {
      var second =
          database
              .transactions()
              .execute(_ -> {
                credentials.holdAdding();
                credentials.add(new UserId(Ids.next()), new Email(newEmail()), "$argon2id$");
                var answer = threads.submit(() -> client.register(newEmail()));
                await().until(() -> answer.isDone() || somebodyWaits());
                return answer;
              });
      refused(second.get(), 403, "forbidden");
    }
    assertThat(workspaces()).isZero(); // the first has an account only, for brevity
  }

  private boolean somebodyWaits() {
    return database
        .jdbc()
        .sql("select exists (select from pg_locks where locktype = 'advisory' and not granted)")
        .query(Boolean.class)
        .single();
  }

  private int workspaces() {
    return database
        .jdbc()
        .sql("select count(*) from users.workspace")
        .query(Integer.class)
        .single();
  }
}
