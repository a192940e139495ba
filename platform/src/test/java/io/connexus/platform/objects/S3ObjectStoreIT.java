package io.connexus.platform.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against S3Proxy, which speaks S3 and checks signatures. */
class S3ObjectStoreIT extends ObjectStoreContract {
  private static final String BUCKET = "connexus";

  private static S3Proxy proxy;
  private static S3ObjectStore store;

  @BeforeAll
  static void open() throws Exception {
    var blobs = new TransientNio2BlobStore();
    var _ = blobs.createContainer(BUCKET);
    proxy =
        S3Proxy.builder()
            .blobStore(blobs)
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, "key", "secret")
            .build();
    proxy.start();
    store = new S3ObjectStore(settings(BUCKET, "secret"));
  }

  @AfterAll
  static void close() throws Exception {
    store.close();
    proxy.stop();
  }

  private static S3Settings settings(String bucket, String secret) {
    return new S3Settings(
        bucket, "http://127.0.0.1:" + proxy.getPort(), "us-east-1", "key", secret);
  }

  @Override
  ObjectStore store() {
    return store;
  }

  @Test
  void aWrongKeyOrBucketIsAFailureAndNotAMissingObject() {
    try (var stranger = new S3ObjectStore(settings(BUCKET, "guessed"));
        var elsewhere = new S3ObjectStore(settings("elsewhere", "secret"))) {
      assertThatThrownBy(() -> stranger.get("a")).isInstanceOf(ObjectStoreDown.class);
      assertThatThrownBy(() -> elsewhere.get("a")).isInstanceOf(ObjectStoreDown.class);
      assertThatThrownBy(() -> elsewhere.put("a", new byte[1])).isInstanceOf(ObjectStoreDown.class);
    }
  }

  @Test
  void settingsThatCannotBeMeantAreNamedAndSecretsNotShown() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new S3Settings("b", "localhost:9000", "r", "k", "s"))
        .withMessageContaining("connexus.s3.endpoint");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new S3Settings("b", "", "r", "k", ""))
        .withMessageContaining("connexus.s3.secret-key");
    assertThat(settings(BUCKET, "secret").toString()).doesNotContain("secret");
  }
}
