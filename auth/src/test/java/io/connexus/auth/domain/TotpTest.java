package io.connexus.auth.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.connexus.platform.Language;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
  private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

  @ParameterizedTest
  @CsvSource({ // RFC 6238, appendix B, the last six of its eight digits
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void codesAreThoseOfTheStandard(long second, String code) {
    assertThat(Totp.at(SECRET, Instant.ofEpochSecond(second))).isEqualTo(code);
  }

  @Test
  void aClockMayBeOneStepAwayAndNoMore() {
    var now = Instant.ofEpochSecond(1111111111);
    for (int away : new int[] {-30, 0, 30}) {
      assertThat(Totp.step(SECRET, Totp.at(SECRET, now.plusSeconds(away)), now, -1)).isPresent();
    }
    for (int away : new int[] {-60, 60}) {
      assertThat(Totp.step(SECRET, Totp.at(SECRET, now.plusSeconds(away)), now, -1)).isEmpty();
    }
  }

  @Test
  void aCodeOfAnEarlierStepThanTheLastUsedIsNoneAnyMore() {
    var now = Instant.ofEpochSecond(1111111111);
    long step = Totp.step(SECRET, Totp.at(SECRET, now), now, -1).orElseThrow();

    assertThat(Totp.step(SECRET, Totp.at(SECRET, now), now, step)).isEmpty();
    assertThat(Totp.step(SECRET, Totp.at(SECRET, now.minusSeconds(30)), now, step)).isEmpty();
  }

  @Test
  void secretsAreWrittenAsAuthenticatorAppsReadThem() {
    assertThat(Base32.encode("foobarfoob".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo("MZXW6YTBOJTG633C");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36 | Chrome on Android",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1 | Safari on iPhone",
        "Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0 | Edge on Windows",
        "okhttp/5.1 | okhttp",
        "'' | Unknown device"
      })
  void aDeviceIsNamedAsPeopleNameIt(String userAgent, String words) {
    assertThat(Device.inWords(userAgent, Language.EN)).isEqualTo(words);
  }
}
