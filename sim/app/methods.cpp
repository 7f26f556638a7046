#include "report/methods.hpp"

#include "app/commands.hpp"
#include "compare/comparison.hpp"
#include "core/build_info.hpp"
#include "core/errors.hpp"
#include "output/files/files.hpp"
#include "output/files/publish.hpp"
#include "report/methods_text.hpp"
#include "report/model_texts.hpp"
#include "report/page_names.hpp"
#include "report/research_object.hpp"
#include "scenario/text_file.hpp"
#include "study/open_study.hpp"
#include "study/study_record.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <ctime>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace linli {
namespace {

struct MethodsCommand {
  std::string directory{};
  std::string language = "en";
  Publication publication{};
  bool overwrite = false;
};

constexpr std::size_t most_study_bytes = std::size_t{1} << 24;

void write(const ClaimedOutput& output, std::string_view text)
{
  const auto write_file = [&](const std::filesystem::path& temporary) {
    File file = File::create_exclusive(temporary);
    file.write(text);
    file.close();
  };
  publish(output, write_file, [](const std::filesystem::path&) {});
  fmt::print("{}\n", output.target().string());
}

/// The program describes the model that it runs, and no other.
void require_described(const Plan& plan, const std::string& directory)
{
  if (plan.model == build_info().model) return;
  throw Error(
      Exit::usage, directory + " was computed by another version of the model",
      "this program does not describe that one",
      "write the methods with the program that computed the study: `linli info RESULT` tells its commit");
}

int write_methods(const MethodsCommand& command)
{
  const StudyDirectory directory{command.directory};
  const Plan plan = plan_in(directory);
  require_described(plan, command.directory);
  const Overwrite policy = command.overwrite ? Overwrite::replace : Overwrite::refuse;
  const ClaimedOutput methods(directory.path / "methods.md", policy);
  const ClaimedOutput model(directory.path / "model.md", policy);
  const ClaimedOutput references(directory.path / "references.bib", policy);
  const ClaimedOutput object(directory.path / "ro-crate-metadata.json", policy);

  const StudyComparison comparison = compare(directory, {});
  const PageNames names(comparison, directory);
  const std::string file = read_text_file(directory.study().string(), most_study_bytes);
  write(methods, methods_text(methods_of(comparison, directory, names), file, command.language));
  write(model, model_texts::description());
  write(references, model_texts::references());
  // Last: it lists what is there.
  write(object,
        research_object(comparison, directory, record_of(directory), command.publication).dump(2) + "\n");
  return 0;
}

std::string today()
{
  return fmt::format("{:%Y-%m-%d}", fmt::gmtime(std::time(nullptr)));
}

}  // namespace

void add_methods(CLI::App& app, Action& action)
{
  auto* command = app.add_subcommand("methods", "Write how a study was done, for a paper and for an archive");
  auto options = std::make_shared<MethodsCommand>();
  options->publication.date = today();
  command->add_option("directory", options->directory, "Directory of a study")->required()->type_name("DIR");
  command
      ->add_option("--lang", options->language,
                   "Language of methods.md; the description of the model is English")
      ->check(CLI::IsMember({"en", "zh"}))
      ->capture_default_str();
  command
      ->add_option("--author", options->publication.authors,
                   "An author: 'Name', or 'Name <ORCID or page>'; once for each")
      ->type_name("AUTHOR")
      ->allow_extra_args(false);
  command
      ->add_option("--licence", options->publication.licence,
                   "Of the results: an SPDX name such as CC-BY-4.0, or an address")
      ->type_name("LICENCE");
  command->add_flag("--overwrite", options->overwrite, "Replace what an earlier call wrote");
  command->footer(
      "Four files are written into the directory of the study:\n"
      "  methods.md              a paragraph, the STRESS-ABS table, where the numbers come from, the study's "
      "file\n"
      "  model.md                the model by the ODD+D protocol, with every parameter\n"
      "  references.bib          the works that it names, for BibTeX\n"
      "  ro-crate-metadata.json  what the directory holds and what made it: the directory is now a research "
      "object\n"
      "                          (RO-Crate 1.1), which archives read\n\n"
      "Examples:\n"
      "  linli methods two_dials\n"
      "  linli methods two_dials --author 'Li Wen' --licence CC-BY-4.0 --lang zh --overwrite");
  command->callback([options, &action] { action = [options] { return write_methods(*options); }; });
}

}  // namespace linli
