package io.connexus.auth;

import static io.connexus.auth.Client.json;
import static io.connexus.auth.Client.newEmail;
import static io.connexus.auth.Client.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who registers, and what is tried there that must not work. */
class RegistrationIT extends AuthCase {
  @Test
  void whoRegistersIsSignedInAndOwnsANewBusiness() {
    var email = newEmail();

    var session = json(client.register(email), 201);

    assertThat(Instant.parse(session.get("expiresAt").asString()))
        .isEqualTo(clock.instant().plus(Duration.ofMinutes(10)));
    var profile = json(client.profile(access(session)), 200);
    assertThat(profile.get("email").asString()).isEqualTo(email);
    assertThat(profile.get("businessName").asString()).isEqualTo("Ada Lovelace's business");
    assertThat(profile.get("role").asString()).isEqualTo("owner");
  }

  /** The rest of the operations are walked through the whole product; these limit guessers. */
  @Test
  void whatBreaksOutOfSqlAndTemplatesIsKeptOrRefusedWhereNobodyHasSignedIn() {
    var kept = List.of("O'x\"; drop table auth.credential; --", "${7*7} {{7*7}} <b>%s");
    for (var payload : kept) {
      var body = JSON.createObjectNode();
      body.put("email", newEmail()).put("password", payload).put("phone", "+12125550101");
      body.put("fullName", payload).put("businessName", payload);
      var session = json(client.post("/v1/auth/register", body.toString()), 201);
      var profile = json(client.profile(access(session)), 200);
      assertThat(profile.get("fullName").asString()).isEqualTo(payload);
      assertThat(profile.get("businessName").asString()).isEqualTo(payload);
    }
    var bodies =
        Map.of(
            "register", List.of("email", "password", "phone", "fullName", "businessName"),
            "login", List.of("email", "password", "code"),
            "reset-password", List.of("email"),
            "reset-password/confirm", List.of("token", "password"),
            "email/restore", List.of("token"),
            "invitation/accept", List.of("token", "password", "phone", "fullName"));
    var wrong = new ArrayList<String>();
    for (var payload :
        List.of(
            "' or 1=1 --",
            "\\u0000",
            "\\u202e",
            "\\ud800",
            "\\r\\nBcc: x@x.org",
            "x".repeat(10_000))) {
      bodies.forEach((path, fields) -> {
        for (var field : fields) {
          var others =
              fields.stream()
                  .filter(other -> !other.equals(field))
                  .map(other -> "\"%s\":\"%s\"".formatted(other, usual(other)))
                  .toList();
          var body =
              "{\""
                  + field
                  + "\":\""
                  + payload
                  + "\""
                  + (others.isEmpty() ? "" : "," + String.join(",", others))
                  + "}";
          int status = client.post("/v1/auth/" + path, body).statusCode();
          boolean fine =
              status >= 400 && status < 500
                  || path.equals("reset-password") // tells nobody anything
                  || path.equals("register") && payload.startsWith("'")
                  || path.equals("register") && field.equals("password");
          if (!fine || status >= 500) {
            wrong.add(path + " " + field + " " + payload.substring(0, 5) + ": " + status);
          }
        }
      });
    }
    for (var path : List.of("verify-email", "invitation")) {
      for (var token : List.of("%00", "'%20or%201=1--", "%E2%80%AE", "x".repeat(5000))) {
        int status = client.get("/v1/auth/" + path + "?token=" + token).statusCode();
        if (status < 400 || status >= 500) {
          wrong.add(path + " " + token.substring(0, 3) + ": " + status);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static String usual(String field) {
    return switch (field) {
      case "email" -> newEmail();
      case "phone" -> "+12125550101";
      default -> "long enough";
    };
  }

  @Test
  void aLongNameStillMakesABusinessName() {
    var body = Client.registration(newEmail()).replace("Ada Lovelace", "A".repeat(100));

    var session = json(client.post("/v1/auth/register", body), 201);

    assertThat(json(client.profile(access(session)), 200).get("businessName").asString())
        .isEqualTo("A".repeat(100));
  }

  @Test
  void whatTheBodySaysBeyondTheContractIsIgnored() {
    var other = json(client.profile(access(json(client.register(newEmail()), 201))), 200);
    var body =
        Client.registration(newEmail())
            .replace(
                "{",
                "{\"role\":\"admin\",\"id\":\"%s\",\"userId\":\"%s\",\"workspaceId\":\"%s\",\"businessName\":\"Mine\","
                    .formatted(
                        other.get("userId").asString(),
                        other.get("userId").asString(),
                        other.get("workspaceId").asString()));

    var profile =
        json(client.profile(access(json(client.post("/v1/auth/register", body), 201))), 200);

    assertThat(profile.get("role").asString()).isEqualTo("owner");
    assertThat(profile.get("businessName").asString()).isEqualTo("Mine");
    assertThat(profile.get("userId")).isNotEqualTo(other.get("userId"));
    assertThat(profile.get("workspaceId")).isNotEqualTo(other.get("workspaceId"));
  }

  @Test
  void anAddressHasOneAccountWhateverItsCaseAndNothingIsLeftOfTheSecond() {
    var email = newEmail();
    json(client.register(email), 201);
    int before = count("users.workspace") + count("users.member");

    refused(client.register(email.toUpperCase(Locale.ROOT)), 409, "email-taken");

    assertThat(count("users.workspace") + count("users.member")).isEqualTo(before);
  }

  @Test
  void ofManyWhoRegisterOneAddressAtOnceOneSucceeds() throws Exception {
    var email = newEmail();
    var statuses = atOnce(6, () -> client.register(email).statusCode());

    assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "email|{'email':'no address','password':'12345678','fullName':'A','phone':'+12125550101'}",
        "email|{'password':'12345678','fullName':'A','phone':'+12125550101'}",
        "password|{'email':'a@b.org','password':'1234567','fullName':'A','phone':'+12125550101'}",
        "fullName|{'email':'a@b.org','password':'12345678','fullName':'  ','phone':'+12125550101'}",
        "phone|{'email':'a@b.org','password':'12345678','fullName':'A','phone':'2125550101'}",
        "phone|{'email':'a@b.org','password':'12345678','fullName':'A','phone':'+1112'}",
        "businessName|{'email':'a@b.org','password':'12345678','fullName':'A','phone':'+12125550101','businessName':''}"
      },
      quoteCharacter = '`')
  void aRegistrationThatCannotBeIsRefusedByField(String field, String body) {
    var answer = client.post("/v1/auth/register", body.replace('\'', '"'));

    refused(answer, 400, "invalid-request");
    var errors = json(answer, 400).get("errors");
    assertThat(errors).hasSize(1);
    assertThat(errors.get(0).get("field").asString()).isEqualTo(field);
  }

  @Test
  void textThatNoDatabaseHoldsIsRefusedAsInvalid() {
    var body = Client.registration(newEmail()).replace("Lovelace", "\\u0000");

    refused(client.post("/v1/auth/register", body), 400, "invalid-request");
  }
}
