package org.beyondviral.samples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.beyondviral.importer.ArchiveFormat;
import org.beyondviral.importer.ImportOptions;
import org.beyondviral.importer.Parsed;
import org.beyondviral.settings.Settings;
import org.beyondviral.trace.Trace;
import org.junit.jupiter.api.Test;

/**
 * The archives of {@code data-samples} are what the code makes. Written anew with {@code
 * -Dsamples.write=true}.
 */
class SampleArchivesTest {
  private static final Path ARCHIVES = Path.of("../../data-samples/archives");

  @Test
  void archivesAreWhatTheCodeMakes() throws IOException {
    Map<String, String> files = new SampleArchives().files();
    if (Boolean.getBoolean("samples.write")) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        write(ARCHIVES.resolve(file.getKey()), file.getValue());
      }
    }
    List<String> present = new ArrayList<>();
    try (Stream<Path> found = Files.walk(ARCHIVES)) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        present.add(ARCHIVES.relativize(file).toString());
      }
    }
    assertThat(present).containsExactlyInAnyOrderElementsOf(files.keySet());
    for (Map.Entry<String, String> file : files.entrySet()) {
      assertThat(read(ARCHIVES.resolve(file.getKey())))
          .as(file.getKey())
          .isEqualTo(file.getValue());
    }
  }

  /**
   * Most lines are read; those broken on purpose are rejects. CSV is left to the import's tests.
   */
  @Test
  void lineFormatsAreReadAsTheyAreMeant() {
    ImportOptions options = ImportOptions.of(Settings.defaults());
    Map<String, Set<String>> kinds = new TreeMap<>();
    Map<String, Long> rejects = new TreeMap<>();
    new SampleArchives()
        .files()
        .forEach(
            (name, content) -> {
              ArchiveFormat format = ArchiveFormat.of(name.substring(0, name.indexOf('/')));
              if (format.records() == ArchiveFormat.Records.LINES) {
                List<Parsed> parsed =
                    content.lines().map(format.parser(options, "")::parse).toList();
                kinds
                    .computeIfAbsent(format.word(), word -> new TreeSet<>())
                    .addAll(
                        parsed.stream()
                            .flatMap(line -> line.traces().stream())
                            .map(Trace::kind)
                            .toList());
                rejects.merge(
                    format.word(),
                    parsed.stream().filter(line -> line.rejected() != null).count(),
                    Long::sum);
              }
            });

    Set<String> all = Set.of("post", "repost", "reply", "quote");
    assertThat(kinds)
        .isEqualTo(
            Map.of(
                "x-v1", all,
                "x-v2", all,
                "bluesky-jetstream", all,
                "mastodon", all,
                "reddit", Set.of("post", "quote", "reply"),
                "casflow", Set.of("post", "repost")));
    assertThat(rejects.values()).allMatch(count -> count >= 2 && count <= 4);
  }

  private static void write(Path path, String content) throws IOException {
    Files.createDirectories(path.toAbsolutePath().getParent());
    try (OutputStream out = compressed(path.toString(), Files.newOutputStream(path))) {
      out.write(content.getBytes(UTF_8));
    }
  }

  private static OutputStream compressed(String name, OutputStream out) throws IOException {
    if (name.endsWith(".gz")) {
      return new GZIPOutputStream(out);
    }
    if (name.endsWith(".bz2")) {
      return new BZip2CompressorOutputStream(out);
    }
    return name.endsWith(".zst") ? new ZstdOutputStream(out) : out;
  }

  private static String read(Path path) throws IOException {
    try (InputStream in = plain(path.toString(), Files.newInputStream(path))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static InputStream plain(String name, InputStream in) throws IOException {
    if (name.endsWith(".gz")) {
      return new GZIPInputStream(in);
    }
    if (name.endsWith(".bz2")) {
      return new BZip2CompressorInputStream(in);
    }
    return name.endsWith(".zst") ? new ZstdInputStream(in) : in;
  }
}
