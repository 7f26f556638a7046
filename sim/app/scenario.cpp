#include "app/commands.hpp"
#include "app/say.hpp"
#include "core/errors.hpp"
#include "core/text.hpp"
#include "output/contents/recipe.hpp"
#include "output/files/archive.hpp"
#include "output/files/files.hpp"
#include "output/hdf5/hdf5_read.hpp"
#include "run/resume.hpp"
#include "scenario/portable.hpp"
#include "scenario/text_file.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <system_error>
#include <utility>

namespace linli {
namespace {

namespace fs = std::filesystem;

struct ScenarioCommand {
  std::string file;
  std::string output;
  bool written = false;
};

/// What a result or a checkpoint says of its scenario.
struct Told {
  std::string about;  ///< who made it
  std::string branched;
  std::string as_written;
  std::string as_resolved;
  DataTexts data;
};

Told of_result(const std::string& file)
{
  const FileGroup root = read_tree(file);
  Recipe recipe = recipe_of(root, file);
  return {fmt::format("linli {}, commit {}, state digest {}", root_text(root, "linli_version"),
                      root_text(root, "commit"), root_text(root, "state_digest")),
          root_text(root, "branched"), std::move(recipe.as_written), std::move(recipe.as_resolved),
          std::move(recipe.data)};
}

Told of_checkpoint(const std::string& file)
{
  const Checkpoint checkpoint(file);
  const RunSoFar& run = checkpoint.run();
  Told out{"commit " + checkpoint.commit(), "", run.as_written, run.as_resolved, run.facts.data};
  for (const std::string& change : run.facts.branched)
    out.branched += (out.branched.empty() ? "" : "; ") + change;
  return out;
}

/// `text` as a comment of YAML, on one line.
std::string comment(std::string text)
{
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < ' ') c = ' ';
  }
  return "# " + text + "\n";
}

/// What a branch did before it branched is not what its scenario does.
std::string note_of_branch(const Told& told)
{
  if (told.branched.empty() || told.branched == "never") return "";
  return fmt::format("The run branched ({}): run from its beginning this gives another result.",
                     told.branched);
}

void require_free(const fs::path& place)
{
  std::error_code ignored;
  if (!fs::exists(place, ignored)) return;
  throw Error(Exit::output_in_use, place.string() + " exists already", "",
              "choose another -o FILE, or remove it");
}

/// Writes the scenario and the data files that must lie beside it; nothing is replaced.
void save(const Portable& scenario, const std::string& text, const fs::path& output)
{
  require_free(output);
  for (const auto& [name, unused] : scenario.files) require_free(output.parent_path() / name);
  for (const auto& [name, data] : scenario.files) {
    const fs::path place = output.parent_path() / name;
    fs::create_directories(place.parent_path());
    write_new_file(place, data);
  }
  write_new_file(output, text);
}

void require_there(const std::string& file)
{
  std::error_code ignored;
  if (fs::exists(file, ignored)) return;
  throw Error(Exit::io,
              {Problem{.file = file, .problem = "there is no such file", .hint = nearest_file(file)}});
}

int scenario(const ScenarioCommand& options)
{
  require_there(options.file);
  const Told told = is_archive(options.file) ? of_checkpoint(options.file) : of_result(options.file);
  if (options.written) {
    fmt::print("{}", told.as_written);
    return 0;
  }
  const std::string stem = options.output.empty() ? "scenario" : fs::path(options.output).stem().string();
  const Portable portable_one = portable(options.file, told.as_resolved, told.data, stem + ".data");
  const std::string branch = note_of_branch(told);
  std::string text = comment(fmt::format("The scenario of {}: {}", options.file, told.about));
  if (!branch.empty()) {
    text += comment(branch);
    say(branch + "\n");
  }
  text += portable_one.yaml;
  if (!options.output.empty()) {
    save(portable_one, text, options.output);
    return 0;
  }
  fmt::print("{}", text);
  if (!portable_one.files.empty()) {
    say(fmt::format(
        "{}: its data files are not shipped with this program; save them too with: linli scenario {} -o "
        "FILE.yaml\n",
        options.file, shell_quoted(options.file)));
  }
  return 0;
}

}  // namespace

void add_scenario(CLI::App& app, Action& action)
{
  auto* command = app.add_subcommand(
      "scenario",
      "Print the scenario that a result was made with, so that it runs anywhere and gives the same");
  auto options = std::make_shared<ScenarioCommand>();
  command->add_option("file", options->file, "Result (HDF5) or checkpoint")->required()->type_name("FILE");
  auto* output =
      command
          ->add_option("-o,--output", options->output,
                       "Save it instead, with data files that are not shipped in FILE.data beside it")
          ->type_name("YAML");
  command
      ->add_flag("--written", options->written,
                 "Print the text of the scenario's files, as they were written")
      ->excludes(output);
  command->footer(
      "Examples:\n  linli scenario results/baseline.h5\n  linli scenario results/baseline.h5 -o again.yaml");
  command->callback([options, &action] { action = [options] { return scenario(*options); }; });
}

}  // namespace linli
