package org.beyondviral.graph;

import java.io.Serializable;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.graphx.Edge;
import org.apache.spark.graphx.EdgeContext;
import org.apache.spark.sql.Dataset;
import org.beyondviral.network.Communities;
import org.beyondviral.network.Tally;
import org.beyondviral.rows.RecordEncoder;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/** Communities by label propagation: {@link Communities}. */
final class LargeCommunities {
  /** The community of one person. */
  public record Community(long person, long community) {}

  private record Label(long label, boolean content) implements Serializable {}

  private LargeCommunities() {}

  static Dataset<Community> of(Dataset<LargeNetworks.Member> members, JavaRDD<Edge<Long>> links) {
    JavaRDD<Tuple2<Object, Label>> start =
        members
            .javaRDD()
            .map(member -> new Tuple2<>(member.person(), new Label(member.person(), false)));
    JavaRDD<Tuple2<Object, Label>> end =
        new Rounds<>(Label.class, Tally.class)
            .run(
                start,
                links,
                (round, labels) ->
                    round == Communities.ROUNDS
                            || labels.filter(node -> !node._2().content()).count() == 0
                        ? Optional.empty()
                        : Optional.of(new ByNeighbours(round)));
    return members
        .sparkSession()
        .createDataset(
            end.map(node -> new Community((Long) node._1(), node._2().label())).rdd(),
            RecordEncoder.of(Community.class));
  }

  private record ByNeighbours(int round) implements Rounds.Rule<Label, Tally> {
    @Override
    public void send(EdgeContext<Label, Long, Tally> link) {
      link.sendToDst(Tally.of(link.srcAttr().label(), link.attr()));
      link.sendToSrc(Tally.of(link.dstAttr().label(), link.attr()));
    }

    @Override
    public Tally together(Tally one, Tally other) {
      return one.plus(other);
    }

    @Override
    public Label next(long person, Label before, @Nullable Tally heard) {
      long wanted =
          heard == null ? before.label() : Communities.wanted(person, before.label(), heard);
      return new Label(
          Communities.mayMove(person, round) ? wanted : before.label(), wanted == before.label());
    }
  }
}
