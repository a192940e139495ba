package io.connexus.platform.objects;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where objects are kept, under {@code connexus.s3}.
 *
 * @param bucket an existing bucket; empty: objects are files
 * @param endpoint of a store that is not Amazon's, {@code http(s)://host[:port]}; it is asked with
 *     the bucket in the path. Empty: Amazon S3
 * @param region as the store knows it
 * @param accessKey empty, as {@code secretKey}: what Amazon's SDK finds by itself (instance role)
 */
@ConfigurationProperties("connexus.s3")
public record S3Settings(
    @DefaultValue("") String bucket,
    @DefaultValue("") String endpoint,
    @DefaultValue("us-east-1") String region,
    @DefaultValue("") String accessKey,
    @DefaultValue("") String secretKey) {

  public S3Settings {
    if (!endpoint.isEmpty()) {
      var uri = URI.create(endpoint);
      if (uri.getHost() == null
          || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
        throw new IllegalArgumentException("connexus.s3.endpoint must be http(s)://host[:port]");
      }
    }
    if (accessKey.isEmpty() != secretKey.isEmpty()) {
      throw new IllegalArgumentException(
          "connexus.s3.access-key and connexus.s3.secret-key must be set together");
    }
  }

  @Override
  public String toString() {
    return "S3Settings[***]";
  }
}
