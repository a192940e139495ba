package io.connexus.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of the layout. */
class ShapeTest {
  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.connexus")
          .that(
              DescribedPredicate.not(
                  resideInAPackage("io.connexus.sandbox..")
                      .or(resideInAPackage("io.connexus.demo.."))));

  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.connexus");

  @Test
  void rulesKnowNothingButTheJdkAndThePlatformsValues() {
    classes()
        .that()
        .resideInAPackage("io.connexus.*.domain..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "io.connexus.*.domain..",
            "io.connexus.platform",
            "java..",
            "javax.crypto..",
            "org.jspecify..")
        .check(PRODUCT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"user", "auth", "call", "ai", "sms", "realtime"})
  void aFeatureIsReachedOnlyThroughItsRootPackage(String feature) {
    noClasses()
        .that()
        .resideOutsideOfPackages("io.connexus." + feature + "..", "io.connexus.app..")
        .should()
        .dependOnClassesThat(inside(feature))
        .check(PRODUCT);
  }

  private static DescribedPredicate<JavaClass> inside(String feature) {
    return DescribedPredicate.describe(
        "inside " + feature,
        type -> type.getPackageName().startsWith("io.connexus." + feature + "."));
  }

  @Test
  void thePlatformKnowsNoFeature() {
    noClasses()
        .that()
        .resideInAPackage("io.connexus.platform..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.connexus..")
                .and(DescribedPredicate.not(resideInAPackage("io.connexus.platform.."))))
        .check(PRODUCT);
  }

  @Test
  void vendorWordsStopInTheAdapters() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "io.connexus.*.domain..",
            "io.connexus.*.application..",
            "io.connexus.call",
            "io.connexus.user")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.connexus.telnyx..", "io.connexus.retell..")
        .check(PRODUCT);
  }

  @Test
  void theSandboxSharesNothingWithTheProduct() {
    classes()
        .that()
        .resideInAPackage("io.connexus.sandbox..")
        .should()
        .onlyDependOnClassesThat(
            DescribedPredicate.not(
                resideInAPackage("io.connexus..")
                    .and(DescribedPredicate.not(resideInAPackage("io.connexus.sandbox..")))))
        .check(ALL);
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.connexus.sandbox..")
        .check(PRODUCT);
  }

  @Test
  void modulesHaveNoCycles() {
    slices().matching("io.connexus.(*)..").should().beFreeOfCycles().check(ALL);
  }

  @Test
  void jsonIsJackson3() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.fasterxml.jackson.databind..")
        .check(ALL);
  }
}
