package org.beyondviral.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is handed out. */
class DistributionTest {
  private static final Set<String> LICENCES =
      Set.of("Apache-2.0", "MIT", "BSD-2-Clause", "BSD-3-Clause");

  @TempDir static Path work;
  private static Installation installation;

  @BeforeAll
  static void unpack() throws IOException, InterruptedException {
    installation = Installation.under(work);
  }

  @Test
  void theJarHoldsNoClassThatSparkHas() throws IOException {
    Map<String, Path> ofSpark = new HashMap<>();
    try (Stream<Path> jars = Files.list(installation.spark().resolve("jars"))) {
      for (Path jar : jars.toList()) {
        classes(jar).forEach(name -> ofSpark.put(name, jar.getFileName()));
      }
    }
    Set<String> ours = classes(installation.program().resolve("lib/beyond-viral.jar"));
    assertThat(ours).contains("org/beyondviral/Main.class");
    assertThat(ours.stream().filter(ofSpark::containsKey).map(n -> n + " of " + ofSpark.get(n)))
        .isEmpty();
  }

  @Test
  void withoutSparkTheLauncherSaysWhatToSet() throws IOException, InterruptedException {
    List<String> command =
        List.of(
            "env",
            "-u",
            "SPARK_HOME",
            installation.program().resolve("bin/beyond-viral").toString(),
            "tables");
    try (Started started = new Started(command, work, "program")) {
      assertThat(started.code()).isEqualTo(2);
      assertThat(started.said()).contains("SPARK_HOME is not set");
    }
  }

  /**
   * {@code ./mvnw -B -DskipTests package -P audit} makes the bill of materials that is read here.
   */
  @Test
  void allThatTheJarHoldsIsUnderALicenceThatAsksForNoMoreThanANotice() throws IOException {
    Path bill = installation.program().resolve("lib/bom.json");
    assumeTrue(Boolean.getBoolean("audited") || Files.exists(bill));
    List<String> others = new ArrayList<>();
    JsonNode components = new ObjectMapper().readTree(bill.toFile()).path("components");
    for (JsonNode component : components) {
      JsonNode licences = component.path("licenses");
      // JLine says "The BSD License", which is that of three clauses.
      boolean named = component.path("group").asText().equals("org.jline");
      boolean allowed = !licences.isEmpty();
      for (JsonNode licence : licences) {
        allowed &= named || LICENCES.contains(licence.path("license").path("id").asText());
      }
      if (!allowed) {
        others.add(component.path("name").asText() + " " + licences);
      }
    }
    assertThat(components).isNotEmpty();
    assertThat(others).isEmpty();
  }

  private static Set<String> classes(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.endsWith(".class") && !name.startsWith("META-INF/"))
          .collect(Collectors.toSet());
    }
  }
}
