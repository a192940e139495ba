package io.connexus.gateway;

import jakarta.servlet.Filter;
import java.util.List;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.cloud.gateway.server.mvc.config.GatewayMvcProperties;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.RequestHttpHeadersFilter;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.ResponseHttpHeadersFilter;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchangeHandlerFunction;
import org.springframework.cloud.gateway.server.mvc.handler.RestClientProxyExchange;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
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
  private static final int MOST = 512;
  private static final Timeout CONNECT = Timeout.ofSeconds(2);
  private static final Timeout ANSWER = Timeout.ofSeconds(20);
  private static final TimeValue IDLE = TimeValue.ofSeconds(1);

  /** Sooner than a server closes an idle connection: a POST on one that closes would be lost. */
  private static final TimeValue EVICTED = TimeValue.ofSeconds(10);

  /** Blocking, on the request's own thread: one hop less for every octet. */
  @Bean
  CloseableHttpClient passingClient() {
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setMaxConnTotal(MOST)
            .setMaxConnPerRoute(MOST)
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(CONNECT)
                    .setSocketTimeout(ANSWER)
                    .setValidateAfterInactivity(IDLE)
                    .build())
            .build();
    return HttpClients.custom()
        .setConnectionManager(connections)
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectionRequestTimeout(CONNECT)
                .setResponseTimeout(ANSWER)
                .build())
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableContentCompression()
        .disableAuthCaching()
        .disableDefaultUserAgent()
        .evictIdleConnections(EVICTED)
        .build();
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
      CloseableHttpClient client,
      ObjectProvider<RequestHttpHeadersFilter> onwards,
      ObjectProvider<ResponseHttpHeadersFilter> back) {
    var requests = new HttpComponentsClientHttpRequestFactory(client);
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
