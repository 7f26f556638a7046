#include "population/household_former.hpp"

#include <algorithm>

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

}  // namespace

void HouseholdFormer::close(std::size_t kind, Living living)
{
  out_.first.push_back(static_cast<std::uint32_t>(out_.people.size()));
  out_.kind.push_back(static_cast<std::uint8_t>(kind));
  out_.living.push_back(living);
}

/// Moves somebody in; the first member decides the registration of the household.  Returns the age.
int HouseholdFormer::settle_first(AgeRange ages, std::optional<Sex> sex)
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
int HouseholdFormer::settle(int want, AgeRange ages, Sex sex)
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

void HouseholdFormer::family(std::size_t kind, std::size_t elders)
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

void HouseholdFormer::one_generation(const HouseholdKind& kind, std::size_t elders)
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
void HouseholdFormer::generation(int want, std::size_t members, std::size_t elders, AgeRange ages, Bond bond)
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

void HouseholdFormer::generations(const HouseholdKind& kind, std::size_t elders)
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

void HouseholdFormer::lodge(const std::vector<Person>& people)
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

}  // namespace linli
