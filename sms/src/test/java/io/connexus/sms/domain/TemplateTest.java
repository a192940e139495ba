package io.connexus.sms.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.connexus.sms.domain.Template.Filled;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
  private static Filled fill(String body, Map<String, String> values) {
    return new Template(body).fill("Rosa's Bakery", values);
  }

  @Test
  void variablesComeOnceEachInOrderOfAppearance() {
    var template = new Template("{{b}} {{ a }} {{b}} {{business}} {{c_2}}");
    assertThat(template.variables()).containsExactly("b", "a", "c_2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{a}", "{{}}", "{{ }}", "{{a b}}", "{{1a}}", "{{a", "a}}", "{{a-b}}"})
  void otherBracesAreOrdinaryText(String body) {
    assertThat(new Template(body).variables()).isEmpty();
    assertThat(fill(body, Map.of())).isEqualTo(new Filled.Complete(body));
  }

  @Test
  void everyGapIsFilled() {
    assertThat(fill("Hi {{name}}, {{ name }}! {{business}}", Map.of("name", " Ann ")))
        .isEqualTo(new Filled.Complete("Hi Ann, Ann! Rosa's Bakery"));
  }

  @Test
  void aValueIsTextAndNeverATemplateOrAPattern() {
    assertThat(fill("{{a}}", Map.of("a", "{{b}} $1 \\")))
        .isEqualTo(new Filled.Complete("{{b}} $1 \\"));
  }

  @Test
  void theBusinessCanBeCalledOtherwiseForOnce() {
    assertThat(fill("{{business}}", Map.of("business", "Rosa")))
        .isEqualTo(new Filled.Complete("Rosa"));
  }

  @Test
  void everyMissingNameIsNamedAndBlankIsMissing() {
    assertThat(fill("{{a}} {{b}} {{c}}", Map.of("b", "x", "c", "  ", "unused", "y")))
        .isEqualTo(new Filled.Missing(List.of("a", "c")));
  }
}
