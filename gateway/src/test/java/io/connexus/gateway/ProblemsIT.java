package io.connexus.gateway;

import static io.connexus.gateway.Edge.json;
import static io.connexus.gateway.Edge.signedIn;
import static org.assertj.core.api.Assertions.assertThat;

import io.connexus.platform.Problem;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(classes = ToyApp.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ExtendWith(OutputCaptureExtension.class)
class ProblemsIT {
  private static final String JSON = "application/json";
  private Edge edge;

  @BeforeEach
  void edge(@LocalServerPort int port) {
    edge = new Edge(port);
  }

  @Test
  void aRefusalOfAFeatureIsAProblemDocument() {
    var answer = edge.get("/v1/toys/fail/taken", signedIn());

    assertProblem(answer, Problem.NUMBER_TAKEN);
    assertThat(json(answer).get("detail").asString()).isEqualTo("It is another's.");
    assertThat(json(answer).get("title").asString()).isEqualTo(Problem.NUMBER_TAKEN.title().en());
    assertThat(json(answer).has("errors")).isFalse();
  }

  @Test
  void whoReadsSpanishIsToldInSpanish() {
    var answer = edge.get("/v1/toys/fail/taken", signedIn("Accept-Language", "es-MX"));
    assertThat(answer.headers().firstValue("Content-Language")).contains("es");
    assertThat(json(answer).get("title").asString()).isEqualTo(Problem.NUMBER_TAKEN.title().es());
    assertThat(json(answer).get("detail").asString()).isEqualTo("Es de otro.");

    var fields =
        edge.post(
            "/v1/toys",
            "{\"name\":\" \",\"size\":11}",
            signedIn("Content-Type", JSON, "Accept-Language", "es"));
    assertThat(json(fields).get("errors").get(1).get("message").asString())
        .contains("menor que o igual a 10");
  }

  @Test
  void anUnexpectedErrorTellsNothingButItsRequestId() {
    var answer = edge.get("/v1/toys/fail/bug", signedIn());

    assertProblem(answer, Problem.INTERNAL);
    assertThat(answer.body()).doesNotContain("secret", "12345", "IllegalState", "detail");
  }

  @Test
  void aBrokenConstraintIsABugOfOursAndTellsNothing() {
    var answer = edge.get("/v1/toys/fail/constraint", signedIn());

    assertProblem(answer, Problem.INTERNAL);
    assertThat(answer.body()).doesNotContain("secret");
  }

  @Test
  void textThatTheDatabaseCannotHoldIsTheClientsDoing() {
    assertProblem(edge.get("/v1/toys/fail/nul", signedIn()), Problem.INVALID_REQUEST);
  }

  @Test
  void aDatabaseOutOfReachIsUnavailableAndTellsNothing() {
    var answer = edge.get("/v1/toys/fail/database", signedIn());

    assertProblem(answer, Problem.UNAVAILABLE);
    assertThat(answer.headers().firstValue("Retry-After")).contains("5");
    assertThat(answer.body()).doesNotContain("secret");
  }

  @ParameterizedTest
  @CsvSource({"wait,4", "carrier,5"})
  void whatPassesByItselfSaysWhenToTryAgain(String how, String seconds) {
    assertThat(edge.get("/v1/toys/fail/" + how, signedIn()).headers().firstValue("Retry-After"))
        .contains(seconds);
  }

  @Test
  void everyRefusedFieldIsNamed() {
    var answer =
        edge.post("/v1/toys", "{\"name\":\" \",\"size\":11}", signedIn("Content-Type", JSON));

    assertProblem(answer, Problem.INVALID_REQUEST);
    var errors = json(answer).get("errors");
    assertThat(errors).hasSize(2);
    assertThat(errors.get(0).get("field").asString()).isEqualTo("name");
    assertThat(errors.get(1).get("field").asString()).isEqualTo("size");
    assertThat(errors.get(1).get("message").asString()).contains("10");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "", "{\"name\":\"a\",}", "{\"part\":{\"weight\": 1", "nonsense"})
  void whatIsNotJsonIsCalledSo(String body) {
    assertProblem(
        edge.post("/v1/toys", body, signedIn("Content-Type", JSON)), Problem.MALFORMED_JSON);
  }

  @Test
  void aFieldOfTheWrongTypeIsNamedByItsPath() {
    var answer =
        edge.post(
            "/v1/toys",
            "{\"name\":\"a\",\"size\":1,\"part\":{\"weight\":\"heavy\"}}",
            signedIn("Content-Type", JSON));

    assertProblem(answer, Problem.INVALID_REQUEST);
    assertThat(json(answer).get("errors").get(0).get("field").asString()).isEqualTo("part.weight");
  }

  @Test
  void aMissingParameterIsNamed() {
    var answer = edge.get("/v1/toys", signedIn());

    assertProblem(answer, Problem.INVALID_REQUEST);
    assertThat(json(answer).get("errors").get(0).get("field").asString()).isEqualTo("q");
  }

  @Test
  void anIdThatIsNoneIsAnInvalidRequest() {
    var answer = edge.get("/v1/toys/not-a-uuid", signedIn());

    assertProblem(answer, Problem.INVALID_REQUEST);
    assertThat(json(answer).get("errors").get(0).get("field").asString()).isEqualTo("id");
    assertThat(answer.body()).doesNotContain("java");
  }

  @ParameterizedTest
  @ValueSource(strings = {"10", "x"})
  void aParameterOutOfRangeOrOfTheWrongTypeIsNamed(String limit) {
    var answer = edge.get("/v1/toys/" + Edge.USER + "?limit=" + limit, signedIn());

    assertProblem(answer, Problem.INVALID_REQUEST);
    assertThat(json(answer).get("errors").get(0).get("field").asString()).isEqualTo("limit");
  }

  @Test
  void aBodyThatIsNotJsonByItsTypeIsRefused() {
    var answer = edge.post("/v1/toys", "<toy/>", signedIn("Content-Type", "application/xml"));

    assertProblem(answer, Problem.UNSUPPORTED_MEDIA_TYPE);
    assertThat(answer.headers().firstValue("Accept")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/form-data; boundary=x", // its body ends too soon
        "multipart/form-data", // no boundary at all
        "multipart/mixed; boundary=x"
      })
  void aFormWithFilesIsRefusedByItsTypeHoweverBroken(String type) {
    var body = "--x\r\nnot a part";

    assertProblem(
        edge.post("/v1/toys", body, signedIn("Content-Type", type)),
        Problem.UNSUPPORTED_MEDIA_TYPE);
  }

  @Test
  void aFormWithFilesIsRefusedByItsTypeEvenWhenWhole() {
    var body = "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n--x--\r\n";

    assertProblem(
        edge.post("/v1/toys", body, signedIn("Content-Type", "multipart/form-data; boundary=x")),
        Problem.UNSUPPORTED_MEDIA_TYPE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/toys?q=%", "/v1/toys?q=%zz", "/v1/toys/" + Edge.USER + "?limit=%"})
  void aQueryWithABrokenEscapeIsAnInvalidRequest(String path, CapturedOutput log) {
    var answer = edge.raw("GET " + path + " HTTP/1.1\r\nAuthorization: Bearer " + Edge.TOKEN);

    assertThat(answer).startsWith("HTTP/1.1 400");
    assertThat(answer).contains(Problem.INVALID_REQUEST.slug()).contains("urn:request:");
    assertThat(log.getAll()).doesNotContain("InvalidParameterException");
  }

  @Test
  void whatIsNotInTheTableOfOperationsIsThereForNobody() {
    assertProblem(edge.get("/v1/forgotten", signedIn()), Problem.NOT_FOUND);
    assertProblem(edge.get("/v1/forgotten"), Problem.UNAUTHENTICATED);
  }

  @Test
  void aMethodThatAnOperationHasNotIsRefusedWithThoseItHas() {
    var answer =
        edge.send(edge.request("/v1/toys", signedIn()).method("DELETE", BodyPublishers.noBody()));

    assertProblem(answer, Problem.METHOD_NOT_ALLOWED);
    assertThat(answer.headers().firstValue("Allow").orElseThrow()).contains("GET", "POST");
  }

  @Test
  void anAnswerInAnotherFormatIsNotToBeHad() {
    assertProblem(edge.get("/v1/toys/me", signedIn("Accept", "image/png")), Problem.NOT_ACCEPTABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "DELETE"})
  void anUnknownOperationIsNotFoundWhateverTheMethod(String method) {
    assertProblem(
        edge.send(
            edge.request("/v1/nothing", signedIn("Accept", "text/html"))
                .method(method, BodyPublishers.noBody())),
        Problem.NOT_FOUND);
  }

  @Test
  void theErrorPageItselfIsNothing() {
    assertProblem(edge.get("/error"), Problem.NOT_FOUND);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1//toys",
        "/v1/toys;a=b",
        "/v1/%2e%2e/toys",
        "/v1/toys%2fme",
        "/v1/toys%5cme",
        "/v1/toys/../toys",
        "/v1/toys%00",
        "/%2e/v1/toys",
        "/v1/toys%252fme"
      })
  void trickyPathsAreRefusedWithAProblemDocument(String path) {
    var answer = edge.raw("GET " + path + " HTTP/1.1");

    assertThat(answer).startsWith("HTTP/1.1 400");
    assertThat(answer).containsIgnoringCase("content-type: application/problem+json");
    assertThat(answer).containsIgnoringCase("X-Request-Id:").contains("urn:request:");
    assertThat(answer).containsIgnoringCase("X-Content-Type-Options: nosniff");
  }

  @Test
  void aProblemIsSaidInItsOwnMediaTypeEvenToABrowser() {
    assertProblem(
        edge.get("/v1/toys/fail/taken", signedIn("Accept", "text/html")), Problem.NUMBER_TAKEN);
  }

  private static void assertProblem(HttpResponse<String> answer, Problem problem) {
    assertThat(answer.body()).contains(problem.slug());
    assertThat(answer.statusCode()).isEqualTo(problem.status());
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(json(answer).get("type").asString())
        .isEqualTo("https://connexus.dev/problems/" + problem.slug());
    assertThat(json(answer).get("status").asInt()).isEqualTo(problem.status());
    assertThat(json(answer).get("instance").asString())
        .isEqualTo("urn:request:" + answer.headers().firstValue("X-Request-Id").orElseThrow());
  }
}
