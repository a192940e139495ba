package io.connexus.call.adapter.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.connexus.call.adapter.http.HistoryController.Wanted;
import io.connexus.call.application.Annotate;
import io.connexus.call.application.Office;
import io.connexus.platform.Actor;
import io.connexus.platform.E164;
import io.connexus.platform.Ids;
import io.connexus.platform.Role;
import io.connexus.platform.TestDatabase;
import io.connexus.platform.WorkspaceId;
import io.connexus.user.Contacts;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The export behind a real server, whose client may go. */
class HistoryExportIT {
  private static final TestDatabase DATABASE = new TestDatabase("call");
  private static final int PORTIONS = 20;

  private final Office office = new Office(DATABASE);
  private final Actor actor =
      new Actor(office.owner.id(), office.workspace, Role.OWNER, Ids.next());
  private final Tomcat tomcat = new Tomcat();
  private final CompletableFuture<Void> exported = new CompletableFuture<>();

  @BeforeEach
  void start(@TempDir Path directory) throws Exception {
    DATABASE
        .jdbc()
        .sql(
            """
            insert into call.call (id, workspace_id, caller_leg, direction, from_number, to_number,
              status, phase, outcome, started_at, ended_at, version)
            select uuidv7(), :workspace, 'leg-' || n, 'inbound', '+12125550199', '+13125550100',
              'completed', 'ended', 'voicemail', now(), now(), 1
            from generate_series(1, :calls) n
            """)
        .param("workspace", office.workspace.value())
        .param("calls", PORTIONS * 500)
        .update();
    var annotate =
        new Annotate(
            office.history,
            office.views,
            office.audit,
            office.news,
            office.transactions,
            office.clock);
    var history = new HistoryController(office.views, annotate, office.members(), office.audit);
    tomcat.setBaseDir(directory.toString());
    tomcat.setPort(0);
    var context = tomcat.addContext("", null);
    Tomcat.addServlet(context, "export", new Exporting(history)).addMapping("/");
    var _ = tomcat.getConnector();
    tomcat.start();
  }

  @AfterEach
  void close() throws Exception {
    tomcat.stop();
    tomcat.destroy();
    office.close();
  }

  @Test
  void nothingMoreIsReadForWhoHasGone() throws Exception {
    var read = new Portions();
    office.contacts = read;
    try (var client = new Socket()) {
      client.connect(new InetSocketAddress("localhost", tomcat.getConnector().getLocalPort()));
      client.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(UTF_8));
      assertThat(client.getInputStream().readNBytes(100)).asString(UTF_8).contains("200");
      client.setSoLinger(true, 0); // gone at once, and the server knows
    }
    read.clientHasGone.countDown();

    exported.get(20, SECONDS);
    assertThat(read.count).hasValueLessThan(5);
  }

  /** The export is asked for by the owner. */
  private final class Exporting extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient HistoryController history;

    Exporting(HistoryController history) {
      this.history = history;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      try {
        history.export(
            actor, new Wanted(null, null, null, null, null, null, null, null, null), response);
      } finally {
        exported.complete(null);
      }
    }
  }

  /** Counts the portions, each of which is asked for names; after two it waits for the client. */
  private static final class Portions implements Contacts {
    final AtomicInteger count = new AtomicInteger();
    final CountDownLatch clientHasGone = new CountDownLatch(1);

    @Override
    public Map<E164, Name> namesOf(WorkspaceId workspace, Collection<E164> numbers) {
      if (count.incrementAndGet() > 2) {
        try {
          assertThat(clientHasGone.await(20, SECONDS)).isTrue();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
      return Map.of();
    }

    @Override
    public Set<E164> numbersOf(WorkspaceId workspace, String word, int most) {
      return Set.of();
    }
  }
}
