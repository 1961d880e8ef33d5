package org.beyondviral.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The generated pages of {@code jobs/docs} say what the code says. After a change run {@code ./mvnw
 * -B test -pl jobs/core -Dtest=DocsTest -Ddocs.write=true} and commit the pages.
 */
class DocsTest {
  @TestFactory
  Stream<DynamicTest> pagesSayWhatTheCodeSays() {
    return Stream.of(
        page("tables.md", Reference::tables),
        page("measures.md", Reference::measures),
        page("settings.md", Reference::settings));
  }

  private static DynamicTest page(String name, Supplier<String> content) {
    return DynamicTest.dynamicTest(
        name,
        () -> {
          Path file = Path.of("../docs", name);
          if (Boolean.getBoolean("docs.write")) {
            Files.writeString(file, content.get());
          }
          assertThat(file).as("rewrite with -Ddocs.write=true").hasContent(content.get());
        });
  }
}
