package io.connexus.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;

/**
 * The files of the web client and its client-side routes. Files under {@code /assets} have the hash
 * of their content in their name and are kept for ever; everything else is asked for anew each
 * time, so that a new version reaches people. First among the configurers, or Spring Boot would
 * take {@code /**} for itself.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class WebFiles implements WebMvcConfigurer {
  private static final String ASSETS = "/assets/**";
  private static final String ALL = "/**";

  /** What the files are served under. */
  static final Set<String> PATTERNS = Set.of(ASSETS, ALL);

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new ActorArgument());
  }

  /** A resource handler never answers the empty path. */
  @Override
  public void addViewControllers(ViewControllerRegistry registry) {
    registry.addViewController("/").setViewName("forward:/index.html");
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler(ASSETS)
        .addResourceLocations("classpath:/static/assets/")
        .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
    registry
        .addResourceHandler(ALL)
        .addResourceLocations("classpath:/static/")
        .setCacheControl(CacheControl.noCache())
        .resourceChain(false)
        .addResolver(new ClientRoutes());
  }

  /**
   * Answers a page that only the client knows, such as {@code /calls/…}, with the client itself.
   */
  private static final class ClientRoutes extends PathResourceResolver {

    @Override
    protected @Nullable Resource resolveResourceInternal(
        @Nullable HttpServletRequest request,
        String path,
        List<? extends Resource> locations,
        ResourceResolverChain chain) {
      var file = super.resolveResourceInternal(request, path, locations, chain);
      if (file != null || request == null || !isPage(request, path)) {
        return file;
      }
      return super.resolveResourceInternal(request, "index.html", locations, chain);
    }

    private static boolean isPage(HttpServletRequest request, String path) {
      var accept = request.getHeader("Accept");
      return Door.of(request) == Door.FILES
          && !path.startsWith("retell/")
          && path.indexOf('.', path.lastIndexOf('/') + 1) < 0
          && accept != null
          && accept.contains("text/html");
    }
  }
}
