package io.connexus.platform.objects;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Objects in a bucket of an S3-compatible store. The SDK repeats what failed on the way; after half
 * a minute it is given up, a file after some minutes.
 */
public final class S3ObjectStore implements ObjectStore, AutoCloseable {
  /** Four hours of two channels are half a gigabyte. */
  private static final Duration LARGE_FILE = Duration.ofMinutes(4);

  private static final int RANGE_NOT_SATISFIABLE = 416;

  private final S3Client s3;
  private final String bucket;

  public S3ObjectStore(S3Settings settings) {
    bucket = settings.bucket();
    var client =
        S3Client.builder()
            .httpClientBuilder(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(Duration.ofSeconds(5))
                    .socketTimeout(Duration.ofSeconds(15)))
            .overrideConfiguration(limits -> limits.apiCallTimeout(Duration.ofSeconds(30)))
            .region(Region.of(settings.region()))
            // other stores do not know Amazon's own checksums
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
    if (!settings.endpoint().isEmpty()) {
      client.endpointOverride(URI.create(settings.endpoint())).forcePathStyle(true);
    }
    if (!settings.accessKey().isEmpty()) {
      client.credentialsProvider(
          StaticCredentialsProvider.create(
              AwsBasicCredentials.create(settings.accessKey(), settings.secretKey())));
    }
    s3 = client.build();
  }

  @Override
  public void put(String key, byte[] bytes) {
    Keys.checked(key);
    var _ =
        asked(() -> s3.putObject(to -> to.bucket(bucket).key(key), RequestBody.fromBytes(bytes)));
  }

  @Override
  public void put(String key, Path file) {
    Keys.checked(key);
    var _ =
        asked(() ->
            s3.putObject(
                to ->
                    to.bucket(bucket)
                        .key(key)
                        .overrideConfiguration(limits -> limits.apiCallTimeout(LARGE_FILE)),
                RequestBody.fromFile(file)));
  }

  @Override
  public Optional<byte[]> get(String key) {
    Keys.checked(key);
    return asked(() -> {
      try {
        return Optional.of(s3.getObjectAsBytes(of -> of.bucket(bucket).key(key)).asByteArray());
      } catch (NoSuchKeyException _) {
        return Optional.empty();
      }
    });
  }

  @Override
  public Optional<Part> get(String key, long from, int most) {
    Keys.checked(key);
    return asked(() -> {
      try {
        var range = "bytes=%d-%d".formatted(from, from + most - 1);
        var part = s3.getObjectAsBytes(of -> of.bucket(bucket).key(key).range(range));
        return Optional.of(new Part(part.asByteArray(), whole(part.response().contentRange())));
      } catch (NoSuchKeyException _) {
        return Optional.empty();
      } catch (S3Exception e) {
        if (e.statusCode() != RANGE_NOT_SATISFIABLE) {
          throw e;
        }
        long size = s3.headObject(of -> of.bucket(bucket).key(key)).contentLength();
        return Optional.of(new Part(new byte[0], size));
      }
    });
  }

  /** The size in {@code bytes 0-9/200}. */
  private static long whole(String contentRange) {
    return Long.parseLong(contentRange.substring(contentRange.indexOf('/') + 1));
  }

  @Override
  public void delete(String key) {
    Keys.checked(key);
    var _ = asked(() -> s3.deleteObject(of -> of.bucket(bucket).key(key)));
  }

  private static <T> T asked(Supplier<T> request) {
    try {
      return request.get();
    } catch (SdkException e) {
      throw new ObjectStoreDown(new IOException("the object store failed", e));
    }
  }

  @Override
  public void close() {
    s3.close();
  }
}
