package io.connexus.gateway;

import jakarta.servlet.Filter;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.cloud.gateway.server.mvc.config.GatewayMvcProperties;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.RequestHttpHeadersFilter;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.ResponseHttpHeadersFilter;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchangeHandlerFunction;
import org.springframework.cloud.gateway.server.mvc.handler.RestClientProxyExchange;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Passes on what other processes answer. Needs the {@link Remote}s as beans; imported only when
 * there are some, so that one process alone has none of it. Spring Cloud Gateway is used as a
 * library, without its own configuration.
 */
@Configuration(proxyBeanMethods = false)
public class Remotes {
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration ANSWER = Duration.ofSeconds(20);

  static {
    // Shorter than a server keeps an idle connection: a POST on one that closes would be lost.
    if (System.getProperty("jdk.httpclient.keepalive.timeout") == null) {
      System.setProperty("jdk.httpclient.keepalive.timeout", "5");
    }
  }

  @Bean
  RequestHttpHeadersFilter passedOn() {
    return (headers, request) -> Passing.onwards(headers, request.servletRequest());
  }

  @Bean
  ResponseHttpHeadersFilter passedBack() {
    return (headers, _) -> Passing.back(headers);
  }

  @Bean
  ProxyExchangeHandlerFunction proxy(
      List<Remote> remotes,
      ObjectProvider<RequestHttpHeadersFilter> onwards,
      ObjectProvider<ResponseHttpHeadersFilter> back) {
    var threads = Executors.newVirtualThreadPerTaskExecutor();
    var http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .executor(threads)
            .build();
    var requests = new JdkClientHttpRequestFactory(http, threads);
    requests.setReadTimeout(ANSWER);
    var exchange =
        new RestClientProxyExchange(
            RestClient.builder().requestFactory(requests).build(), new GatewayMvcProperties());
    return new ProxyExchangeHandlerFunction(
        exchange,
        onwards,
        back,
        request ->
            remotes.stream()
                .filter(remote -> remote.serves(Door.path(request.servletRequest())))
                .findFirst()
                .orElseThrow()
                .address());
  }

  @Bean
  RouterFunction<ServerResponse> remoteRoutes(
      List<Remote> remotes, ProxyExchangeHandlerFunction proxy, ProblemWriter problems) {
    RequestPredicate isRemote =
        request -> {
          var path = Door.path(request.servletRequest());
          return remotes.stream().anyMatch(remote -> remote.serves(path));
        };
    return RouterFunctions.route(isRemote, new Passing(proxy, problems));
  }

  @Bean
  FilterRegistrationBean<Filter> remoteSockets(List<Remote> remotes, ProblemWriter problems) {
    var filter = new FilterRegistrationBean<Filter>(new RemoteSockets(remotes, problems));
    filter.setOrder(Gateway.SPRING_SECURITY + 2); // after everything that may refuse
    return filter;
  }
}
