package org.beyondviral.graph;

import java.io.Serializable;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.graphx.Edge;
import org.apache.spark.graphx.EdgeContext;
import org.apache.spark.sql.Dataset;
import org.beyondviral.network.Cores;
import org.beyondviral.network.Tally;
import org.beyondviral.rows.RecordEncoder;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/** Core numbers by repeated h-indices: {@link Cores#hIndex}. */
final class LargeCores {
  /** Rounds at most: a chain of so many people settles, one of them a round. */
  private static final int ROUNDS = 2_000;

  /** The core number of one person; null when those of his campaign did not settle. */
  public record Core(long person, @Nullable Integer core) {}

  private record Estimate(long campaign, int core, boolean fell) implements Serializable {}

  private LargeCores() {}

  static Dataset<Core> of(Dataset<LargeNetworks.Member> members, JavaRDD<Edge<Long>> links) {
    return of(members, links, ROUNDS);
  }

  static Dataset<Core> of(
      Dataset<LargeNetworks.Member> members, JavaRDD<Edge<Long>> links, int rounds) {
    JavaRDD<Tuple2<Object, Estimate>> start =
        members
            .javaRDD()
            .map(
                member ->
                    new Tuple2<>(
                        member.person(),
                        new Estimate(
                            member.campaign(), Math.toIntExact(member.neighbours()), true)));
    JavaRDD<Tuple2<Object, Estimate>> end =
        new Rounds<>(Estimate.class, Tally.class)
            .run(
                start,
                links,
                (round, estimates) ->
                    round == rounds || estimates.filter(node -> node._2().fell()).count() == 0
                        ? Optional.empty()
                        : Optional.of(new ByHIndex()));
    Set<Long> unsettled =
        new HashSet<>(
            end.filter(node -> node._2().fell())
                .map(node -> node._2().campaign())
                .distinct()
                .collect());
    return members
        .sparkSession()
        .createDataset(
            end.map(
                    node ->
                        new Core(
                            (Long) node._1(),
                            unsettled.contains(node._2().campaign())
                                ? null
                                : (Integer) node._2().core()))
                .rdd(),
            RecordEncoder.of(Core.class));
  }

  private static final class ByHIndex implements Rounds.Rule<Estimate, Tally> {
    private static final long serialVersionUID = 1L;

    @Override
    public void send(EdgeContext<Estimate, Long, Tally> link) {
      link.sendToDst(Tally.of(link.srcAttr().core(), 1));
      link.sendToSrc(Tally.of(link.dstAttr().core(), 1));
    }

    @Override
    public Tally together(Tally one, Tally other) {
      return one.plus(other);
    }

    @Override
    public Estimate next(long person, Estimate before, @Nullable Tally heard) {
      int core = heard == null ? before.core() : Cores.hIndex(before.core(), heard);
      return new Estimate(before.campaign(), core, core < before.core());
    }
  }
}
