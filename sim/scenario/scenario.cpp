#include "scenario/scenario.hpp"

#include "interventions/intervention_events.hpp"

namespace linli {
namespace {

template <class... M>
void add_all(MechanismParams& params, MechanismList<M...>)
{
  (params.add<M>(), ...);
}

}  // namespace

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
    sections.push_back(
        {e.declaration.name, e.declaration.en, e.declaration.zh, e.fields, e.params.get(), e.contradictions});
  }
}

std::vector<EventKind> MechanismParams::events() const
{
  std::vector<EventKind> out;
  for (const Entry& e : entries_) {
    const std::vector<EventKind>& own = e.declaration.events;
    out.insert(out.end(), own.begin(), own.end());
  }
  return out;
}

std::vector<EventKind> Scenario::events() const
{
  std::vector<EventKind> out = mechanisms.events();
  std::vector<std::string> names;
  for (const auto& [name, unused] : interventions) names.push_back(name);
  out.push_back(intervention_events(names));
  return out;
}

std::vector<Section> Scenario::sections()
{
  std::vector<Section> out{
      make_section("", "The scenario", "情景", naming),
      make_section("run", "Length, start and luck of a run", "运行", run),
      make_section("population", "Who lives in the district", "人口", population),
      make_section("housing", "How the district is built", "住房", housing),
      make_section("network", "Who could know whom", "社会网络", network),
      make_section("output", "What a result holds", "输出", output),
      make_named_section("output.panels", "Chosen residents followed over chosen weeks, by name", "追踪样本",
                         output.panels),
      make_named_section("output.surveys",
                         "Questions put to a fresh sample of adults at chosen weeks, by name", "问卷调查",
                         output.surveys),
      make_named_section("interventions",
                         "What policy adds: when, where, which levers, at what price; by name", "政策干预",
                         interventions),
  };
  for (Section& section : out) {
    for (const char* set_up : {"population", "housing", "network"}) {
      if (section.path == set_up) section.fields = acting(Acts::set_up, std::move(section.fields));
    }
    for (Field& field : section.fields) {
      if (section.path != "output" || field.name != "events") continue;
      field.labels = {"all"};
      for (const EventKind& kind : events()) field.labels.push_back(kind.name);
    }
    if (section.path.starts_with("output"))
      section.fields = acting(Acts::recording, std::move(section.fields));
  }
  mechanisms.add_sections(out);
  return out;
}

}  // namespace linli
