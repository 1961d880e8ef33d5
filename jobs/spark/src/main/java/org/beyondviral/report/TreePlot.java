package org.beyondviral.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A recruitment tree as a drawing: generations from left to right, dots for people, circles for
 * gathered branches, their area by the number of people.
 */
final class TreePlot {
  private static final double DOT = 2.5;
  private static final double LARGEST = 26;
  private static final double TALLEST = 420;
  private static final double LEGIBLE = 0.75;

  private final StringBuilder lines = new StringBuilder();
  private final StringBuilder marks = new StringBuilder();
  private final int generations;
  private final double step;
  private final double scale;
  private double below;

  private TreePlot(RecruitmentTree.Branch root) {
    this.generations = generations(root);
    this.step = Math.min(2.2, LARGEST / Math.sqrt(Math.max(1, mostGathered(root))));
    this.scale = Math.min(1, TALLEST / height(root));
  }

  static String svg(RecruitmentTree tree) {
    TreePlot plot = new TreePlot(tree.root());
    plot.draw(tree.root(), 0);
    return String.format(
        Locale.ROOT,
        "<svg class=\"tree\" height=\"%.0f\" role=\"img\" aria-label=\"%s\">%s%s</svg>",
        plot.below,
        words(tree),
        plot.lines,
        plot.marks);
  }

  private static String words(RecruitmentTree tree) {
    String branches =
        Words.list(
            tree.root().branches().stream()
                .limit(5)
                .map(branch -> Numbers.count(branch.people()))
                .toList());
    return "Recruitment tree of %s people in %s after the first%s"
        .formatted(
            Numbers.count(tree.people()),
            Numbers.count(generations(tree.root()), "generation"),
            branches.isEmpty() ? "" : "; its largest branches hold " + branches);
  }

  private static int mostGathered(RecruitmentTree.Branch branch) {
    int most = branch.gathered();
    for (RecruitmentTree.Branch each : branch.branches()) {
      most = Math.max(most, mostGathered(each));
    }
    return most;
  }

  /** Steps from the root to the last of those drawn. */
  static int generations(RecruitmentTree.Branch branch) {
    int deepest = branch.gathered() > 0 ? 1 : 0;
    for (RecruitmentTree.Branch each : branch.branches()) {
      deepest = Math.max(deepest, 1 + generations(each));
    }
    return deepest;
  }

  private double radius(int people) {
    return step * Math.sqrt(people);
  }

  private double height(RecruitmentTree.Branch branch) {
    double height = branch.gathered() > 0 ? slot(branch.gathered()) : 0;
    for (RecruitmentTree.Branch each : branch.branches()) {
      height += height(each);
    }
    return height > 0 ? height : slot(1);
  }

  private double slot(int people) {
    return Math.max(14, 2 * radius(people) + 4);
  }

  /** Draws all that hangs below, then the one it hangs on, at the middle of it; returns where. */
  private double draw(RecruitmentTree.Branch branch, int generation) {
    List<Double> places = new ArrayList<>();
    for (RecruitmentTree.Branch each : branch.branches()) {
      places.add(draw(each, generation + 1));
    }
    if (branch.gathered() > 0) {
      places.add(gathered(branch.gathered(), generation + 1));
    }
    double middle =
        places.isEmpty() ? next(slot(1)) : (places.get(0) + places.get(places.size() - 1)) / 2;
    for (double place : places) {
      lines.append(
          String.format(
              Locale.ROOT,
              "<line x1=\"%.1f%%\" y1=\"%.1f\" x2=\"%.1f%%\" y2=\"%.1f\"/>",
              across(generation),
              middle,
              across(generation + 1),
              place));
    }
    marks.append(
        String.format(
            Locale.ROOT,
            "<circle cx=\"%.1f%%\" cy=\"%.1f\" r=\"%.1f\"/>",
            across(generation),
            middle,
            generation == 0 ? 2 * DOT : DOT));
    return middle;
  }

  private double gathered(int people, int generation) {
    double at = next(slot(people));
    marks.append(
        String.format(
            Locale.ROOT,
            "<circle class=\"some\" cx=\"%.1f%%\" cy=\"%.1f\" r=\"%.1f\"/>",
            across(generation),
            at,
            radius(people)));
    if (scale >= LEGIBLE) {
      marks.append(
          String.format(
              Locale.ROOT,
              "<text x=\"%.1f%%\" dx=\"%.0f\" y=\"%.1f\">%s</text>",
              across(generation),
              radius(people) + 4,
              at + 4,
              "≈ " + Numbers.count(people)));
    }
    return at;
  }

  private double next(double slot) {
    double at = below + scale * slot / 2;
    below += scale * slot;
    return at;
  }

  /** Per cent of the width; the ends leave room for marks and numbers. */
  private double across(int generation) {
    return 3 + 84.0 * generation / Math.max(1, generations);
  }
}
