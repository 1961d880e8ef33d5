package org.beyondviral.network;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Ten random and two real graphs with what other programs say of them; see make_oracle.py. */
public final class Graphs {
  /** One act of one person on another, so many times. */
  public record Act(long from, long to, int weight) {}

  /** What is known of a whole graph. */
  public record Whole(
      double reciprocity, double transitivity, long components, long largest, int maxCore) {}

  /** What is known of a person in a graph. */
  public record Known(long person, int core, long triangles, long componentSize, double rank) {}

  private Graphs() {}

  /** The acts of each graph. */
  public static Map<String, List<Act>> acts() {
    return read("links.csv").stream()
        .collect(
            Collectors.groupingBy(
                cells -> cells[0],
                LinkedHashMap::new,
                Collectors.mapping(
                    cells ->
                        new Act(
                            Long.parseLong(cells[1]),
                            Long.parseLong(cells[2]),
                            Integer.parseInt(cells[3])),
                    Collectors.toList())));
  }

  /** What is known of each graph. */
  public static Map<String, Whole> wholes() {
    return read("graphs.csv").stream()
        .collect(
            Collectors.toMap(
                cells -> cells[0],
                cells ->
                    new Whole(
                        Double.parseDouble(cells[1]),
                        Double.parseDouble(cells[2]),
                        Long.parseLong(cells[3]),
                        Long.parseLong(cells[4]),
                        Integer.parseInt(cells[5]))));
  }

  /** What is known of the people of each graph, by person. */
  public static Map<String, List<Known>> people() {
    return read("people.csv").stream()
        .collect(
            Collectors.groupingBy(
                cells -> cells[0],
                Collectors.mapping(
                    cells ->
                        new Known(
                            Long.parseLong(cells[1]),
                            Integer.parseInt(cells[2]),
                            Long.parseLong(cells[3]),
                            Long.parseLong(cells[4]),
                            Double.parseDouble(cells[5])),
                    Collectors.toList())));
  }

  /** Those acts as a network. */
  public static Network network(List<Act> acts) {
    return Network.of(
        acts.stream().mapToLong(Act::from).toArray(),
        acts.stream().mapToLong(Act::to).toArray(),
        acts.stream().mapToInt(Act::weight).toArray());
  }

  private static List<String[]> read(String name) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Graphs.class.getResourceAsStream("/network/" + name)),
                StandardCharsets.UTF_8))) {
      return new ArrayList<>(lines.lines().skip(1).map(line -> line.split(",", -1)).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
