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
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
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
