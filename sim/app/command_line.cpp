#include "app/commands.hpp"
#include "app/say.hpp"
#include "app/standard_output.hpp"
#include "app/usage.hpp"
#include "core/build_info.hpp"
#include "core/errors.hpp"
#include "output/hdf5/hdf5_handle.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <new>
#include <system_error>

namespace linli {
namespace {

constexpr const char* examples = R"(Examples:
  linli check baseline                            is the scenario well-formed?
  linli run baseline -o base.h5                   simulate and save
  linli run scenarios/baseline.yaml --scale 0.1 --weeks 52 -o small.h5
  linli run scenarios/baseline.yaml --set participation.exposure=0 -o alone.h5
  linli population scenarios/baseline.yaml        how well does the synthetic district meet the census?
  linli schedule                                  the order of a week
  linli info base.h5 --verify                     what is in a result, and is it intact?
  linli reproduce results/baseline.h5             does its scenario give the same again, bit for bit?
  linli trace scenarios/baseline.yaml --resident 600   why did somebody (not) take part?
  linli trace scenarios/baseline.yaml --area 12        what did a secretary's week hold?
  linli study run two_dials.yaml -o two_dials     many runs, fairly compared
  linli compare two_dials                         what they say

Exit codes: 0 complete, 2 usage, 3 scenario, 4 input or output, 5 checkpoint, 6 invariant broken, 7 resources,
8 output in use, 70 a bug of ours, 75 stopped and resumable, 141 nobody read standard output any more;
1 of reproduce and calibrate --check: what was to be checked does not hold; of study: some runs failed.)";

void print_error(const std::string& text)
{
  say("linli: " + text + "\n");
}

int leave(int code)
{
  if (!all_is_told() && code == 0) {
    if (reader_is_gone()) leave_without_reader();
    print_error("standard output: cannot be written");
    code = static_cast<int>(Exit::io);
  }
  if (!hdf5_must_leave_quickly()) return code;
  std::fflush(nullptr);
  std::_Exit(code);  // after a failed write the library's own farewell may crash
}

int leave_after(const std::system_error& error)
{
  if (error.code() == std::errc::broken_pipe && reader_is_gone()) leave_without_reader();
  print_error(error.what());
  const bool lacking = error.code() == std::errc::not_enough_memory ||
                       error.code() == std::errc::resource_unavailable_try_again;
  return leave(static_cast<int>(lacking ? Exit::resources : Exit::io));
}

/// Tells of the exception that is being handled.
int leave_after_exception()
{
  try {
    throw;
  } catch (const Error& e) {
    for (const Problem& p : e.problems()) print_error(p.text());
    return leave(static_cast<int>(e.exit()));
  } catch (const std::bad_alloc&) {
    print_error(
        "there is not enough memory (the full district needs about 1 GB; a limit may be set, see ulimit -v) "
        "— lower population.scale");
    return leave(static_cast<int>(Exit::resources));
  } catch (const std::system_error& e) {
    return leave_after(e);
  } catch (const std::exception& e) {
    print_error(std::string("this is a bug of ours, please report it: ") + e.what());
    return leave(static_cast<int>(Exit::bug));
  }
}

int parse_and_carry_out(int argc, const char* const* argv)
{
  CLI::App app{"linli (邻里): a laboratory for policies of urban community self-governance", "linli"};
  app.footer(examples);
  app.require_subcommand(1);
  const BuildInfo& build = build_info();
  app.set_version_flag(
      "--version",
      fmt::format("linli {} ({}{}), {}, {}", build.version, build.commit.substr(0, 12),
                  build.dirty ? ", with uncommitted changes" : "", build.compiler, build.libraries));
  Action action;
  for (const auto add : {add_run, add_check, add_population, add_schedule, add_info, add_scenario,
                         add_reproduce, add_trace, add_digest, add_bench, add_calibrate, add_study,
                         add_compare, add_report, add_methods, add_schema, add_completion})
    add(app, action);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    if (e.get_exit_code() == 0) return leave(app.exit(e));  // --help, --version
    for (const Problem& p : usage_problems(app, e)) print_error(p.text());
    return static_cast<int>(Exit::usage);
  }
  return leave(action());
}

}  // namespace

int run_command_line(int argc, const char* const* argv)
{
  try {
    return parse_and_carry_out(argc, argv);
  } catch (...) {
    return leave_after_exception();
  }
}

}  // namespace linli
