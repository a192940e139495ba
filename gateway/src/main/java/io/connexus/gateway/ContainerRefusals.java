package io.connexus.gateway;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/**
 * What Tomcat refuses before any filter sees it, such as an encoded slash, as a problem document in
 * place of Tomcat's own page. Takes the request's id and the headers with it, since no filter can.
 */
final class ContainerRefusals extends ErrorReportValve {
  private static final System.Logger LOG = System.getLogger(ContainerRefusals.class.getName());

  private final ProblemWriter problems;

  private ContainerRefusals(ProblemWriter problems) {
    this.problems = problems;
  }

  static WebServerFactoryCustomizer<TomcatServletWebServerFactory> customizer(
      ProblemWriter problems) {
    return tomcat ->
        tomcat.addContextCustomizers(context -> {
          var host = (StandardHost) context.getParent();
          host.setErrorReportValveClass(ContainerRefusals.class.getName());
          host.getPipeline().addValve(new ContainerRefusals(problems));
        });
  }

  @Override
  protected void report(Request request, Response response, @Nullable Throwable thrown) {
    int status = response.getStatus();
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return; // an answer of ours, or nothing to say
    }
    try {
      var id = RequestLog.idOf(request);
      response.setHeader(RequestLog.HEADER, id);
      SecurityHeaders.ALWAYS.forEach(response::setHeader);
      problems.write(request, response, ErrorPage.problem(status));
      LOG.log(
          System.Logger.Level.INFO,
          "refused by the container: {0} {1}",
          Integer.toString(status),
          id);
    } catch (IOException | IllegalStateException e) {
      LOG.log(System.Logger.Level.DEBUG, "a refusal could not be said", e);
    }
  }
}
