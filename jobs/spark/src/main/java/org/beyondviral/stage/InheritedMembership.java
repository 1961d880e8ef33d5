package org.beyondviral.stage;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.beyondviral.campaign.CampaignMember;

/**
 * Hands campaigns down the trees: descendants of a direct member belong too.
 *
 * <p>Traces come sorted by cascade and depth-first place, so that what descends from a trace
 * follows it at once: one pass that holds only the campaigns open at that place, whatever the size
 * of the cascade.
 */
final class InheritedMembership implements MapPartitionsFunction<Membership, CampaignMember> {
  private static final long serialVersionUID = 1L;

  /** Campaigns that reach until a place, inclusive. */
  private record Open(long last, List<String> campaigns) {}

  @Override
  public Iterator<CampaignMember> call(Iterator<Membership> traces) {
    Sweep sweep = new Sweep();
    Iterable<Membership> once = () -> traces;
    return StreamSupport.stream(once.spliterator(), false)
        .flatMap(trace -> sweep.at(trace).stream())
        .iterator();
  }

  private static final class Sweep {
    private final Deque<Open> open = new ArrayDeque<>();
    private final Set<String> active = new HashSet<>();
    private String cascadeId = "";

    List<CampaignMember> at(Membership trace) {
      if (!trace.cascadeId().equals(cascadeId)) {
        cascadeId = trace.cascadeId();
        open.clear();
        active.clear();
      }
      while (!open.isEmpty() && open.peek().last() < trace.preorder()) {
        open.pop().campaigns().forEach(active::remove);
      }
      List<CampaignMember> members = new ArrayList<>();
      List<String> opened = new ArrayList<>();
      for (String campaign : trace.direct()) {
        members.add(member(campaign, trace, "direct"));
        if (!active.contains(campaign)) {
          opened.add(campaign);
        }
      }
      if (!active.isEmpty()) {
        Set<String> direct = new HashSet<>(trace.direct());
        for (String campaign : active) {
          if (!direct.contains(campaign)) {
            members.add(member(campaign, trace, "cascade"));
          }
        }
      }
      if (trace.descendants() > 0 && !opened.isEmpty()) {
        open.push(new Open(trace.preorder() + trace.descendants(), opened));
        active.addAll(opened);
      }
      return members;
    }
  }

  private static CampaignMember member(String campaignId, Membership trace, String via) {
    return new CampaignMember(
        campaignId,
        trace.traceId(),
        trace.cascadeId(),
        via,
        trace.authorId(),
        trace.createdAt(),
        trace.kind(),
        trace.audience());
  }
}
