#include "output/files/checkpoint.hpp"

#include "core/build_info.hpp"
#include "core/conditions.hpp"
#include "core/errors.hpp"
#include "core/text.hpp"
#include "output/files/archive.hpp"
#include "scenario/faults.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <optional>
#include <set>

namespace linli {
namespace {

using nlohmann::json;

constexpr std::string_view column_prefix = "column/";
constexpr std::string_view rows_prefix = "rows/";

json json_of(const FitReport& report)
{
  json out = json::array();
  for (const FitRow& row : report.rows) out.push_back({row.margin, row.category, row.target, row.obtained});
  return out;
}

FitReport fit_of(const json& rows)
{
  FitReport out;
  for (const json& row : rows) {
    out.rows.push_back({row.at(0).get<std::string>(), row.at(1).get<std::string>(), row.at(2).get<double>(),
                        row.at(3).get<double>()});
  }
  return out;
}

json json_of(const std::vector<EarlierScenario>& stages)
{
  json out = json::array();
  for (const EarlierScenario& stage : stages) out.push_back({stage.as_resolved, stage.weeks});
  return out;
}

std::vector<EarlierScenario> stages_of(const json& in)
{
  std::vector<EarlierScenario> out;
  for (const json& stage : in)
    out.push_back({stage.at(0).get<std::string>(), stage.at(1).get<std::int64_t>()});
  return out;
}

/// Columns and kinds of agents of mechanisms outside the shipped model are known only from the file.
json json_of(const Extensions& extensions)
{
  json kinds = json::array();
  for (const auto& [kind, table] : extensions.own) kinds.push_back(kind);
  json columns = json::array();
  for (const ExtensionColumn& column : columns_of(extensions))
    columns.push_back({column.of, column.name, column.type});
  return {{"kinds", kinds}, {"columns", columns}};
}

/// With empty columns; nothing if one is of a type that no column is of.
std::optional<Extensions> extensions_of(const json& in)
{
  Extensions out;
  for (const json& kind : in.at("kinds")) out.own[kind.get<std::string>()];
  for (const json& column : in.at("columns")) {
    const auto text = [&](std::size_t k) { return column.at(k).get<std::string>(); };
    if (!add_column(out, {text(0), text(1), text(2)})) return {};
  }
  return out;
}

std::string about(const RunSoFar& run, const World& world)
{
  const BuildInfo& build = build_info();
  const json out = {{"version", build.version},
                    {"commit", build.commit},
                    {"weeks", run.weeks},
                    {"output", run.output},
                    {"overwrite", run.overwrite},
                    {"checkpoint_every", run.checkpoint_every},
                    {"keep_checkpoints", run.keep_checkpoints},
                    {"stays", run.stays},
                    {"earlier", run.earlier},
                    {"scenario_folder", run.scenario_folder},
                    {"scenario_file", run.scenario_file},
                    {"as_written", run.as_written},
                    {"as_resolved", run.as_resolved},
                    {"people_luck", {run.people_luck.seed, run.people_luck.replicate}},
                    {"started", run.facts.started},
                    {"setup_seconds", run.facts.setup_seconds},
                    {"weeks_seconds", run.facts.weeks_seconds},
                    {"continued_at", run.facts.continued_at},
                    {"branched", run.facts.branched},
                    {"stages", json_of(run.facts.stages)},
                    {"data", run.facts.data},
                    {"taken", run.taken},
                    {"fit", json_of(run.fit)},
                    {"secretaries_fit", json_of(run.secretaries_fit)},
                    {"margin_status", run.margin_status},
                    {"extensions", json_of(world.extensions)},
                    {"labels", run.labels},
                    {"subdistricts", world.people.subdistricts.name},
                    {"subdistricts_zh", world.people.subdistricts.name_zh}};
  // A path may be any bytes; what is no UTF-8 in it is replaced.
  return out.dump(-1, ' ', false, json::error_handler_t::replace);
}

RunSoFar run_of(const json& in)
{
  RunSoFar run;
  run.weeks = in.at("weeks").get<std::int64_t>();
  run.output = in.at("output").get<std::string>();
  run.overwrite = in.at("overwrite").get<bool>();
  run.checkpoint_every = in.at("checkpoint_every").get<std::int64_t>();
  run.keep_checkpoints = in.at("keep_checkpoints").get<bool>();
  run.stays = in.at("stays").get<bool>();
  run.earlier = in.at("earlier").get<std::vector<std::string>>();
  run.scenario_folder = in.at("scenario_folder").get<std::string>();
  run.scenario_file = in.at("scenario_file").get<std::string>();
  run.as_written = in.at("as_written").get<std::string>();
  run.as_resolved = in.at("as_resolved").get<std::string>();
  run.people_luck = {in.at("people_luck").at(0).get<std::uint64_t>(),
                     in.at("people_luck").at(1).get<std::uint32_t>()};
  run.facts.started = in.at("started").get<std::string>();
  run.facts.setup_seconds = in.at("setup_seconds").get<double>();
  run.facts.weeks_seconds = in.at("weeks_seconds").get<double>();
  run.facts.continued_at = in.at("continued_at").get<std::vector<std::int64_t>>();
  run.facts.branched = in.at("branched").get<std::vector<std::string>>();
  run.facts.stages = stages_of(in.at("stages"));
  run.facts.data = in.at("data").get<DataTexts>();
  run.taken = in.at("taken").get<std::map<std::string, std::vector<std::int64_t>>>();
  run.fit = fit_of(in.at("fit"));
  run.secretaries_fit = fit_of(in.at("secretaries_fit"));
  run.margin_status = in.at("margin_status").get<std::vector<std::string>>();
  run.labels = in.at("labels").get<std::map<std::string, RowLabels>>();
  return run;
}

/// "column/area/area.number"
std::string block_name(std::string_view indexed_by, std::string_view column)
{
  return fmt::format("{}{}/{}", column_prefix, indexed_by, column);
}

ArchiveBlock rows_block(const std::string& name, const RowStore& rows)
{
  return {std::string(rows_prefix) + name, rows.size(), [&rows](const TakeBytes& take) {
            std::vector<std::byte> block;
            for (std::uint64_t at = 0; at < rows.size(); at += block.size()) {
              block.resize(std::min<std::uint64_t>(rows.size() - at, std::uint64_t{1} << 20));
              rows.read(at, block);
              take(block);
            }
          }};
}

/// Interventions and what they look at are named by the scenario; "column/area/intervention.NAME.held".
void make_policy_columns(World& world, const std::string& block)
{
  const auto after = [&](const char* prefix) -> std::string {
    const std::string begin = block_name(AreaTag::name, prefix);
    return block.starts_with(begin) ? block.substr(begin.size()) : std::string();
  };
  if (const std::string name = after(Observed::prefix); !name.empty()) world.observed.series[name] = {};
  const std::string column = after(InterventionStates::prefix);
  if (column.empty()) return;
  const std::size_t dot = std::min(column.find('.'), column.size() - 1);
  std::vector<ThresholdState>& thresholds = world.interventions.by_name[column.substr(0, dot)].thresholds;
  const std::string rest = column.substr(dot + 1);
  const std::string_view prefix = InterventionState::threshold_prefix;
  if (!rest.starts_with(prefix)) return;
  std::size_t number = 0;
  std::from_chars(rest.data() + prefix.size(), rest.data() + rest.size(), number);
  thresholds.resize(std::max(thresholds.size(), std::min(number, 2 * most_thresholds)));
}

}  // namespace

void write_checkpoint(const std::filesystem::path& file, const RunSoFar& run, const World& world,
                      const std::map<std::string, const RowStore*>& rows)
{
  std::vector<ArchiveBlock> blocks{text_block("about", about(run, world))};
  for (const ColumnBytes& column : columns_of(world))
    blocks.push_back(block_of(block_name(column.indexed_by, column.name), {column.data, column.bytes()}));
  for (const auto& [name, store] : rows) blocks.push_back(rows_block(name, *store));
  write_archive(file, blocks);
}

Checkpoint::Checkpoint(std::filesystem::path file)
    : file_(std::move(file)),
      bytes_(read_archive_bytes(file_)),
      blocks_(parse_archive(file_.string(), bytes_))
{
  const auto found = blocks_.find("about");
  if (found == blocks_.end()) fail("is damaged", "it does not say what it is of");
  try {
    const auto* text = reinterpret_cast<const char*>(found->second.data());
    if (invalid_utf8({text, found->second.size()})) fail("cannot be understood", "it is not UTF-8");
    const json in = json::parse(text, text + found->second.size());
    const std::string version = in.at("version").get<std::string>();
    if (version != build_info().version) {
      fail("was made by another version of linli",
           fmt::format("by {}; this is {}", shortened(version, 60), build_info().version));
    }
    commit_ = in.at("commit").get<std::string>();
    run_ = run_of(in);
    subdistricts_ = in.at("subdistricts").get<std::vector<std::string>>();
    subdistricts_zh_ = in.at("subdistricts_zh").get<std::vector<std::string>>();
    auto extensions = extensions_of(in.at("extensions"));
    if (!extensions) fail("cannot be understood", "a column of an extension is of an unknown type");
    extensions_ = *std::move(extensions);
  } catch (const json::exception& e) {
    fail("cannot be understood", e.what());
  }
}

void Checkpoint::fail(std::string problem, std::string why) const
{
  throw Error(Exit::checkpoint, {Problem{.file = file_.string(),
                                         .problem = std::move(problem),
                                         .why = std::move(why),
                                         .hint = "run the scenario again"}});
}

World Checkpoint::world() const
{
  World world;
  world.people.subdistricts.name = subdistricts_;
  world.people.subdistricts.name_zh = subdistricts_zh_;
  for (const auto& [name, bytes] : blocks_) make_policy_columns(world, name);
  world.extensions = extensions_;
  std::set<std::string> known;
  for (const ColumnBytes& column : columns_of(world)) {
    const std::string block = block_name(column.indexed_by, column.name);
    if (!known.insert(block).second)
      fail("cannot be understood", fmt::format("{} is there twice", shortened(block, 60)));
  }
  world.for_each_column([&](const char* name, auto& column) {
    using C = std::remove_cvref_t<decltype(column)>;
    const auto found = blocks_.find(block_name(C::index_type::tag::name, name));
    if (found == blocks_.end()) fail("lacks a part of the state", name);
    const std::span<const std::byte> bytes = found->second;
    if (bytes.size() % sizeof(typename C::value_type) != 0)
      fail("is damaged", fmt::format("{} is cut off", name));
    column.resize(bytes.size() / sizeof(typename C::value_type));
    if (!bytes.empty()) std::memcpy(column.data(), bytes.data(), bytes.size());
  });
  world.seen.next.resize(world.size());
  return world;
}

std::optional<std::uint64_t> Checkpoint::recorded_bytes(const std::string& name) const
{
  const auto found = blocks_.find(std::string(rows_prefix) + name);
  if (found == blocks_.end()) return std::nullopt;
  return found->second.size();
}

void Checkpoint::restore(const std::string& name, RowStore& rows, std::uint64_t size) const
{
  const auto found = blocks_.find(std::string(rows_prefix) + name);
  const std::uint64_t there = found == blocks_.end() ? 0 : found->second.size();
  if (there != size) {
    fail("does not fit this program",
         fmt::format("it holds {} bytes of the recorded {} where {} belong", there, name, size));
  }
  if (there > 0) rows.append(found->second);
}

}  // namespace linli
