package org.beyondviral;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The walls between the packages of the jobs; the reasons stand in {@code jobs/docs/decisions}. */
class ArchitectureTest {
  private static final JavaClasses JOBS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
          .importPackages("org.beyondviral");

  @TestFactory
  Stream<DynamicTest> walls() {
    return Stream.<ArchRule>of(
            noClasses()
                .that()
                .resideOutsideOfPackage("..graph..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.spark.graphx..")
                .because("GraphX stays behind one package"),
            noClasses()
                .that()
                .resideOutsideOfPackages("..graph..", "..rows..")
                .should()
                .dependOnClassesThat(scalaFunctionsAndTags())
                .because("Scala's function types are for graphs, its tags for encoders"),
            noClasses()
                .that()
                .resideOutsideOfPackage("..store..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.apache.spark.sql.DataFrameReader")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.apache.spark.sql.DataFrameWriter")
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.hadoop.fs..")
                .because("only the store reads and writes"),
            noClasses()
                .that()
                .resideInAnyPackage("..stage..", "..rows..", "..graph..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..job..", "..store..", "..report..")
                .because("a stage is a pure function of datasets"),
            noClasses()
                .that()
                .resideInAPackage("..store..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..job..", "..stage..", "..graph..", "..report..")
                .because("the store knows tables, not what is done with them"),
            noClasses()
                .that()
                .resideOutsideOfPackage("org.beyondviral")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .because("only the command line knows its library"),
            classes()
                .that()
                .resideInAPackage("..job..")
                .and()
                .areTopLevelClasses()
                .and()
                .haveSimpleNameEndingWith("Job")
                .should()
                .haveModifier(JavaModifier.FINAL)
                .andShould(haveAStaticRun())
                .because("a job is read, apply, write"),
            noClasses()
                .should()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameStartingWith("Abstract")
                .because("a class is named for the one thing it is"),
            classes().should(liveInANullMarkedPackage()))
        .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(JOBS)));
  }

  private static DescribedPredicate<JavaClass> scalaFunctionsAndTags() {
    return DescribedPredicate.describe(
        "are Scala's functions or tags",
        type ->
            type.getName().matches("scala\\.(Partial)?Function\\d*|scala\\.runtime\\..*")
                || type.getPackageName().startsWith("scala.reflect"));
  }

  private static ArchCondition<JavaClass> haveAStaticRun() {
    return new ArchCondition<>("have a public static run") {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        boolean runs =
            item.getMethods().stream()
                .anyMatch(
                    method ->
                        method.getName().equals("run")
                            && method.getModifiers().contains(JavaModifier.PUBLIC)
                            && method.getModifiers().contains(JavaModifier.STATIC));
        if (!runs) {
          events.add(SimpleConditionEvent.violated(item, item.getName() + " has none"));
        }
      }
    };
  }

  private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
    return new ArchCondition<>("live in a @NullMarked package") {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        if (!item.getPackage().isAnnotatedWith(NullMarked.class)) {
          events.add(SimpleConditionEvent.violated(item, item.getName() + " does not"));
        }
      }
    };
  }
}
