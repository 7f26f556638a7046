#include "app/commands.hpp"
#include "compare/comparison.hpp"
#include "core/errors.hpp"
#include "output/files/files.hpp"
#include "output/files/publish.hpp"
#include "report/page.hpp"
#include "report/run_page.hpp"
#include "report/study_page.hpp"
#include "results/result_file.hpp"
#include "study/open_study.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace linli {
namespace {

struct ReportCommand {
  std::vector<std::string> sources;
  std::string output = "report.html";
  std::string language = "zh";
  bool overwrite = false;
};

/// Of a study with panels also who took part where.
PageJson page_of_study(const std::string& source)
{
  const StudyDirectory directory{source};
  const Plan plan = plan_in(directory);
  const bool who_took_part = !plan.panels.empty() && (plan.reference_arm || plan.reference_point);
  return study_page(compare(directory, {}, who_took_part ? WithResidents::yes : WithResidents::no),
                    directory);
}

/// One study, or results of which the first is told in full.
PageJson page_data(const std::vector<std::string>& sources)
{
  if (std::filesystem::is_directory(sources.front())) {
    if (sources.size() > 1)
      throw Error(Exit::usage, sources[1] + " is one too many", "a study has a page of its own",
                  "name one study, or several results");
    return page_of_study(sources.front());
  }
  std::vector<ResultFile> others;
  for (std::size_t k = 1; k < sources.size(); ++k) others.emplace_back(sources[k]);
  return run_page(ResultFile(sources.front()), others);
}

int write_report(const ReportCommand& command)
{
  const ClaimedOutput output(command.output, command.overwrite ? Overwrite::replace : Overwrite::refuse);
  const PageJson data = page_data(command.sources);
  const std::string text = page_of(data, command.language);
  const auto write_file = [&](const std::filesystem::path& temporary) {
    File file = File::create_exclusive(temporary);
    file.write(text);
    file.close();
  };
  publish(output, write_file, [](const std::filesystem::path&) {});
  fmt::print("{}\n", command.output);
  return 0;
}

}  // namespace

void add_report(CLI::App& app, Action& action)
{
  auto* command =
      app.add_subcommand("report", "Write a page that shows a result or a study, in Chinese and English");
  auto options = std::make_shared<ReportCommand>();
  command
      ->add_option("source", options->sources,
                   "The directory of a study, or a result and others to show beside it")
      ->required()
      ->type_name("DIR|RESULT...");
  command->add_option("-o,--output", options->output, "The page to write")
      ->type_name("HTML")
      ->capture_default_str();
  command->add_option("--lang", options->language, "The language it opens in; the page can switch")
      ->check(CLI::IsMember({"zh", "en"}))
      ->capture_default_str();
  command->add_flag("--overwrite", options->overwrite, "Replace a page that has this name");
  command->footer(
      "The page is one file: it opens without a network, can be mailed and printed, and its charts can be "
      "saved as\n"
      "SVG, PNG and CSV.\n\n"
      "Examples:\n"
      "  linli report two_dials -o two_dials.html                      a study\n"
      "  linli report results/baseline.h5 -o baseline.html --lang en   a run of the district\n"
      "  linli report reform.h5 small.h5 -o reform.html                a run, and another beside it");
  command->callback([options, &action] { action = [options] { return write_report(*options); }; });
}

}  // namespace linli
