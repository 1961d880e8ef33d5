package org.beyondviral.stage;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.beyondviral.cascade.parents.CascadeDraw;
import org.beyondviral.cascade.parents.InferredTrees;
import org.beyondviral.cascade.parents.ParentModel;
import org.beyondviral.cascade.parents.ParentRules;
import org.beyondviral.cascade.parents.ProbableParents;
import org.beyondviral.cascade.parents.Sharers;
import org.beyondviral.cascade.parents.TieParents;
import org.beyondviral.cascade.parents.TreeMeasure;

/** Reads the traces of one cascade, which come by time, then id, anew; holds them at a time. */
final class CascadeReader implements FlatMapGroupsFunction<String, Share, Inferred> {
  private static final long serialVersionUID = 1L;

  private final ParentRules rules;
  private final long heldTies;

  /**
   * @param heldTies a cascade whose authors have more ties is not read
   */
  CascadeReader(ParentRules rules, long heldTies) {
    this.rules = rules;
    this.heldTies = heldTies;
  }

  @Override
  public Iterator<Inferred> call(String cascadeId, Iterator<Share> rows) {
    List<Share> shares = new ArrayList<>();
    long ties = 0;
    while (rows.hasNext()) {
      Share share = rows.next();
      ties += tiesOf(share).size();
      if (ties > heldTies) {
        return Collections.emptyIterator();
      }
      shares.add(share);
    }
    int seen = shares.size();
    int[] stated = new StatedTree(shares).parents();
    if (stated.length < 2) {
      return Collections.emptyIterator();
    }
    Map<String, Integer> accounts = new HashMap<>();
    boolean[] repost = new boolean[seen];
    long[] time = new long[seen];
    int[] author = new int[seen];
    long[] audience = new long[seen];
    for (int i = 0; i < seen; i++) {
      Share share = shares.get(i);
      repost[i] = share.repost();
      time[i] = ChronoUnit.MICROS.between(Instant.EPOCH, share.createdAt());
      String id = share.authorId();
      author[i] = id == null ? -1 : accounts.computeIfAbsent(id, any -> accounts.size());
      audience[i] = share.audience() == null ? -1 : share.audience();
    }
    Sharers sharers = Sharers.of(stated, repost, time, author, audience);
    long[] key = new long[sharers.count()];
    for (int k = 1; k < key.length; k++) {
      String traceId = shares.get(sharers.node(k)).traceId();
      key[k] = InferredTrees.key(rules.seed(), cascadeId, traceId);
    }
    InferredTrees trees = new InferredTrees(stated, sharers, model(sharers, shares, accounts), key);
    int[] reported = trees.reported();
    if (IntStream.of(reported).allMatch(parent -> parent == ParentModel.NONE)) {
      return Collections.emptyIterator();
    }
    List<CascadeDraw> draws =
        IntStream.rangeClosed(1, rules.trees())
            .mapToObj(number -> CascadeDraw.of(cascadeId, number, trees.drawn(number), seen))
            .toList();
    Stream<Inferred> copies =
        IntStream.range(1, reported.length)
            .filter(k -> reported[k] != ParentModel.NONE && sharers.node(reported[k]) < seen)
            .mapToObj(
                k ->
                    new Inferred.Copy(
                        shares.get(sharers.node(k)).traceId(),
                        shares.get(sharers.node(reported[k])).traceId()))
            .map(Inferred::of);
    return Stream.of(
            copies,
            TreeMeasure.over(draws).stream().map(Inferred::of),
            draws.stream().map(Inferred::of))
        .flatMap(rowsOfAKind -> rowsOfAKind)
        .iterator();
  }

  private ParentModel model(Sharers sharers, List<Share> shares, Map<String, Integer> accounts) {
    return switch (rules.reading()) {
      case PROBABLE -> new ProbableParents(sharers, rules.probable());
      case FOLLOWED, INTERACTED -> byTies(sharers, shares, accounts);
      case STATED -> throw new IllegalStateException("what is stated is not read anew");
    };
  }

  private static ParentModel byTies(
      Sharers sharers, List<Share> shares, Map<String, Integer> accounts) {
    int[][] account = new int[sharers.count()][];
    long[][] weight = new long[sharers.count()][];
    for (int k = 0; k < account.length; k++) {
      List<Share.Tied> ties =
          sharers.isReadAnew(k) ? tiesOf(shares.get(sharers.node(k))) : List.of();
      List<Share.Tied> present =
          ties.stream().filter(tie -> accounts.containsKey(tie.account())).toList();
      account[k] = present.stream().mapToInt(tie -> accounts.get(tie.account())).toArray();
      weight[k] = present.stream().mapToLong(Share.Tied::weight).toArray();
    }
    return new TieParents(sharers, account, weight, accounts.size());
  }

  private static List<Share.Tied> tiesOf(Share share) {
    return share.ties() == null ? List.of() : share.ties();
  }
}
