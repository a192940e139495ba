package io.connexus.auth.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PasswordsTest {
  private static final Argon2Cost CHEAP = new Argon2Cost(64, 1, 1);
  private final Passwords passwords = new Passwords(2, CHEAP);

  @Test
  void todaysCostIsWhatWeDecided() {
    assertThat(new Passwords(1, Argon2Cost.CURRENT).hash("correct horse"))
        .matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
  }

  @Test
  void aHashOfTheReferenceImplementationIsUnderstood() {
    // from test.c of the reference implementation of Argon2
    var reference =
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

    assertThat(passwords.matches("password", reference)).isTrue();
    assertThat(passwords.matches("passwore", reference)).isFalse();
    assertThat(passwords.isOutdated(reference)).isTrue();
  }

  @Test
  void onlyThePasswordMatchesAndNoTwoHashesAreAlike() {
    var hash = passwords.hash("correct horse");

    assertThat(passwords.matches("correct horse", hash)).isTrue();
    assertThat(passwords.matches("Correct horse", hash)).isFalse();
    assertThat(passwords.matches("", hash)).isFalse();
    assertThat(passwords.hash("correct horse")).isNotEqualTo(hash);
    assertThat(passwords.isOutdated(hash)).isFalse();
  }

  @Test
  void oneCharacterSpelledInTwoWaysIsOnePassword() {
    assertThat(passwords.matches("Ame\u0301lie 123", passwords.hash("Am\u00e9lie 123"))).isTrue();
  }

  @Test
  void aHashOfAnotherKindIsABugAndNotAMismatch() {
    assertThatThrownBy(() -> passwords.matches("x", "$2b$10$abc"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void manyAtOnceTakeTurnsAndAllGetAnAnswer() {
    var hash = passwords.hash("correct horse");

    assertThat(
            IntStream.range(0, 64)
                .parallel()
                .mapToObj(i -> passwords.matches(i % 2 == 0 ? "correct horse" : "wrong", hash)))
        .filteredOn(Boolean::booleanValue)
        .hasSize(32);
  }
}
