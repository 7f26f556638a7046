#include "app/commands.hpp"
#include "compare/comparison.hpp"
#include "compare/comparison_json.hpp"
#include "compare/screen.hpp"
#include "compare/tidy.hpp"
#include "core/errors.hpp"
#include "output/files/files.hpp"
#include "output/files/publish.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace linli {
namespace {

struct CompareCommand {
  std::string directory;
  CompareOptions what{};
  bool residents = false;
  std::string csv{};
  std::string json{};
  std::string hdf5{};
  bool overwrite = false;
};

/// Files are claimed before anything is read: a wrong name costs no time.
std::optional<ClaimedOutput> claimed(const std::string& file, const CompareCommand& command)
{
  if (file.empty()) return {};
  return std::optional<ClaimedOutput>(std::in_place, file,
                                      command.overwrite ? Overwrite::replace : Overwrite::refuse);
}

/// Whatever `write` hands out, as a file of text.
void publish_text(const ClaimedOutput& output,
                  const std::function<void(const std::function<void(const std::string&)>&)>& write)
{
  constexpr std::size_t most_buffered = std::size_t{1} << 20;
  const auto write_file = [&](const std::filesystem::path& temporary) {
    File file = File::create_exclusive(temporary);
    std::string buffer;
    write([&](const std::string& text) {
      buffer += text;
      if (buffer.size() < most_buffered) return;
      file.write(buffer);
      buffer.clear();
    });
    file.write(buffer);
    file.close();
  };
  publish(output, write_file, [](const std::filesystem::path&) {});
}

int compare_study(const CompareCommand& command)
{
  const std::optional<ClaimedOutput> csv = claimed(command.csv, command);
  const std::optional<ClaimedOutput> json = claimed(command.json, command);
  const std::optional<ClaimedOutput> hdf5 = claimed(command.hdf5, command);
  const StudyDirectory directory{command.directory};
  const StudyComparison comparison =
      compare(directory, command.what, command.residents ? WithResidents::yes : WithResidents::no);
  if (csv) publish_text(*csv, [&](const auto& write) { write_csv(comparison, write); });
  if (json) publish_text(*json, [&](const auto& write) { write(json_text(comparison)); });
  if (hdf5) publish_tree(*hdf5, tidy_tree(comparison));
  fmt::print("{}", screen_text(comparison));
  if (comparison.honesty.fault)
    throw Error(
        Exit::invariant,
        {Problem{.file = command.directory,
                 .problem = *comparison.honesty.fault,
                 .why = "it must be exactly what the reference has",
                 .hint = "do not trust this study; its runs are not reproducible, or it was edited"}});
  return 0;
}

}  // namespace

void add_compare(CLI::App& app, Action& action)
{
  auto* command = app.add_subcommand("compare", "Compare the arms of a study, and say what its factors do");
  auto options = std::make_shared<CompareCommand>();
  command->add_option("directory", options->directory, "Directory of a study")->required()->type_name("DIR");
  command->add_option("--outcome", options->what.outcomes, "Outcomes to tell (all)")->type_name("NAME");
  command
      ->add_option("--by", options->what.by, "Tell them apart by these groups too, in place of the study's")
      ->type_name("GROUPING");
  command
      ->add_option("--window", options->what.window,
                   "Weeks to tell of, in place of the study's: 'last 52 weeks', 'week 0..week 51'")
      ->type_name("WEEKS");
  command->add_flag("--residents", options->residents,
                    "Also who took part in one arm and not in the other, from the study's panels");
  command->add_option("--csv", options->csv, "Also a table with a row for each run and number")
      ->type_name("CSV");
  command->add_option("--json", options->json, "Also all estimates as JSON")->type_name("JSON");
  command->add_option("--hdf5", options->hdf5, "Also the table as HDF5")->type_name("FILE");
  command->add_flag("--overwrite", options->overwrite, "Replace files that have these names");
  command->footer(
      "Differences are of pairs of runs that share their luck; intervals cover 95 %.  Runs that are missing "
      "or failed "
      "are\nleft out with their pair, and the first line says which.\n\n"
      "Examples:\n"
      "  linli compare two_dials                                every outcome of the study\n"
      "  linli compare two_dials --outcome taking_part --by age_band\n"
      "  linli compare two_dials --window 'week 0..week 51'     the first year\n"
      "  linli compare two_dials --residents                    who is reached, and who is lost\n"
      "  linli compare two_dials --csv runs.csv --json estimates.json\n\n"
      "Exit codes: 6 if an arm that cannot differ from the reference differs from it.");
  command->callback([options, &action] { action = [options] { return compare_study(*options); }; });
}

}  // namespace linli
