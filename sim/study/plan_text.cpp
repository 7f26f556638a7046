#include "core/errors.hpp"
#include "study/plan.hpp"
#include "study/plan_fields.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>
#include <type_traits>
#include <utility>

namespace linli {
namespace {

using Json = nlohmann::ordered_json;

constexpr int plan_version = 1;

using plan_fields::fields;
using plan_fields::Names;

class Writer {
 public:
  Json json = Json::object();

  template <class T>
  void operator()(const char* key, const T& value)
  {
    json[key] = of(value);
  }

 private:
  template <class T>
  static Json of(const T& value)
  {
    if constexpr (std::is_enum_v<T>) {
      return Names<T>::all.at(static_cast<std::size_t>(value));
    } else if constexpr (std::is_arithmetic_v<T> || std::is_same_v<T, std::string>) {
      return value;
    } else {
      Writer inner;
      fields(inner, const_cast<T&>(value));
      return std::move(inner.json);
    }
  }
  template <class T>
  static Json of(const std::vector<T>& values)
  {
    Json out = Json::array();
    for (const T& value : values) out.push_back(of(value));
    return out;
  }
  template <class T>
  static Json of(const std::optional<T>& value)
  {
    return value ? of(*value) : Json();
  }
  static Json of(const Address& run) { return run.text(); }
  static Json of(const When& when) { return Json{{"dated", when.dated}, {"number", when.number}}; }
  static Json of(const Range& range)
  {
    return range.bounded() ? Json::array({range.low, range.high}) : Json();
  }
};

class Reader {
 public:
  explicit Reader(const Json& json) : json_(json) {}

  template <class T>
  void operator()(const char* key, T& value) const
  {
    into(json_.at(key), value);
  }

 private:
  template <class T>
  static void into(const Json& json, T& value)
  {
    if constexpr (std::is_enum_v<T>) {
      const std::string name = json.get<std::string>();
      for (std::size_t k = 0; k < Names<T>::all.size(); ++k) {
        if (name == Names<T>::all[k]) {
          value = static_cast<T>(k);
          return;
        }
      }
      throw Error(Exit::io, "unknown name " + name);
    } else if constexpr (std::is_arithmetic_v<T> || std::is_same_v<T, std::string>) {
      value = json.get<T>();
    } else {
      const Reader inner(json);
      fields(inner, value);
    }
  }
  template <class T>
  static void into(const Json& json, std::vector<T>& values)
  {
    if (!json.is_array()) throw Error(Exit::io, "a list is missing");
    for (const Json& one : json) {
      T value{};
      into(one, value);
      values.push_back(std::move(value));
    }
  }
  template <class T>
  static void into(const Json& json, std::optional<T>& value)
  {
    if (json.is_null()) return;
    T some{};
    into(json, some);
    value = std::move(some);
  }
  static void into(const Json& json, Address& run)
  {
    const auto read = address_of(json.get<std::string>());
    if (!read) throw Error(Exit::io, "no address of a run");
    run = *read;
  }
  static void into(const Json& json, When& when)
  {
    when = {json.at("dated").get<bool>(), json.at("number").get<std::int64_t>()};
  }
  static void into(const Json& json, Range& range)
  {
    if (!json.is_null()) range = {json.at(0).get<double>(), json.at(1).get<double>()};
  }

  const Json& json_;
};

template <class T>
bool is_below(const std::optional<T>& number, std::size_t count)
{
  return !number || *number < count;
}

/// Cells one after the other, each with its runs.
bool has_its_cells(const Plan& plan)
{
  if (plan.cells.size() != plan.arms.size() * plan.points.size() * plan.worlds.size()) return false;
  for (std::size_t k = 0; k < plan.cells.size(); ++k) {
    const PlannedCell& cell = plan.cells[k];
    const std::size_t at = (cell.world * plan.points.size() + cell.point) * plan.arms.size() + cell.arm;
    if (cell.arm >= plan.arms.size() || cell.point >= plan.points.size() || at != k) return false;
  }
  return true;
}

bool has_its_pasts(const Plan& plan)
{
  for (std::size_t k = 0; k < plan.pasts.size(); ++k) {
    const PlannedPast& past = plan.pasts[k];
    if (!is_below(past.from, k) || past.cell >= plan.cells.size()) return false;
  }
  return std::ranges::all_of(plan.cells,
                             [&](const PlannedCell& cell) { return is_below(cell.past, plan.pasts.size()); });
}

bool has_its_groups(const Plan& plan)
{
  const auto known = [&](std::size_t group) { return group < plan.groups.size(); };
  return (plan.group_of.empty() || plan.group_of.size() == plan.factors.size()) &&
         std::ranges::all_of(plan.group_of, known) && std::ranges::all_of(plan.moved, [&](const auto& steps) {
           return std::ranges::all_of(steps, known);
         });
}

/// What of a plan does not fit the rest; empty if all does.
std::string contradiction_in(const Plan& plan)
{
  const auto runs = static_cast<std::size_t>(plan.replicates);
  if (plan.arms.empty() || plan.replicates < 1) return "it has no runs";
  if (!has_its_cells(plan)) return "its cells are not those of its arms, points and worlds";
  if (std::ranges::any_of(plan.cells, [&](const PlannedCell& cell) { return cell.runs.size() != runs; }))
    return "its cells have not a run for each replicate";
  if (!has_its_pasts(plan)) return "its pasts are not those of its cells";
  for (const PlannedPoint& point : plan.points) {
    if (point.values.size() != plan.factors.size() ||
        (!point.place.empty() && point.place.size() != plan.factors.size()))
      return "its points have not a value of each factor";
  }
  for (const PlannedWorld& world : plan.worlds) {
    if (world.values.size() != plan.world_paths.size())
      return "its worlds have not a value of each parameter";
  }
  if (!is_below(plan.reference_arm, plan.arms.size()) || !is_below(plan.reference_point, plan.points.size()))
    return "its reference is none of its arms or points";
  return has_its_groups(plan) ? "" : "its groups are not those of its factors";
}

}  // namespace

std::string plan_text(const Plan& plan)
{
  Writer writer;
  writer("plan_version", plan_version);
  Plan copy = plan;  // one list of fields serves writing and reading
  fields(writer, copy);
  return writer.json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Plan plan_of(const std::string& file, const std::string& text)
{
  std::string why;
  try {
    const Json json = Json::parse(text);
    if (json.at("plan_version").get<int>() == plan_version) {
      Plan plan;
      const Reader reader(json);
      fields(reader, plan);
      why = contradiction_in(plan);
      if (why.empty()) return plan;
    } else {
      why = "it is of another version";
    }
  } catch (const Json::exception& error) {
    why = error.what();
  } catch (const Error& error) {
    why = error.problems().front().problem;
  }
  throw Error(Exit::io, {Problem{.file = file,
                                 .problem = "is no plan of a study",
                                 .why = why,
                                 .hint = "`linli study run FILE -o DIR` makes it again; results stay"}});
}

}  // namespace linli
