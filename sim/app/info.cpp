#include "app/commands.hpp"
#include "core/errors.hpp"
#include "core/text.hpp"
#include "core/week_text.hpp"
#include "output/files/archive.hpp"
#include "output/files/verify.hpp"
#include "output/hdf5/hdf5_read.hpp"
#include "run/resume.hpp"
#include "scenario/text_file.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <memory>

namespace linli {
namespace {

std::string text_of(const AttributeValue& value)
{
  return std::visit(
      [](const auto& v) -> std::string {
        using T = std::decay_t<decltype(v)>;
        if constexpr (std::is_same_v<T, std::string>) {
          return v;
        } else if constexpr (std::is_arithmetic_v<T>) {
          return fmt::format("{}", v);
        } else {
          std::string out;
          for (const auto& item : v) out += (out.empty() ? "" : ", ") + fmt::format("{}", item);
          return out;
        }
      },
      value);
}

void print_group(const FileGroup& group)
{
  const Attribute* about = find_attribute(group.attributes, "long_name");
  fmt::print("\n{}/{}\n", group.name, about ? "  " + text_of(about->value) : "");
  for (const Dataset& d : group.datasets) {
    std::string shape;
    const std::vector<std::size_t> sizes = shape_of(group, d);
    for (std::size_t k = 0; k < sizes.size(); ++k) {
      shape += (k > 0 ? ", " : "") + d.dimensions[k] + " " + std::to_string(sizes[k]);
    }
    const Attribute* label = find_attribute(d.attributes, "unit_label");
    const Attribute* unit = label ? label : find_attribute(d.attributes, "units");
    const Attribute* name = find_attribute(d.attributes, "long_name");
    fmt::print("  {:<30} {:<8} ({}){}{}\n", d.name, type_name(d.values), shape,
               unit ? "  [" + text_of(unit->value) + "]" : "", name ? "  " + text_of(name->value) : "");
  }
  for (const FileGroup& inner : group.groups) print_group(inner);
}

void require_there(const std::string& file)
{
  std::error_code ignored;
  if (std::filesystem::exists(file, ignored)) return;
  throw Error(Exit::io,
              {Problem{.file = file, .problem = "there is no such file", .hint = nearest_file(file)}});
}

/// What a checkpoint would go on with; that it can be read means that it is intact.
int info_of_checkpoint(const std::string& file)
{
  const Checkpoint checkpoint(file);
  const RunSoFar& run = checkpoint.run();
  const Scenario scenario = scenario_of(checkpoint);
  fmt::print("{}: intact, a checkpoint\n\n", file);
  const auto line = [](const char* what, const std::string& value) {
    fmt::print("{:<22} {}\n", what, value);
  };
  line("scenario", fmt::format("{} ({})", scenario.naming.name, run.scenario_file));
  line("weeks done", fmt::format("{} of {}", run.weeks, scenario.run.all_weeks()));
  line("stands", after_text(scenario.run.calendar(), run.weeks));
  line("result", run.output);
  line("checkpoints", run.checkpoint_every == 0
                          ? "when stopped"
                          : fmt::format("every {} weeks{}", run.checkpoint_every,
                                        run.keep_checkpoints ? ", all kept" : ", the last two"));
  line("commit", checkpoint.commit());
  line("started", run.facts.started);
  for (const std::string& change : run.facts.branched) line("branched", change);
  fmt::print("\nGo on with: linli run --resume {}\n", shell_quoted(file));
  return 0;
}

void print_verification(const std::string& file)
{
  const Verification v = verify(file);
  if (!v.sound) {
    std::vector<Problem> problems;
    for (const std::string& p : v.problems) {
      const bool advises = p.find(" — ") != std::string::npos;
      problems.push_back(
          {.problem = p, .hint = advises ? "" : "use another copy, or run the scenario again"});
    }
    throw Error(Exit::io, problems);
  }
  fmt::print("{}: intact, content digest {}\n\n", file, v.computed);
}

struct InfoOptions {
  std::string file;
  bool verify = false;
};

int info(const InfoOptions& options)
{
  const std::string& file = options.file;
  require_there(file);
  if (is_archive(file)) return info_of_checkpoint(file);
  if (options.verify) print_verification(file);
  const FileGroup root = read_tree(file);
  for (const Attribute& a : root.attributes) fmt::print("{:<22} {}\n", a.name, text_of(a.value));
  for (const FileGroup& group : root.groups) print_group(group);
  return 0;
}

}  // namespace

void add_info(CLI::App& app, Action& action)
{
  auto* command =
      app.add_subcommand("info", "Show what is in a result or a checkpoint and where it comes from");
  auto options = std::make_shared<InfoOptions>();
  command->add_option("file", options->file, "Result (HDF5) or checkpoint")->required()->type_name("FILE");
  command->add_flag("--verify", options->verify, "Read everything and compare it with the recorded digest");
  command->footer("Example:\n  linli info results/baseline.h5 --verify");
  command->callback([options, &action] { action = [options] { return info(*options); }; });
}

}  // namespace linli
