package io.connexus.auth;

import static io.connexus.auth.Client.PASSWORD;
import static io.connexus.auth.Client.bearer;
import static io.connexus.auth.Client.json;
import static io.connexus.auth.Client.newEmail;
import static io.connexus.auth.Client.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The sign-ins of a member, and an invitation that is none. */
class SignInsIT extends AccountCase {
  @Test
  void theMemberSeesTheirSignInsAndEndsThem() {
    var firefox = "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0";
    var other = json(client.logIn(email, PASSWORD, "User-Agent", firefox), 200);
    var otherToken = other.get("accessToken").asString();

    var items = json(client.get("/v1/auth/sessions", bearer(token)), 200).get("items");
    assertThat(items).hasSize(2);
    var theirs = items.valueStream().filter(item -> !item.get("current").asBoolean()).toList();
    assertThat(theirs).hasSize(1);
    assertThat(theirs.getFirst().get("device").asString()).isEqualTo("Firefox on Windows");
    assertThat(theirs.getFirst().get("address").asString()).isNotEmpty();
    mailbox.letter(email, "New sign-in: Firefox on Windows", 1);

    var id = theirs.getFirst().get("id").asString();
    done(client.delete("/v1/auth/sessions/" + id, bearer(token)));
    refused(client.profile(otherToken), 401, "unauthenticated");
    refused(client.refresh(other.get("refreshToken").asString()), 401, "session-ended");
    json(client.profile(token), 200);
    done(client.delete("/v1/auth/sessions", bearer(token)));
    refused(client.profile(token), 401, "unauthenticated");
  }

  @Test
  void aDeviceThatSaysItsTimeZoneIsShownAroundItsCity() {
    json(logInAt("America/Mexico_City", "Android-App/1"), 200);
    json(logInAt("America/Not_Yet_Known", "Other-App/1"), 200);
    json(logInAt("UTC", "Third-App/1"), 200);

    assertThat(cities("en")).containsExactlyInAnyOrder("Mexico City");
    assertThat(cities("es")).containsExactlyInAnyOrder("Ciudad de México");
    assertThat(mailbox.letter(email, "New sign-in: Android-App", 1).text())
        .contains("(around Mexico City, by its clock)");
    assertThat(mailbox.letter(email, "New sign-in: Third-App", 1).text()).doesNotContain("around");
    for (var bad : List.of("", "+02:00", "<b>Madrid</b>", "A".repeat(65))) {
      refused(logInAt(bad, "Android-App/1"), 400, "invalid-request");
    }
  }

  private java.net.http.HttpResponse<String> logInAt(String zone, String device) {
    var body =
        "{\"email\":\"%s\",\"password\":\"%s\",\"timeZone\":\"%s\"}"
            .formatted(email, PASSWORD, zone);
    return client.post("/v1/auth/login", body, "User-Agent", device);
  }

  private List<String> cities(String language) {
    var sessions =
        client.get(
            "/v1/auth/sessions", "Authorization", "Bearer " + token, "Accept-Language", language);
    return json(sessions, 200)
        .get("items")
        .valueStream()
        .filter(item -> item.has("city"))
        .map(item -> item.get("city").asString())
        .toList();
  }

  @Test
  void nobodyEndsTheSignInOfAnother() {
    var stranger = json(client.register(newEmail()), 201).get("accessToken").asString();
    var mine = json(client.get("/v1/auth/sessions", bearer(token)), 200).get("items").get(0);

    done(client.delete("/v1/auth/sessions/" + mine.get("id").asString(), bearer(stranger)));

    json(client.profile(token), 200);
  }

  @Test
  void aSignInFromAKnownDeviceIsNotMailed() {
    json(client.logIn(email, PASSWORD), 200);
    json(client.logIn(email, PASSWORD, "User-Agent", "Android-App/1"), 200);
    mailbox.letter(email, "New sign-in: Android-App", 1);
    assertThat(mailbox.of(email)).noneMatch(letter -> letter.subject().contains("Java"));
  }

  @Test
  void theUserIsToldOfAStolenRefreshToken() {
    var next = json(client.refresh(refresh), 200).get("refreshToken").asString();
    json(client.refresh(next), 200);
    clock.advance(Duration.ofSeconds(11));
    refused(client.refresh(refresh), 401, "session-ended");
    mailbox.letter(email, "We ended one of your sign-ins", 1);
    refused(client.profile(token), 401, "unauthenticated");
  }

  @Test
  void signingOutStopsTheAccessTokenToo() {
    client.logOut(refresh);
    refused(client.profile(token), 401, "unauthenticated");
  }

  @Test
  void anUnknownInvitationOpensNothing() {
    refused(client.get("/v1/auth/invitation?token=x"), 422, "invalid-token");
    refused(
        client.post(
            "/v1/auth/invitation/accept",
            """
            {"token":"x","fullName":"Eve","phone":"+12125550109","password":"long enough","role":"owner"}\
            """),
        422,
        "invalid-token");
  }
}
