package org.nabla.examples;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The walls between the modules, seen in the compiled classes. */
class WallsTest {

  private static final List<String> LIBRARIES =
      List.of("calculus", "optim", "nn", "datasets", "viz");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("org.nabla");

  @Test
  void everyModuleIsSeen() {
    Set<String> seen = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      seen.add(type.getPackageName().replaceAll("org\\.nabla\\.([a-z]+).*", "$1"));
    }
    assertThat(seen)
        .containsExactlyInAnyOrder("calculus", "optim", "nn", "datasets", "viz", "examples");
  }

  @Test
  void aLibraryUsesNoOtherModuleOfOurs() {
    for (String library : LIBRARIES) {
      String[] others =
          Stream.concat(LIBRARIES.stream(), Stream.of("examples"))
              .filter(module -> !module.equals(library))
              .map(module -> "org.nabla." + module + "..")
              .toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage("org.nabla." + library + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(others)
          .because("modules meet in examples, through JDK types")
          .check(CLASSES);
    }
  }

  @Test
  void aLibraryDoesNotPrint() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.nabla.examples..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(Throwable.class, "printStackTrace")
        .because("a library returns what it has to say, or logs it")
        .check(CLASSES);
  }

  @Test
  void onlyVizAndExamplesUseTheDesktop() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.nabla.viz..", "org.nabla.examples..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.awt..",
            "java.beans..",
            "javax.accessibility..",
            "javax.imageio..",
            "javax.print..",
            "javax.sound..",
            "javax.swing..")
        .because("a server or a small image has no java.desktop")
        .check(CLASSES);
  }

  @Test
  void aPackageLivesInOneModule() {
    Map<String, Set<String>> places = new TreeMap<>();
    for (JavaClass type : CLASSES) {
      String file = type.getName().replace('.', '/') + ".class";
      String place = type.getSource().orElseThrow().getUri().toString().replace(file, "");
      places.computeIfAbsent(type.getPackageName(), name -> new TreeSet<>()).add(place);
    }
    assertThat(places).isNotEmpty();
    assertThat(places)
        .allSatisfy((name, where) -> assertThat(where).as("places of package %s", name).hasSize(1));
  }
}
