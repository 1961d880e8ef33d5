package org.beyondviral.graph;

import static org.apache.spark.sql.functions.sum;
import static org.beyondviral.rows.Columns.as;
import static org.beyondviral.rows.Columns.col;
import static org.beyondviral.rows.Columns.name;

import java.io.Serializable;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.graphx.Edge;
import org.apache.spark.graphx.EdgeContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.storage.StorageLevel;
import org.beyondviral.network.PageRank;
import org.beyondviral.rows.RecordEncoder;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/** Ranks: {@link PageRank}, each campaign until its own are settled. */
final class LargeRanks {
  /** The rank of one person, in parts of {@link PageRank#WHOLE}. */
  public record Ranked(long person, long rank) {}

  /** A person, and how often he acted; null for never. */
  public record Active(long person, long campaign, @Nullable Long strength) {}

  /**
   * Where one stands.
   *
   * @param moved by how much it changed in the last round
   */
  private record State(long campaign, long strength, long rank, long moved)
      implements Serializable {
    long each() {
      return PageRank.sentByAct(rank, strength);
    }
  }

  /** Sums over one campaign before a round. */
  private record Sums(long people, long sent, long moved) implements Serializable {
    Sums plus(Sums other) {
      return new Sums(people + other.people, sent + other.sent, moved + other.moved);
    }
  }

  private LargeRanks() {}

  /** The driver holds three numbers for each campaign. */
  static Dataset<Ranked> of(Dataset<LargeNetworks.Member> members, Dataset<Tie> ties) {
    JavaRDD<Edge<Long>> acts =
        ties.javaRDD()
            .map(tie -> new Edge<>(tie.actor(), tie.target(), (Long) (long) tie.times()))
            .persist(StorageLevel.MEMORY_AND_DISK());
    Map<Long, Long> people =
        members
            .javaRDD()
            .mapToPair(member -> new Tuple2<>(member.campaign(), 1L))
            .reduceByKey(Long::sum)
            .collectAsMap();
    JavaRDD<Tuple2<Object, State>> start =
        active(members, ties)
            .javaRDD()
            .map(
                one ->
                    new Tuple2<>(
                        one.person(),
                        new State(
                            one.campaign(),
                            one.strength() == null ? 0 : one.strength(),
                            PageRank.WHOLE / Objects.requireNonNull(people.get(one.campaign())),
                            0)));
    JavaRDD<Tuple2<Object, State>> end =
        new Rounds<>(State.class, Long.class)
            .run(start, acts, (round, states) -> rule(round, sums(states)));
    acts.unpersist();
    return members
        .sparkSession()
        .createDataset(
            end.map(node -> new Ranked((Long) node._1(), node._2().rank())).rdd(),
            RecordEncoder.of(Ranked.class));
  }

  private static Dataset<Active> active(Dataset<LargeNetworks.Member> members, Dataset<Tie> ties) {
    return as(
        members.join(
            ties.groupBy(col(Tie::actor).as(name(Active::person)))
                .agg(sum(col(Tie::times)).as(name(Active::strength))),
            new String[] {name(Active::person)},
            "left"),
        Active.class);
  }

  private static Map<Long, Sums> sums(JavaRDD<Tuple2<Object, State>> states) {
    return states
        .mapToPair(
            node -> {
              State state = node._2();
              return new Tuple2<>(
                  state.campaign(), new Sums(1, state.each() * state.strength(), state.moved()));
            })
        .reduceByKey(Sums::plus)
        .collectAsMap();
  }

  private static Optional<Pass> rule(int round, Map<Long, Sums> sums) {
    Map<Long, Long> toAll =
        sums.entrySet().stream()
            .filter(entry -> round == 0 || !PageRank.isSettled(entry.getValue().moved()))
            .collect(
                java.util.stream.Collectors.toMap(
                    Map.Entry::getKey,
                    entry -> PageRank.toAll(entry.getValue().sent(), entry.getValue().people())));
    return toAll.isEmpty() ? Optional.empty() : Optional.of(new Pass(toAll));
  }

  /**
   * A round of the campaigns that are not settled.
   *
   * @param toAll what everybody gets in each of them
   */
  private record Pass(Map<Long, Long> toAll) implements Rounds.Rule<State, Long> {
    @Override
    public void send(EdgeContext<State, Long, Long> link) {
      link.sendToDst(link.srcAttr().each() * link.attr());
    }

    @Override
    public Long together(Long one, Long other) {
      return one + other;
    }

    @Override
    public State next(long person, State before, @Nullable Long heard) {
      Long share = toAll.get(before.campaign());
      if (share == null) {
        return before;
      }
      long rank = share + (heard == null ? 0 : heard);
      return new State(before.campaign(), before.strength(), rank, Math.abs(rank - before.rank()));
    }
  }
}
