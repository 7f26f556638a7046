#include "compare/comparison_json.hpp"

#include "compare/plain_lines.hpp"

#include <nlohmann/json.hpp>

#include <cmath>
#include <vector>

namespace linli {
namespace {

using Json = nlohmann::ordered_json;

Json number(double value)
{
  return std::isfinite(value) ? Json(value) : Json();
}

void put(Json& json, const std::string& name, const Interval& interval)
{
  json[name] = number(interval.estimate);
  json[name + "_low"] = number(interval.low);
  json[name + "_high"] = number(interval.high);
}

Json of_column(const OutcomeColumn& column)
{
  return {{"outcome", column.outcome},         {"group", column.group},           {"member", column.member},
          {"first_week", column.window.first}, {"last_week", column.window.last}, {"unit", column.unit}};
}

void put_scope(Json& json, const Plan& plan, const Scope& scope)
{
  json["point"] = scope.point ? Json(point_name(plan, *scope.point)) : Json();
  json["world"] = scope.world ? Json(plan.worlds[*scope.world].name) : Json();
}

Json differences_json(const StudyComparison& comparison)
{
  Json out = Json::array();
  for (const ArmDifference& one : comparison.differences) {
    const OutcomeColumn& column = comparison.table.columns()[one.column];
    Json row = of_column(column);
    row["candidate"] = comparison.candidates.all[one.candidate].name;
    put_scope(row, comparison.plan(), one.scope);
    row["reference"] = number(one.reference);
    put(row, "difference", one.size);
    row["bca_low"] = one.bca ? number(one.bca->low) : Json();
    row["bca_high"] = one.bca ? number(one.bca->high) : Json();
    row["pairs"] = one.pairs;
    row["p"] = number(one.p_value);
    row["p_holm"] = number(one.holm);
    row["variance_removed"] = number(one.variance_removed);
    row["detectable"] = number(one.detectable);
    put(row, "total", one.total);
    row["total_unit"] = column.total_unit;
    out.push_back(std::move(row));
  }
  return out;
}

Json ratios_json(const StudyComparison& comparison)
{
  Json out = Json::array();
  for (const Ratio& one : comparison.ratios) {
    Json row{{"outcome", one.outcome}, {"candidate", comparison.candidates.all[one.candidate].name}};
    put_scope(row, comparison.plan(), one.scope);
    row["determined"] = one.ratio.interval.has_value();
    row["ratio"] = number(one.ratio.estimate);
    row["ratio_low"] = one.ratio.interval ? number(one.ratio.interval->low) : Json();
    row["ratio_high"] = one.ratio.interval ? number(one.ratio.interval->high) : Json();
    row["pairs"] = one.ratio.pairs;
    out.push_back(std::move(row));
  }
  return out;
}

Json standings_json(const StudyComparison& comparison)
{
  Json out = Json::array();
  for (const Standing& standing : comparison.standings) {
    const OutcomeColumn& column = comparison.table.columns()[standing.column];
    for (std::size_t k = 0; k < standing.chances.size(); ++k) {
      Json row = of_column(column);
      row["better"] = column.better == Better::higher ? "higher" : "lower";
      row["candidate"] = comparison.candidates.all[k].name;
      row["chance_of_best"] = number(standing.chances[k]);
      row["mean"] = number(standing.means[k]);
      out.push_back(std::move(row));
    }
  }
  return out;
}

Json regrets_json(const StudyComparison& comparison)
{
  Json out = Json::array();
  for (const WorldRegrets& one : comparison.regrets) {
    for (std::size_t k = 0; k < one.regrets.size(); ++k) {
      const Regret& lost = one.regrets[k];
      Json row = of_column(comparison.table.columns()[one.column]);
      row["candidate"] = comparison.candidates.all[k].name;
      row["mean"] = number(lost.mean);
      row["largest"] = number(lost.largest);
      row["worst_world"] =
          std::isfinite(lost.largest) ? Json(comparison.plan().worlds[lost.worst].name) : Json();
      row["leads"] = number(lost.leads);
      out.push_back(std::move(row));
    }
  }
  return out;
}

Json factors_json(const StudyComparison& comparison)
{
  Json out = Json::array();
  for (const FactorEstimate& one : comparison.effects.all) {
    Json row = of_column(comparison.table.columns()[one.column]);
    row["response"] = one.response;
    row["told"] = name_of(one.told);
    row["factor"] = one.factor;
    row["level"] = one.level;
    put(row, "estimate", one.size);
    row["p"] = number(one.p_value);
    row["p_holm"] = number(one.holm);
    row["cases"] = one.cases;
    if (one.of_reference) {
      const std::optional<Interval>& part = one.of_reference->interval;
      row["of_reference"] = number(one.of_reference->estimate);
      row["of_reference_low"] = part ? number(part->low) : Json();
      row["of_reference_high"] = part ? number(part->high) : Json();
    }
    out.push_back(std::move(row));
  }
  return out;
}

Json residents_json(const StudyComparison& comparison)
{
  Json out = Json::array();
  for (const Switched& one : comparison.residents->all) {
    Json row{{"candidate", comparison.candidates.all[one.candidate].name},
             {"week", one.week},
             {"group", one.group},
             {"member", one.member}};
    put(row, "only_here", one.only_here);
    put(row, "only_reference", one.only_reference);
    put(row, "adults", one.adults);
    row["replicates"] = one.replicates;
    out.push_back(std::move(row));
  }
  return out;
}

Json notes_json(const std::vector<Note>& notes)
{
  Json out = Json::array();
  for (const Note& note : notes) out.push_back(note.text());
  return out;
}

}  // namespace

std::string json_text(const StudyComparison& comparison)
{
  const Completeness& there = comparison.completeness;
  const Honesty& honesty = comparison.honesty;
  const auto& reference = comparison.candidates.reference;
  Json pareto = Json::array();
  for (const std::size_t k : comparison.pareto) pareto.push_back(comparison.candidates.all[k].name);
  Json json{{"study", comparison.plan().study},
            {"varies", comparison.plan().vary == Vary::luck ? "luck only" : "people and luck"},
            {"replicates", there.replicates},
            {"complete", there.complete},
            {"runs", there.runs},
            {"missing", there.missing},
            {"lacking", there.lacking},
            {"reference", reference ? Json(comparison.candidates.all[*reference].name) : Json()}};
  json["look"] = comparison.look ? Json{{"replicates", comparison.look->replicates},
                                        {"verdict", comparison.look->verdict},
                                        {"leader", comparison.look->leader}}
                                 : Json();
  json["honesty"] = {{"arms", honesty.arms},
                     {"compared", honesty.compared},
                     {"missing", honesty.missing},
                     {"fault", honesty.fault ? Json(*honesty.fault) : Json()}};
  json["sentences"] = plain_lines(comparison);
  json["differences"] = differences_json(comparison);
  json["ratios"] = ratios_json(comparison);
  json["standings"] = standings_json(comparison);
  json["pareto"] = std::move(pareto);
  json["regrets"] = regrets_json(comparison);
  json["factors"] = factors_json(comparison);
  json["aliases"] = comparison.effects.aliases;
  json["notes"] = notes_json(comparison.effects.notes);
  if (comparison.residents) {
    json["residents"] = residents_json(comparison);
    json["resident_notes"] = notes_json(comparison.residents->notes);
  }
  return json.dump(1) + "\n";
}

}  // namespace linli
