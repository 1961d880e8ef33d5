package org.beyondviral;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The notebooks as they are stored; {@code notebooks/run --execute} runs them. */
class NotebooksTest {
  private static final Path NOTEBOOKS = Path.of("../../notebooks");

  @TestFactory
  List<DynamicTest> areStoredWithoutOutputsAndListed() throws IOException {
    String page = Files.readString(NOTEBOOKS.resolve("README.md"));
    List<DynamicTest> tests = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(NOTEBOOKS, "*.ipynb")) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        tests.add(
            DynamicTest.dynamicTest(
                name,
                () -> {
                  assertThat(page).contains("](" + name + ")");
                  check(new ObjectMapper().readTree(file.toFile()));
                }));
      }
    }
    assertThat(tests).hasSize(5);
    return tests;
  }

  private static void check(JsonNode notebook) {
    assertThat(notebook.at("/metadata/kernelspec/name").asText()).isEqualTo("beyond-viral");
    List<String> ids = new ArrayList<>();
    List<JsonNode> code = new ArrayList<>();
    for (JsonNode cell : notebook.path("cells")) {
      ids.add(cell.path("id").asText());
      if (cell.path("cell_type").asText().equals("code")) {
        code.add(cell);
      }
    }
    assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z0-9-]+"));
    assertThat(code)
        .allSatisfy(
            cell -> {
              assertThat(cell.path("outputs")).as("clear the outputs").isEmpty();
              assertThat(cell.path("execution_count").isNull()).isTrue();
            });
    assertThat(code.subList(1, code.size()))
        .as("all imports in the first cell")
        .allSatisfy(
            cell ->
                assertThat(cell.path("source"))
                    .noneMatch(line -> line.asText().startsWith("import ")));
  }
}
