#include "scenario/scenario.hpp"

namespace linli {
namespace {

template <class... M>
void add_all(MechanismParams& params, MechanismList<M...>)
{
  (params.add<M>(), ...);
}

}  // namespace

std::vector<Field> RunParams::describe()
{
  using P = RunParams;
  return {
      date<&P::start>({.name = "start",
                       .en = "First day of the study, a Monday; the burn-in lies before it",
                       .zh = "研究起始日"}),
      integer<&P::burn_in>({.name = "burn_in",
                            .unit = units::weeks(),
                            .valid = {0, 5200},
                            .en = "Weeks before the study, in which starting values are forgotten",
                            .zh = "预热期",
                            .source = "[?]"}),
      integer<&P::weeks>({.name = "weeks",
                          .unit = units::weeks(),
                          .valid = {1, 5200},
                          .en = "Weeks of the study",
                          .zh = "研究期"}),
      integer<&P::seed>({.name = "seed",
                         .valid = {0, 9007199254740992.0},
                         .en = "World of chance; also decides the synthetic people",
                         .zh = "随机种子"}),
      integer<&P::replicate>({.name = "replicate",
                              .valid = {0, 4294967295.0},
                              .en = "Repetition with the same people and other luck",
                              .zh = "重复编号"}),
  };
}

std::vector<Field> Naming::describe()
{
  using P = Naming;
  return {text<&P::name>({.name = "name", .en = "Short name of the scenario", .zh = "名称"}),
          text<&P::description>({.name = "description", .en = "What it is for", .zh = "说明"})};
}

MechanismParams MechanismParams::standard()
{
  MechanismParams params;
  add_all(params, AllMechanisms{});
  return params;
}

MechanismParams::MechanismParams(const MechanismParams& other) : entries_(other.entries_)
{
  for (Entry& e : entries_) e.params = e.copy(e.params.get());
}

MechanismParams& MechanismParams::operator=(const MechanismParams& other)
{
  MechanismParams copy(other);
  entries_.swap(copy.entries_);
  return *this;
}

const MechanismParams::Entry& MechanismParams::find(std::type_index type) const
{
  for (const Entry& e : entries_) {
    if (e.type == type) return e;
  }
  throw Bug("a mechanism that was not added to the scenario");
}

std::vector<Declaration> MechanismParams::declarations() const
{
  std::vector<Declaration> out;
  for (const Entry& e : entries_) out.push_back(e.declaration);
  return out;
}

void MechanismParams::add_sections(std::vector<Section>& sections)
{
  for (const Entry& e : entries_) {
    sections.push_back({e.declaration.name, e.declaration.en, e.declaration.zh, e.fields, e.params.get()});
  }
}

std::vector<Section> Scenario::sections()
{
  std::vector<Section> out{
      {"", "The scenario", "情景", Naming::describe(), &naming},
      {"run", "Length, start and luck of a run", "运行", RunParams::describe(), &run},
      {"population", "Who lives in the district", "人口", PopulationParams::describe(), &population},
      {"housing", "How the district is built", "住房", HousingParams::describe(), &housing},
      {"network", "Who could know whom", "社会网络", NetworkParams::describe(), &network},
  };
  mechanisms.add_sections(out);
  return out;
}

std::vector<Problem> contradictions(const Scenario& scenario)
{
  std::vector<Problem> out;
  for (const std::string& fault : inconsistencies(scenario.network))
    out.push_back({.file = scenario.file, .problem = fault});
  const Exposure::Params& e = scenario.of<Exposure>();
  if (e.household + e.acquaintances + e.building_group <= 0) {
    out.push_back(
        {.file = scenario.file,
         .path = "exposure",
         .problem = "all three weights are 0",
         .why = "exposure is their weighted mean",
         .hint = "give household, acquaintances or building_group a weight; to switch influence off set "
                 "participation.exposure: 0"});
  }
  if (scenario.run.start.days % days_per_week != 0) {
    out.push_back(
        {.file = scenario.file,
         .path = "run.start",
         .problem = to_string(scenario.run.start) + " is not a Monday",
         .why = "weeks run from Monday to Sunday",
         .hint = "write " + to_string(Date{(scenario.run.start.days + 7000000) / 7 * 7 - 7000000})});
  }
  return out;
}

}  // namespace linli
