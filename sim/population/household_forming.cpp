#include "population/household_forming.hpp"

#include "core/errors.hpp"
#include "core/samplers.hpp"
#include "population/lodgers.hpp"

#include <algorithm>
#include <cmath>

namespace linli {
namespace {

constexpr int generation_gap = 28;  // years between a parent and a child
constexpr int least_gap = 16;
constexpr int usual_reach = 8;  // years from the wished age before another registration is looked at

/// The part of `wished` inside `allowed`; where they do not meet, the end of `allowed` that comes nearest.
AgeRange within(AgeRange wished, AgeRange allowed)
{
  const int low = std::clamp(wished.low, allowed.low, allowed.high);
  return {low, std::clamp(wished.high, low, allowed.high)};
}

class Former {
 public:
  Former(PersonPool& pool, const Luck& luck, std::uint32_t subdistrict)
      : pool_(pool), luck_(luck), subdistrict_(subdistrict)
  {
    out_.first.push_back(0);
  }

  void lodge(const std::vector<Person>& people);
  void family(std::size_t kind, std::size_t elders);
  FormedHouseholds finish()
  {
    ensures(pool_.left({0, oldest_age}) == 0, "everybody has a home");
    return std::move(out_);
  }

 private:
  enum class Bond { couple, parent, siblings };

  void close(std::size_t kind, Living living);
  void one_generation(const HouseholdKind& kind, std::size_t elders);
  void generations(const HouseholdKind& kind, std::size_t elders);
  void generation(int want, std::size_t members, std::size_t elders, AgeRange ages, Bond bond);
  int settle_first(AgeRange ages, std::optional<Sex> sex);
  int settle(int want, AgeRange ages, Sex sex);
  Sex either() { return (draws_->word() & 1U) != 0 ? Sex::female : Sex::male; }
  int about(double mean, double sd)
  {
    return static_cast<int>(std::rint(mean + sd * sample_normal(*draws_)));
  }

  PersonPool& pool_;
  Luck luck_;
  std::uint32_t subdistrict_;
  FormedHouseholds out_;
  std::optional<Draws> draws_;                  // of the household being formed
  std::optional<Registration> registration_{};  // and its registration, that of its first member
};

void Former::close(std::size_t kind, Living living)
{
  out_.first.push_back(static_cast<std::uint32_t>(out_.people.size()));
  out_.kind.push_back(static_cast<std::uint8_t>(kind));
  out_.living.push_back(living);
}

/// Moves somebody in; the first member decides the registration of the household.  Returns the age.
int Former::settle_first(AgeRange ages, std::optional<Sex> sex)
{
  std::optional<Person> person = pool_.any(*draws_, ages, sex);
  if (!person) person = pool_.any(*draws_, ages);
  if (!person) person = pool_.any(*draws_, ages.low >= elder_age ? elderly : working);
  if (!person) person = pool_.any(*draws_, {adult_age, oldest_age});
  if (!person) person = pool_.any(*draws_, {0, oldest_age});
  ensures(person.has_value(), "as many people as places in households");
  out_.people.push_back(*person);
  registration_ = person->registration;
  return person->age;
}

/// Moves in the person nearest to the wish, giving way step by step where the pool has run dry.
int Former::settle(int want, AgeRange ages, Sex sex)
{
  if (!registration_) return settle_first(ages, sex);
  want = std::clamp(want, ages.low, ages.high);
  const Sex other_sex = sex == Sex::male ? Sex::female : Sex::male;
  for (const int reach : {usual_reach, oldest_age}) {
    for (const Sex s : {sex, other_sex}) {
      for (std::size_t away = 0; away < 3; ++away) {
        const auto r = static_cast<Registration>((static_cast<std::size_t>(*registration_) + away) % 3);
        if (const std::optional<Person> person = pool_.nearest(want, ages, reach, s, r)) {
          out_.people.push_back(*person);
          return person->age;
        }
      }
    }
  }
  return settle_first(ages.low >= elder_age ? elderly : working, sex);
}

void Former::family(std::size_t kind, std::size_t elders)
{
  draws_.emplace(luck_, Stream::household_members, subdistrict_, static_cast<std::uint32_t>(out_.size()));
  registration_.reset();
  const HouseholdKind& k = household_kinds()[kind];
  if (k.generations.size() == 1) {
    one_generation(k, elders);
  } else {
    generations(k, elders);
  }
  close(kind, Living::family);
}

void Former::one_generation(const HouseholdKind& kind, std::size_t elders)
{
  const std::size_t members = kind.size();
  if (members == 1) {
    settle_first(elders > 0 ? elderly : working, {});
    return;
  }
  if (kind.couple) {
    if (elders == 1) {  // he is an elder, she is not yet
      const int his = settle_first({elder_age, 75}, Sex::male);
      settle(his - 4, working, Sex::female);
    } else {
      const AgeRange ages = elders == 2 ? elderly : AgeRange{22, working.high};
      const int hers = settle_first(ages, Sex::female);
      settle(about(hers + 2, 2.5), elders == 2 ? elderly : working, Sex::male);
    }
    return;
  }
  if (elders > 0) settle_first(elderly, {});
  for (std::size_t k = elders; k < members; ++k) {
    if (k == 0) {
      settle_first({adult_age, 45}, {});
    } else {
      const Person& first = out_.people[out_.first.back()];
      settle(about(first.age, 3), working, first.sex);
    }
  }
}

/// One generation of a household of several: a couple (he is the elder if only one of them is), brothers and
/// sisters, or a single parent, three in four of them women.
void Former::generation(int want, std::size_t members, std::size_t elders, AgeRange ages, Bond bond)
{
  const Sex lead = bond == Bond::couple   ? (elders == 1 ? Sex::male : Sex::female)
                   : bond == Bond::parent ? (sample_below(*draws_, 4) > 0 ? Sex::female : Sex::male)
                                          : either();
  for (std::size_t k = 0; k < members; ++k) {
    const AgeRange allowed = k < elders ? elderly : within(ages, {0, elder_age - 1});
    if (bond == Bond::couple) {
      const Sex sex = (k == 0) == (lead == Sex::female) ? Sex::female : Sex::male;
      const int age = settle(want, allowed, sex);
      want = about(age + (sex == Sex::female ? 2 : -2), 2.5);
    } else {
      const int age = settle(want, allowed, k == 0 ? lead : either());
      want =
          age + 1 + static_cast<int>(sample_below(*draws_, 4));  // draws in statements of their own: in order
    }
  }
}

void Former::generations(const HouseholdKind& kind, std::size_t elders)
{
  const std::size_t depth = kind.generations.size();
  std::vector<std::size_t> of_elders(depth, 0);  // elders sit in the oldest generations
  for (std::size_t g = 0; g < depth; ++g) {
    of_elders[g] = std::min<std::size_t>(kind.generations[g], elders);
    elders -= of_elders[g];
  }
  const std::size_t youngest = depth - 1;
  const bool grown_couple = kind.couple;  // an elder with a grown child and partner
  const bool with_minors = !grown_couple && of_elders[youngest - 1] == 0 && pool_.left(minors) > 0;

  // The generation with the narrowest choice comes first: minors where there are any, else the parents.
  int child_age = 0;
  if (with_minors) {
    child_age = settle_first(minors, {});
    for (std::size_t k = 1; k < kind.generations[youngest]; ++k) {
      const int apart = 2 + static_cast<int>(sample_below(*draws_, 4));
      settle(child_age >= 9 ? child_age - apart : child_age + apart, minors, either());
    }
  } else if (grown_couple) {
    const bool old_couple = of_elders[youngest] > 0;
    child_age = settle_first(old_couple ? AgeRange{elder_age, 70} : AgeRange{25, working.high}, Sex::female);
    settle(about(child_age + 2, 2.5), old_couple ? elderly : working, Sex::male);
  } else {
    const bool old_parents = of_elders[youngest - 1] > 0;
    const AgeRange children = of_elders[youngest] > 0 ? elderly : working;
    const AgeRange ages = old_parents ? AgeRange{elder_age, 92} : AgeRange{42, working.high};
    const int wished = settle_first(ages, {});
    if (kind.generations[youngest - 1] > 1) {
      const Sex partner = out_.people.back().sex == Sex::male ? Sex::female : Sex::male;
      const bool partner_old = of_elders[youngest - 1] > 1;
      settle(about(wished + (partner == Sex::male ? 2 : -2), 2.5), partner_old ? elderly : working, partner);
    }
    child_age = std::min(wished - generation_gap, children.high);
    generation(child_age, kind.generations[youngest], of_elders[youngest],
               within({children.low, std::max(children.low, wished - least_gap)}, children), Bond::siblings);
    child_age = wished - generation_gap;
  }
  const std::size_t done_from = with_minors || grown_couple ? youngest : youngest - 1;
  int age = with_minors || grown_couple ? child_age : child_age + generation_gap;
  for (std::size_t g = done_from; g-- > 0;) {
    const int least = std::max(adult_age, age + least_gap);
    const int want = about(age + generation_gap, 4);
    generation(want, kind.generations[g], of_elders[g], {least, oldest_age},
               kind.generations[g] == 2 ? Bond::couple : Bond::parent);
    age = std::max(least, want);
  }
}

/// People outside family households share units of two to eight.
void Former::lodge(const std::vector<Person>& people)
{
  std::size_t placed = 0;
  while (placed < people.size()) {
    Draws draws(luck_, Stream::lodging_units, subdistrict_, static_cast<std::uint32_t>(out_.size()));
    const std::size_t unit = std::min<std::size_t>(2 + sample_below(draws, 7), people.size() - placed);
    out_.people.insert(out_.people.end(), people.begin() + static_cast<std::ptrdiff_t>(placed),
                       people.begin() + static_cast<std::ptrdiff_t>(placed + unit));
    placed += unit;
    close(0, Living::outside);
  }
}

/// The order of filling: the narrowest choice first; kinds that compete for children in a random order.
std::vector<std::size_t> filling_order(const std::vector<std::uint32_t>& counts, const Luck& luck,
                                       std::uint32_t subdistrict)
{
  const auto rank = [](std::size_t cell) {
    const HouseholdKind& kind = household_kinds()[cell / 4];
    const std::size_t elders = cell % 4;
    if (kind.generations.size() > 2) return 0;
    if (kind.generations.size() == 2) {
      if (kind.couple) return 3;
      if (elders > 0) return 4;
      return kind.generations[1] > 1 ? 1 : 2;
    }
    return kind.couple ? 5 : (kind.size() > 1 ? 6 : 7);
  };
  std::vector<std::size_t> order;
  for (int r = 0; r <= 7; ++r) {
    const std::size_t begin = order.size();
    for (std::size_t cell = 0; cell < counts.size(); ++cell) {
      if (rank(cell) == r) order.insert(order.end(), counts[cell], cell);
    }
    shuffle(order.data() + begin, static_cast<std::uint32_t>(order.size() - begin),
            Draws(luck, Stream::household_order, subdistrict, static_cast<std::uint32_t>(r)));
  }
  return order;
}

}  // namespace

FormedHouseholds form_households(PersonPool& pool, const std::vector<std::uint32_t>& counts, const Luck& luck,
                                 std::uint32_t subdistrict)
{
  std::uint32_t members = 0;
  std::uint32_t elders = 0;
  for (std::size_t cell = 0; cell < counts.size(); ++cell) {
    members += counts[cell] * static_cast<std::uint32_t>(household_kinds()[cell / 4].size());
    elders += counts[cell] * static_cast<std::uint32_t>(cell % 4);
  }
  const std::uint32_t everybody = pool.left({0, oldest_age});
  if (members > everybody) {
    throw Error(Exit::scenario,
                "margin living/family_household: households hold more people than a subdistrict has",
                "household_size and residents_by_subdistrict contradict each other");
  }
  const std::uint32_t all_elders = pool.left(elderly);
  const std::uint32_t outside = everybody - members;
  Former former(pool, luck, subdistrict);
  const Lodgers lodgers = choose_lodgers(
      pool, outside, std::min(outside, all_elders > elders ? all_elders - elders : 0), luck, subdistrict);
  former.lodge(lodgers.younger);
  former.lodge(lodgers.elders);
  for (const std::size_t cell : filling_order(counts, luck, subdistrict)) former.family(cell / 4, cell % 4);
  return former.finish();
}

}  // namespace linli
