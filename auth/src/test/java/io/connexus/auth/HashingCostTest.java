package io.connexus.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.connexus.auth.application.Argon2Cost;
import io.connexus.auth.application.AuthSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** The other tests of this module hash cheaply. */
class HashingCostTest {

  @Test
  void withoutATestsWishPasswordsAreHashedAtTodaysCost() {
    var settings =
        new AuthSettings(
            "connexus",
            "connexus-api",
            Duration.ofMinutes(10),
            Duration.ofDays(30),
            Duration.ofDays(30),
            1,
            AuthSettings.Registration.FIRST);
    var nobodysWish = new StaticListableBeanFactory().getBeanProvider(Argon2Cost.class);

    assertThat(new Auth().passwords(settings, nobodysWish).hash("correct horse"))
        .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
  }
}
