package io.connexus.sandbox.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.ECPrivateKeySpec;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The example of RFC 8291, appendix A. */
class BrowserTest {
  private static final String PUBLIC =
      "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
  private static final String PRIVATE = "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94";
  private static final String AUTH = "BTBZMqHH6r4Tts7J_aSIgg";
  private static final String MESSAGE =
      "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS"
          + "6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxs"
          + "j_Qulcy4a-fN";

  private static Browser browser(String auth) throws GeneralSecurityException {
    var own = Points.key(Points.octets(PUBLIC));
    var secret = new ECPrivateKeySpec(new BigInteger(1, Points.octets(PRIVATE)), own.getParams());
    var keys = new KeyPair(own, KeyFactory.getInstance("EC").generatePrivate(secret));
    return new Browser(keys, Points.octets(auth));
  }

  @Test
  void thePublishedExampleIsRead() throws GeneralSecurityException {
    assertThat(browser(AUTH).read(Points.octets(MESSAGE)))
        .asString()
        .isEqualTo("When I grow up, I want to be a watermelon");
    assertThat(browser(AUTH).p256dh()).isEqualTo(PUBLIC);
  }

  @Test
  void noChangedOctetIsRead() throws GeneralSecurityException {
    byte[] message = Points.octets(MESSAGE);
    for (int i = 0; i < message.length; i++) {
      byte[] changed = message.clone();
      changed[i] ^= 1;
      if (i < 16 || i >= 20) { // the record's size is no part of what is sealed
        assertThatThrownBy(() -> browser(AUTH).read(changed))
            .isInstanceOf(GeneralSecurityException.class);
      }
    }
    for (int length = 0; length < message.length; length++) {
      byte[] cut = Arrays.copyOf(message, length);
      assertThatThrownBy(() -> browser(AUTH).read(cut))
          .isInstanceOf(GeneralSecurityException.class);
    }
  }

  @Test
  void nothingIsReadWithAnotherAuthenticationSecret() {
    assertThatThrownBy(() -> browser("BTBZMqHH6r4Tts7J_aSIgQ").read(Points.octets(MESSAGE)))
        .isInstanceOf(GeneralSecurityException.class);
  }
}
