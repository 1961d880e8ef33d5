package org.beyondviral.graph;

import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.BiFunction;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.graphx.Edge;
import org.apache.spark.graphx.EdgeContext;
import org.apache.spark.graphx.Graph;
import org.apache.spark.graphx.TripletFields;
import org.apache.spark.graphx.VertexRDD;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;
import scala.Function1;
import scala.Function2;
import scala.Function3;
import scala.Option;
import scala.Tuple2;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;
import scala.runtime.BoxedUnit;

/**
 * Rounds over a graph in which everybody hears from those he is linked with, as Pregel has them,
 * with the lineage cut: two rounds' states are kept while the next are made, and every {@value
 * #KEPT} rounds the graph is built anew from the last.
 *
 * @param <S> the state of a node
 * @param <M> what a node hears
 */
final class Rounds<S, M> {
  private static final int KEPT = 10;
  private static final StorageLevel LEVEL = StorageLevel.MEMORY_AND_DISK();

  /**
   * What happens in one round.
   *
   * @param <S> the state of a node
   * @param <M> what a node hears
   */
  interface Rule<S, M> extends Serializable {
    /** Sends along one link. */
    void send(EdgeContext<S, Long, M> link);

    /** What was heard, put together; in any order and grouping. */
    M together(M one, M other);

    /** The state after the round. */
    S next(long node, S state, @Nullable M heard);
  }

  private interface F1<A, R> extends Function1<A, R>, Serializable {}

  private interface F2<A, B, R> extends Function2<A, B, R>, Serializable {}

  private interface F3<A, B, C, R> extends Function3<A, B, C, R>, Serializable {}

  private static final ClassTag<Long> LONG = ClassTag$.MODULE$.apply(Long.class);

  private final ClassTag<S> state;
  private final ClassTag<M> message;

  Rounds(Class<S> state, Class<M> message) {
    this.state = ClassTag$.MODULE$.apply(state);
    this.message = ClassTag$.MODULE$.apply(message);
  }

  /**
   * The states after the last round.
   *
   * @param nodes every node with its first state
   * @param links held by the caller while this runs
   * @param rules the rule of a round of that number, given the states before it, all of which it
   *     reads; none to end
   */
  JavaRDD<Tuple2<Object, S>> run(
      JavaRDD<Tuple2<Object, S>> nodes,
      JavaRDD<Edge<Long>> links,
      BiFunction<Integer, JavaRDD<Tuple2<Object, S>>, Optional<? extends Rule<S, M>>> rules) {
    Deque<Graph<S, Long>> kept = new ArrayDeque<>();
    kept.add(graph(nodes, links));
    for (int round = 0; ; round++) {
      Graph<S, Long> graph = kept.getLast();
      Optional<? extends Rule<S, M>> rule = rules.apply(round, graph.vertices().toJavaRDD());
      // The states before are still asked for when these are sent along the links.
      while (kept.size() > 2) {
        kept.removeFirst().unpersist(false);
      }
      if (rule.isEmpty()) {
        JavaRDD<Tuple2<Object, S>> last = cut(graph.vertices().toJavaRDD());
        kept.forEach(each -> each.unpersist(false));
        return last;
      }
      kept.add(step(graph, rule.get()).cache());
      if (round % KEPT == KEPT - 1) {
        JavaRDD<Tuple2<Object, S>> states = cut(kept.getLast().vertices().toJavaRDD());
        kept.forEach(each -> each.unpersist(false));
        kept.clear();
        kept.add(graph(states, links));
      }
    }
  }

  private Graph<S, Long> graph(JavaRDD<Tuple2<Object, S>> nodes, JavaRDD<Edge<Long>> links) {
    return Graph.apply(nodes.rdd(), links.rdd(), null, LEVEL, LEVEL, state, LONG).cache();
  }

  private Graph<S, Long> step(Graph<S, Long> graph, Rule<S, M> rule) {
    F1<EdgeContext<S, Long, M>, BoxedUnit> send =
        link -> {
          rule.send(link);
          return BoxedUnit.UNIT;
        };
    F2<M, M, M> together = rule::together;
    F3<Object, S, Option<M>, S> next =
        (node, before, heard) ->
            rule.next((Long) node, before, heard.isEmpty() ? null : heard.get());
    VertexRDD<M> heard = graph.aggregateMessages(send, together, TripletFields.All, message);
    return graph.outerJoinVertices(
        heard, next, message, state, scala.$less$colon$less$.MODULE$.refl());
  }

  /**
   * These rows without what they were made from: read from the checkpoint directory where the
   * session has one, and otherwise held by the executors.
   */
  private static <T> JavaRDD<T> cut(JavaRDD<T> rows) {
    JavaRDD<T> copy = rows.map(row -> row).persist(LEVEL);
    boolean isReliable = copy.context().getCheckpointDir().isDefined();
    if (isReliable) {
      copy.checkpoint();
    } else {
      copy.rdd().localCheckpoint();
    }
    copy.count();
    return isReliable ? copy.unpersist(false) : copy;
  }
}
