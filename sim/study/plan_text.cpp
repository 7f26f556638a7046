#include "core/errors.hpp"
#include "study/plan.hpp"
#include "study/plan_fields.hpp"

#include <nlohmann/json.hpp>

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

}  // namespace

std::string plan_text(const Plan& plan)
{
  Writer writer;
  writer("plan_version", plan_version);
  Plan copy = plan;  // one list of fields serves writing and reading
  fields(writer, copy);
  return writer.json.dump(1) + "\n";
}

Plan plan_of(const std::string& file, const std::string& text)
{
  const auto fail = [&](const std::string& why) -> Plan {
    throw Error(Exit::io, {Problem{.file = file,
                                   .problem = "is no plan of a study",
                                   .why = why,
                                   .hint = "`linli study run FILE -o DIR` makes it again; results stay"}});
  };
  try {
    const Json json = Json::parse(text);
    if (json.at("plan_version").get<int>() != plan_version) return fail("it is of another version");
    Plan plan;
    const Reader reader(json);
    fields(reader, plan);
    if (plan.cells.size() != plan.arms.size() * plan.points.size() * plan.worlds.size())
      return fail("its cells are not those of its arms, points and worlds");
    return plan;
  } catch (const Json::exception& error) {
    return fail(error.what());
  } catch (const Error& error) {
    return fail(error.problems().front().problem);
  }
}

}  // namespace linli
