package org.beyondviral.incentive;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.beyondviral.incentive.Payouts.Account;
import org.beyondviral.incentive.Payouts.Pay;
import org.beyondviral.people.Gini;
import org.junit.jupiter.api.Test;

class PayoutsTest {
  private static final long TOP = 0;
  private static final long TWO = 1;
  private static final long ONE = 2;
  private static final long FINDER = 3;

  private static Map<Long, Pay> pay(List<Account> accounts, double split) {
    Payouts payouts = new Payouts(split);
    Map<Long, Pay> pay = new HashMap<>();
    accounts.stream()
        .sorted(
            Comparator.comparing(
                    Account::generation, Comparator.nullsLast(Comparator.reverseOrder()))
                .thenComparing(Account::author))
        .forEach(account -> pay.put(account.author(), payouts.next(account)));
    return pay;
  }

  private static List<Account> randomForest(int people, long seed) {
    Random random = new Random(seed);
    List<Account> accounts = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      Account recruiter =
          i > 0 && random.nextDouble() < 0.8 ? accounts.get(random.nextInt(i)) : null;
      boolean unknown =
          recruiter != null && (recruiter.generation() == null || random.nextDouble() < 0.03);
      accounts.add(
          new Account(
              i,
              recruiter == null || unknown ? null : recruiter.author(),
              unknown ? null : Integer.valueOf(recruiter == null ? 0 : 1 + steps(recruiter)),
              random.nextInt(4)));
    }
    return accounts;
  }

  private static int steps(Account account) {
    return Objects.requireNonNullElse(account.generation(), 0);
  }

  private static Pay of(Map<Long, Pay> pay, long id) {
    return requireNonNull(pay.get(id));
  }

  @Test
  void theBalloonChainByHand() {
    Map<Long, Pay> pay =
        pay(
            List.of(
                new Account(TOP, null, 0, 0),
                new Account(TWO, TOP, 1, 0),
                new Account(ONE, TWO, 2, 0),
                new Account(FINDER, ONE, 3, 1)),
            0.5);
    assertThat(pay.get(FINDER)).isEqualTo(new Pay(1_000_000_000, 0, 500_000_000, 500_000_000));
    assertThat(pay.get(ONE)).isEqualTo(new Pay(0, 1_000_000_000, 250_000_000, 250_000_000));
    assertThat(pay.get(TWO)).isEqualTo(new Pay(0, 0, 125_000_000, 125_000_000));
    assertThat(pay.get(TOP)).isEqualTo(new Pay(0, 0, 62_500_000, 125_000_000));
  }

  /** Oracle: every success walks up its own chain. */
  @Test
  void equalsTheWalkUpOfEverySuccess() {
    for (long seed = 1; seed <= 20; seed++) {
      double split = 0.1 + 0.8 * new Random(seed).nextDouble();
      List<Account> accounts = randomForest(200, seed);
      Map<Long, Account> byId =
          accounts.stream().collect(Collectors.toMap(Account::author, a -> a));
      Map<Long, Map<Scheme, Double>> expected = new HashMap<>();
      for (Account finder : accounts) {
        boolean known = finder.generation() != null;
        Account at = finder;
        for (int j = 0; j <= steps(finder); j++) {
          Map<Scheme, Double> sums =
              expected.computeIfAbsent(at.author(), id -> new EnumMap<>(Scheme.class));
          for (Scheme scheme : Scheme.values()) {
            double share = scheme.share(j, steps(finder), known, split);
            sums.merge(scheme, finder.successes() * share, Double::sum);
          }
          at = at.recruiter() == null ? at : byId.getOrDefault(at.recruiter(), at);
        }
      }
      Map<Long, Pay> pay = pay(accounts, split);
      expected.forEach(
          (id, sums) ->
              sums.forEach(
                  (scheme, sum) ->
                      assertThat(of(pay, id).of(scheme) / 1e9).isCloseTo(sum, within(1e-8))));
      assertLedgerIsTheSumOfPay(accounts, pay, split);
    }
  }

  private static void assertLedgerIsTheSumOfPay(
      List<Account> accounts, Map<Long, Pay> pay, double split) {
    List<Ledger.Successes> successes =
        accounts.stream().map(a -> new Ledger.Successes(a.generation(), a.successes())).toList();
    for (Scheme scheme : Scheme.values()) {
      IncentiveRules rules = new IncentiveRules("post", 1, null, split, 1);
      Ledger ledger = Ledger.of(scheme, successes, rules);
      assertThat(ledger.paid())
          .isCloseTo(pay.values().stream().mapToLong(p -> p.of(scheme)).sum() / 1e9, within(1e-5));
      assertThat(ledger.paid()).isLessThanOrEqualTo(ledger.events() * (1 + 1e-12));
      long recruited =
          successes.stream()
              .filter(at -> !Integer.valueOf(0).equals(at.generation()))
              .mapToLong(Ledger.Successes::events)
              .sum();
      double limit =
          switch (scheme) {
            case FLAT -> 0;
            case DIRECT -> ledger.events();
            case RECURSIVE -> split * ledger.events();
            case SPLIT_CONTRACT -> split * recruited;
          };
      assertThat(ledger.sybilLimit()).isCloseTo(limit, within(1e-9));
      boolean more = scheme == Scheme.RECURSIVE || scheme == Scheme.SPLIT_CONTRACT;
      assertThat(ledger.sybilGain()).isCloseTo(more ? limit * (1 - split) : limit, within(1e-9));
      assertThat(ledger.toRecruiters() + ledger.furtherUp()).isBetween(0.0, ledger.paid() + 1e-9);
    }
  }

  /** Recruiting never lowers the recruiter's pay, whatever the recruit brings. */
  @Test
  void recruitingNeverLowersTheRecruitersPayUnderRecursive() {
    for (long seed = 1; seed <= 20; seed++) {
      List<Account> accounts = randomForest(60, seed);
      Map<Long, Pay> before = pay(accounts, 0.5);
      Random random = new Random(seed);
      for (int i = 0; i < 20; i++) {
        Account recruiter = accounts.get(random.nextInt(accounts.size()));
        if (recruiter.generation() == null) {
          continue;
        }
        List<Account> more = new ArrayList<>(accounts);
        more.add(new Account(-1, recruiter.author(), steps(recruiter) + 1, random.nextInt(3)));
        Map<Long, Pay> after = pay(more, 0.5);
        before.forEach(
            (id, pay) ->
                assertThat(of(after, id).recursive()).isGreaterThanOrEqualTo(pay.recursive()));
      }
    }
  }

  @Test
  void recruitsComeBeforeTheirRecruiters() {
    Payouts payouts = new Payouts(0.5);
    payouts.next(new Account(1, null, 0, 1));
    assertThatThrownBy(() -> payouts.next(new Account(2, 1L, 1, 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void concentrationIsThatOfTheListedAmounts() {
    Random random = new Random(3);
    for (int n : new int[] {1, 2, 99, 100, 101, 1000}) {
      long[] amounts = random.longs(n, 0, 6).toArray();
      TreeMap<Long, Long> levels = new TreeMap<>();
      for (long amount : amounts) {
        levels.merge(amount, 1L, Long::sum);
      }
      List<Gini.Level> ascending =
          levels.entrySet().stream().map(e -> new Gini.Level(e.getKey(), e.getValue())).toList();
      Concentration found =
          Concentration.of(
              levels.descendingMap().entrySet().stream()
                  .map(e -> new Gini.Level(e.getKey(), e.getValue()))
                  .iterator(),
              n);
      java.util.Arrays.sort(amounts);
      double total = java.util.Arrays.stream(amounts).sum();
      double top =
          java.util.Arrays.stream(amounts, n - (n + 99) / 100, n).mapToDouble(a -> a).sum();
      assertThat(found.gini()).isCloseTo(Gini.of(ascending), within(1e-12));
      assertThat(found.top1Share()).isCloseTo(top / total, within(1e-12));
      assertThat(found.payees()).isEqualTo(n - levels.getOrDefault(0L, 0L));
    }
    assertThat(Concentration.of(List.of(new Gini.Level(0, 5)).iterator(), 5))
        .isEqualTo(new Concentration(0, null, null));
  }
}
