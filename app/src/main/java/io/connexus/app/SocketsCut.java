package io.connexus.app;

import org.apache.catalina.LifecycleException;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * Cuts the connections at a stop, after the last answers and before the server would close its
 * WebSockets one by one. Retell takes a close with a code for the end of the call, and a connection
 * that broke (1006) for something to connect again, to this node or another; a screen connects
 * again either way. See the close codes in Retell's documentation of the custom LLM socket.
 */
final class SocketsCut implements SmartLifecycle {
  private static final System.Logger LOG = System.getLogger(SocketsCut.class.getName());

  private final WebServerApplicationContext context;
  private volatile boolean running;

  SocketsCut(WebServerApplicationContext context) {
    this.context = context;
  }

  /** Between the end of the graceful shutdown and the stop of the server; stops go downwards. */
  @Override
  public int getPhase() {
    return WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE - 1;
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    if (context.getWebServer() instanceof TomcatWebServer server) {
      try {
        server.getTomcat().getConnector().stop();
      } catch (LifecycleException e) {
        LOG.log(System.Logger.Level.WARNING, "the connections could not be cut", e);
      }
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
