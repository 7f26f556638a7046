#include "scenario/field_values.hpp"
#include "study/draft.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

namespace linli {
namespace {

using Design = StudyDesign;

struct DesignName {
  const char* name;
  Design::Kind kind;
  const char* example;  ///< empty for those that are a word
};
constexpr std::array<DesignName, 8> designs{
    {{"arms", Design::Kind::arms, ""},
     {"factorial", Design::Kind::factorial, ""},
     {"fractional", Design::Kind::fractional, "{fractional: V}"},
     {"latin_hypercube", Design::Kind::latin_hypercube, "{latin_hypercube: 64}"},
     {"sobol", Design::Kind::sobol, "{sobol: 128}"},
     {"saltelli", Design::Kind::saltelli, "{saltelli: 128}"},
     {"morris", Design::Kind::morris, "{morris: {trajectories: 10}}"},
     {"points", Design::Kind::points, "{points: points.csv}"}}};
constexpr double most_points = 1 << 20;
constexpr double most_hypercube_points = 1 << 17;  // space_filling.hpp

std::vector<std::string> design_names()
{
  std::vector<std::string> out;
  for (const DesignName& one : designs) out.emplace_back(one.name);
  return out;
}

const DesignName* find_design(const std::string& name)
{
  const auto* found =
      std::find_if(designs.begin(), designs.end(), [&](const DesignName& one) { return name == one.name; });
  return found == designs.end() ? nullptr : found;
}

void read_word(const NodeAt& at, Design& design)
{
  const std::optional<std::string> word = at.choice(design_names());
  if (!word) return;
  const DesignName& named = *find_design(*word);
  design.kind = named.kind;
  if (*named.example != 0)
    at.refuse({fmt::format("`{}` needs to be told more", named.name),
               {},
               fmt::format("write for example `{}`", named.example)});
}

void read_morris(const NodeAt& at, Design& design)
{
  if (!at.is_map()) {
    Fault fault = unexpected("a block of keys", at.node());
    fault.hint = "write for example `{trajectories: 10, groups: by_room}`";
    at.refuse(std::move(fault));
    return;
  }
  StrictMap map(at.node(), at.path(), at.faults());
  design.size = map.integer("trajectories", {2, most_points});
  if (const YamlNode* groups = map.optional("groups")) {
    const auto how = NodeAt(*groups, at.path() + ".groups", at.faults()).choice({"none", "by_room"});
    design.groups = how == "by_room" ? Design::Groups::by_room : Design::Groups::none;
  }
  map.done();
}

/// What stands after the name of a design.
void read_argument(const NodeAt& at, Design& design, StudyDraft& draft)
{
  switch (design.kind) {
    case Design::Kind::fractional: {
      const auto resolution = at.choice({"III", "IV", "V"});
      design.resolution = resolution == "III" ? 3 : resolution == "IV" ? 4 : 5;
      return;
    }
    case Design::Kind::latin_hypercube:
      design.size = at.whole({2, most_hypercube_points}, "64").value_or(2);
      return;
    case Design::Kind::sobol:
    case Design::Kind::saltelli: {
      const std::int64_t n = at.whole({2, most_points}, "128").value_or(2);
      const auto bits = static_cast<std::uint64_t>(n);
      design.size = n;
      if (!std::has_single_bit(bits)) {
        at.refuse({fmt::format("{} is no power of 2", n),
                   "only then every part of the space has its share of the points",
                   fmt::format("write {} or {}", std::bit_floor(bits), std::bit_ceil(bits))});
      }
      return;
    }
    case Design::Kind::morris:
      return read_morris(at, design);
    case Design::Kind::points:
      design.points = table_named_at(at, RowsAre::points, draft);
      return;
    default:
      at.refuse({"this design is told nothing more", {}, "write its name only"});
  }
}

/// A value of a factor as a scenario would write it.
std::optional<std::string> level_text(const StudyFactor& factor, const NodeAt& at)
{
  const auto value =
      field_value(factor.parameter, at.node(), factor.parameter.standard, at.path(), at.faults());
  return value ? std::optional(value_text(factor.parameter, *value)) : std::nullopt;
}

/// The arm that the reference names.
void read_reference_arm(const NodeAt& at, StudyDraft& draft)
{
  const std::optional<std::string> name = at.text("as_now");
  if (!name) return;
  std::vector<std::string> names;
  for (const StudyArm& arm : draft.study.arms) names.push_back(arm.name);
  const bool known = std::find(names.begin(), names.end(), *name) != names.end();
  if (!known) at.refuse({"there is no arm called " + shown(*name), known_here(names), meant(*name, names)});
  draft.study.reference.arm = *name;
}

void read_kind(const NodeAt& at, StudyDraft& draft)
{
  StudyDesign& design = draft.study.design;
  if (!at.is_map()) return read_word(at, design);
  for (const YamlEntry& entry : at.entries("a design", "design: {sobol: 128}")) {
    const DesignName* const named = find_design(entry.key.text);
    if (named == nullptr) {
      at.inside(entry.key).refuse({"unknown name " + shown(entry.key.text), known_here(design_names()),
                                   meant(entry.key.text, design_names())});
      continue;
    }
    design.kind = named->kind;
    read_argument(at.below(entry), design, draft);
  }
  if (at.node().entries.size() > 1) at.refuse({"a study has one design", {}, "keep one of them"});
}

}  // namespace

void read_design(StudyDraft& draft)
{
  const std::optional<NodeAt> at = draft.find("design");
  if (!at) return;
  Design& design = draft.study.design;
  design.place = place_of(at->node());
  const std::size_t faults_before = draft.faults.size();
  read_kind(*at, draft);
  draft.design_read = draft.faults.size() == faults_before;
}
void read_reference(StudyDraft& draft)
{
  const std::optional<NodeAt> at = draft.find("reference");
  if (!at) return;
  const Study& study = draft.study;
  if (!at->is_map()) return read_reference_arm(*at, draft);
  if (!draft.find("factors")) return;  // told with other contradictions
  StrictMap map(at->node(), at->path(), draft.faults);
  for (const StudyFactor& factor : study.factors) {
    const YamlNode* const node = map.optional(factor.path);
    if (node == nullptr) {
      at->refuse(
          {fmt::format("`{}` is missing", factor.path), "the reference has a level of every factor", {}});
      continue;
    }
    const NodeAt level(*node, at->path() + "." + factor.path, draft.faults);
    const auto value = level_text(factor, level);
    if (!value) continue;
    const auto& known = factor.levels;
    if (!draft.faulty_factors.contains(factor.path) && !known.empty() &&
        std::find(known.begin(), known.end(), *value) == known.end())
      level.refuse({shown(node->text) + " is no level of the factor", known_here(known), {}});
    draft.study.reference.levels.emplace_back(factor.path, *value);
  }
  if (!study.factors.empty()) map.done();
}

}  // namespace linli
