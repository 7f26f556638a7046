#pragma once
/// A scenario: everything that decides a run, as plain values.  Made from YAML (read_scenario) or in code.
#include "core/section.hpp"
#include "interventions/intervention_params.hpp"
#include "mechanisms/all.hpp"
#include "network/generate.hpp"
#include "population/synthesis.hpp"
#include "scenario/origin.hpp"
#include "scenario/output_params.hpp"
#include "scenario/run_params.hpp"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <typeindex>
#include <vector>

namespace linli {

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
    entries_.push_back({typeid(M), M::declaration(), Params::describe(), contradictions_of<Params>(),
                        std::make_shared<Params>(), [](const void* p) -> std::shared_ptr<void> {
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
  /// The kinds of events that they tell.
  std::vector<EventKind> events() const;
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
    std::function<std::vector<Contradiction>(const void*)> contradictions;
    std::shared_ptr<void> params;
    std::function<std::shared_ptr<void>(const void*)> copy;
  };
  const Entry& find(std::type_index type) const;

  std::vector<Entry> entries_;
};

/// A file that a scenario was read from.
struct ScenarioText {
  std::string file;
  std::string text;
};

struct Scenario {
  Naming naming;
  RunParams run;
  PopulationParams population;
  HousingParams housing;
  NetworkParams network;
  OutputParams output;
  std::map<std::string, InterventionParams> interventions{};  ///< by name
  MechanismParams mechanisms = MechanismParams::standard();

  std::string file{};                 ///< where it was read from; empty if made in code
  std::vector<ScenarioText> texts{};  ///< that file, and before it the files it extends, the base first
  Origins origins{};                  ///< where each value comes from

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

  /// The kinds of events that its mechanisms and interventions tell.
  std::vector<EventKind> events() const;
  /// Every part with its description, bound to this scenario.
  std::vector<Section> sections();
};

}  // namespace linli
