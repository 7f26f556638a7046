#include "app/commands.hpp"
#include "app/study_care.hpp"
#include "app/study_run.hpp"
#include "core/errors.hpp"

#include <fmt/format.h>

#include <charconv>
#include <memory>

namespace linli {
namespace {

constexpr std::int64_t most_replicates = 100000;

/// "3/8".
Shard parse_shard(const std::string& text)
{
  Shard out;
  const std::size_t slash = text.find('/');
  const auto number = [&](std::size_t from, std::size_t to, int& value) {
    const auto read = std::from_chars(text.data() + from, text.data() + to, value);
    return read.ec == std::errc() && read.ptr == text.data() + to;
  };
  const bool read =
      slash != std::string::npos && number(0, slash, out.number) && number(slash + 1, text.size(), out.of);
  if (!read || out.number < 1 || out.of < 1 || out.number > out.of || out.of > most_shards)
    throw Error(Exit::usage, fmt::format("--shard {} is no part of a study", text), {},
                fmt::format("write for example --shard 3/8, with at most {} parts", most_shards));
  return out;
}

void add_carrying_out(CLI::App& command, StudyRunOptions& options)
{
  command
      .add_option("--processors", options.processors,
                  "Processors to use; 0 takes all. Results do not depend on it")
      ->type_name("N")
      ->check(CLI::Range(0, 4096).description(""));
  command.add_flag("--fail-fast", options.fail_fast, "Start nothing more once a run has failed");
  command.add_flag("--quiet", options.quiet, "No quote, no progress");
}

void add_study_run(CLI::App& study, Action& action)
{
  auto* command = study.add_subcommand("run", "Run what is missing of a study");
  auto options = std::make_shared<StudyRunOptions>();
  auto shard = std::make_shared<std::string>();
  command
      ->add_option("study", options->file, "Study file (YAML), or the name of a shipped study such as dials")
      ->required()
      ->type_name("STUDY");
  command
      ->add_option("-o,--output", options->directory, "Directory of the study; without it the study's name")
      ->type_name("DIR");
  command->add_option("--scale", options->scale, "Part of the residents, instead of population.scale")
      ->type_name("X");
  command->add_option("--replicates", options->replicates, "Replicates, instead of those of the file")
      ->type_name("N")
      ->check(CLI::Range(std::int64_t{1}, most_replicates).description(""));
  command->add_option("--shard", *shard, "Only part I of N of the runs: several machines share a directory")
      ->type_name("I/N");
  command->add_flag("--quote", options->quote_only, "Only say what would be run");
  command->add_flag("--accept-program", options->accept_program,
                    "Compute all anew if the directory was made by another version of the model");
  add_carrying_out(*command, *options);
  command->footer(
      "Examples:\n"
      "  linli study run two_dials.yaml -o two_dials\n"
      "  linli study run dials --quote\n"
      "  linli study run two_dials.yaml -o small --scale 0.02 --replicates 3\n"
      "  linli study run two_dials.yaml -o two_dials --shard 3/8 --quiet\n\n"
      "On a directory that is there already the study goes on; only runs that are missing are computed.  "
      "Ctrl-C lets the\n"
      "workers save what they have done.  Exit code 1: some runs failed; 75: stopped, goes on when started "
      "again.");
  command->callback([options, shard, &action] {
    action = [options, shard] {
      if (!shard->empty()) options->shard = parse_shard(*shard);
      return run_study(*options);
    };
  });
}

std::shared_ptr<std::string> add_directory(CLI::App& command)
{
  auto directory = std::make_shared<std::string>();
  command.add_option("directory", *directory, "Directory of a study")->required()->type_name("DIR");
  return directory;
}

void add_study_status(CLI::App& study, Action& action)
{
  auto* command = study.add_subcommand("status", "How far a study is, and what failed");
  const auto directory = add_directory(*command);
  command->footer("Example:\n  linli study status two_dials");
  command->callback([directory, &action] { action = [directory] { return study_status(*directory); }; });
}

void add_study_retry(CLI::App& study, Action& action)
{
  auto* command = study.add_subcommand("retry", "Try runs that failed once more");
  auto options = std::make_shared<StudyRunOptions>();
  command->add_option("directory", options->directory, "Directory of a study")->required()->type_name("DIR");
  add_carrying_out(*command, *options);
  command->footer("Example:\n  linli study retry two_dials");
  command->callback([options, &action] { action = [options] { return study_retry(*options); }; });
}

void add_study_extend(CLI::App& study, Action& action)
{
  auto* command = study.add_subcommand("extend", "Add replicates to a study");
  auto options = std::make_shared<StudyRunOptions>();
  command->add_option("directory", options->directory, "Directory of a study")->required()->type_name("DIR");
  command
      ->add_option("--replicates", options->replicates, "Replicates in all, those that are there with them")
      ->required()
      ->type_name("N")
      ->check(CLI::Range(std::int64_t{1}, most_replicates).description(""));
  add_carrying_out(*command, *options);
  command->footer("Example:\n  linli study extend two_dials --replicates 20");
  command->callback([options, &action] { action = [options] { return study_extend(*options); }; });
}

void add_study_merge(CLI::App& study, Action& action)
{
  auto* command = study.add_subcommand("merge", "Combine the manifests of all shards into one");
  const auto directory = add_directory(*command);
  command->footer("Example:\n  linli study merge two_dials");
  command->callback([directory, &action] { action = [directory] { return study_merge(*directory); }; });
}

void add_study_verify(CLI::App& study, Action& action)
{
  auto* command = study.add_subcommand(
      "verify", "Check results against the digests in the manifest, and run a sample again");
  auto options = std::make_shared<VerifyOptions>();
  command->add_option("directory", options->directory, "Directory of a study")->required()->type_name("DIR");
  command->add_option("--sample", options->sample, "How many runs to compute again and compare bit for bit")
      ->type_name("N")
      ->check(CLI::Range(0, 1000000).description(""))
      ->capture_default_str();
  command->footer("Example:\n  linli study verify two_dials --sample 5");
  command->callback([options, &action] { action = [options] { return study_verify(*options); }; });
}

}  // namespace

void add_study(CLI::App& app, Action& action)
{
  auto* command = app.add_subcommand("study", "Run, resume, check and extend a study of many runs");
  command->require_subcommand(1);
  for (const auto add : {add_study_run, add_study_status, add_study_retry, add_study_extend, add_study_merge,
                         add_study_verify})
    add(*command, action);
  command->footer(
      "Examples:\n"
      "  linli study run two_dials.yaml -o two_dials     a quote, then every run that is missing\n"
      "  linli study status two_dials                    how far it is, and what failed\n"
      "  linli study retry two_dials                     once more what failed\n"
      "  linli study extend two_dials --replicates 20    more replicates; those that are there stay\n"
      "  linli study verify two_dials --sample 5         compute five runs again: the same bits?\n"
      "  linli compare two_dials                         what it says\n\n"
      "scenarios/README.md explains how a study is written.");
}

}  // namespace linli
