#pragma once
/// A scenario: everything that decides a run, as plain values.  Made from YAML (read_scenario) or in code.
#include "core/calendar.hpp"
#include "core/describe.hpp"
#include "core/errors.hpp"
#include "mechanisms/all.hpp"
#include "network/generate.hpp"
#include "population/synthesis.hpp"

#include <functional>
#include <memory>
#include <string>
#include <typeindex>
#include <vector>

namespace linli {

/// How long, from when, under which luck.
struct RunParams {
  Date start = {0};            ///< first day of the study; the burn-in lies before it
  std::int64_t burn_in = 208;  ///< weeks
  std::int64_t weeks = 260;    ///< weeks of the study
  std::int64_t seed = 1;
  std::int64_t replicate = 0;

  static std::vector<Field> describe();
  std::int64_t all_weeks() const { return burn_in + weeks; }
  Calendar calendar() const { return {start, burn_in}; }
  Luck luck() const { return {static_cast<std::uint64_t>(seed), static_cast<std::uint32_t>(replicate)}; }
};

/// Title and description, at the top of the file.
struct Naming {
  std::string name = "unnamed";
  std::string description{};

  static std::vector<Field> describe();
};

/// The parameters of every mechanism that a scenario knows, by type.  A mechanism joins by one call of `add`,
/// so that tests and extensions bring their own without a change here.
class MechanismParams {
 public:
  /// The shipped model with all defaults.
  static MechanismParams standard();

  template <HasParams M>
  void add()
  {
    using Params = typename M::Params;
    entries_.push_back({typeid(M), M::declaration(), Params::describe(), std::make_shared<Params>(),
                        [](const void* p) -> std::shared_ptr<void> {
                          return std::make_shared<Params>(*static_cast<const Params*>(p));
                        }});
  }

  template <class M>
  const typename M::Params& of() const
  {
    return *static_cast<const typename M::Params*>(find(typeid(M)).params.get());
  }
  template <class M>
  typename M::Params& of()
  {
    return *static_cast<typename M::Params*>(find(typeid(M)).params.get());
  }

  std::vector<Declaration> declarations() const;
  /// One section of the scenario per mechanism, bound to these parameters.
  void add_sections(std::vector<Section>& sections);

  MechanismParams() = default;
  MechanismParams(const MechanismParams& other);
  MechanismParams& operator=(const MechanismParams& other);
  MechanismParams(MechanismParams&&) noexcept = default;
  MechanismParams& operator=(MechanismParams&&) noexcept = default;
  ~MechanismParams() = default;

 private:
  struct Entry {
    std::type_index type;
    Declaration declaration;
    std::vector<Field> fields;
    std::shared_ptr<void> params;
    std::function<std::shared_ptr<void>(const void*)> copy;
  };
  const Entry& find(std::type_index type) const;

  std::vector<Entry> entries_;
};

struct Scenario {
  Naming naming;
  RunParams run;
  PopulationParams population;
  HousingParams housing;
  NetworkParams network;
  MechanismParams mechanisms = MechanismParams::standard();

  std::string file{};        ///< where it was read from; empty if made in code
  std::string as_written{};  ///< the text of that file

  /// Parameters of a mechanism: `scenario.of<Exposure>().half_life`.
  template <class M>
  const typename M::Params& of() const
  {
    return mechanisms.of<M>();
  }
  template <class M>
  typename M::Params& of()
  {
    return mechanisms.of<M>();
  }

  /// Every part with its description, bound to this scenario.
  std::vector<Section> sections();
};

/// Faults of values that are each possible but not together (a ring cannot be that clustered); at their place
/// in the file if they came from one.
std::vector<Problem> contradictions(const Scenario& scenario);

}  // namespace linli
