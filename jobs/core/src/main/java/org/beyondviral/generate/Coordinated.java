package org.beyondviral.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.beyondviral.trace.Kind;

/**
 * A campaign blown up by accounts that are not what they seem: bots, each of which posts by the
 * clock, and groups of {@value #GROUP} accounts that post one link within {@value
 * #TOGETHER_SECONDS} seconds, again and again. Each kind makes {@value #SHARE} of the traces; what
 * is left tells of people.
 *
 * @param people the campaign without them
 */
record Coordinated(String word, Spread people, int bots, int groups) implements Story {
  static final int GROUP = 8;
  static final double TOGETHER_SECONDS = 60;
  static final double SHARE = 0.15;

  private static final double SECONDS_PER_DAY = 86_400;
  private static final double BOT_JITTER_SECONDS = 20;

  @Override
  public PlantedKind kind() {
    return people.kind();
  }

  @Override
  public double spanDays() {
    return people.spanDays();
  }

  @Override
  public Told tell(Scene scene) {
    int postsOfBot = bots == 0 ? 0 : (int) (SHARE * scene.traces() / bots);
    int waves = groups == 0 ? 0 : (int) (SHARE * scene.traces() / GROUP);
    List<Draft> drafts =
        new ArrayList<>(
            people.tell(scene.of(scene.traces() - bots * postsOfBot - GROUP * waves)).drafts());
    List<PlantedAccount> accounts = new ArrayList<>();
    for (int bot = 0; bot < bots && postsOfBot > 0; bot++) {
      accounts.add(planted(scene, drafts.size(), "bot", bot));
      post(scene, drafts, drafts.size(), postsOfBot);
    }
    int firstMember = drafts.size();
    for (int member = 0; member < Math.min(groups, waves) * GROUP; member++) {
      accounts.add(planted(scene, firstMember + member, "coordinated", bots + member / GROUP));
    }
    for (int wave = 0; wave < waves; wave++) {
      wave(scene, drafts, firstMember + wave % groups * GROUP);
    }
    return new Told(drafts, Map.of(), accounts);
  }

  private static PlantedAccount planted(Scene scene, int stranger, String role, int group) {
    return new PlantedAccount(scene.tag(), Names.account(scene.stranger(stranger)), role, group);
  }

  /** The posts of one bot, equally far apart but for some seconds. */
  private void post(Scene scene, List<Draft> drafts, int bot, int posts) {
    double phase = scene.draw().uniform();
    for (int post = 0; post < posts; post++) {
      double jitter = scene.draw().uniform(0, BOT_JITTER_SECONDS / SECONDS_PER_DAY);
      double day = (post + phase) / posts * spanDays() + jitter;
      drafts.add(scene.draft(drafts.size(), scene.stranger(bot), Kind.POST, day));
    }
  }

  /** One link, posted by all of a group when people look. */
  private void wave(Scene scene, List<Draft> drafts, int firstMember) {
    Draw draw = scene.draw();
    double from = people.attention().day(draw);
    List<String> link = List.of(Names.link(scene.tag() + "-" + drafts.size(), draw));
    for (int member = 0; member < GROUP; member++) {
      double day = from + draw.uniform(0, TOGETHER_SECONDS / SECONDS_PER_DAY);
      Draft draft =
          scene.draft(drafts.size(), scene.stranger(firstMember + member), Kind.POST, day);
      draft.urls = link;
      drafts.add(draft);
    }
  }
}
