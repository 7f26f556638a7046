#include "study/run_input.hpp"

#include "core/digest.hpp"
#include "core/errors.hpp"
#include "core/text.hpp"
#include "output/files/files.hpp"
#include "scenario/portable.hpp"
#include "scenario/read_scenario.hpp"
#include "study/worker_processes.hpp"

#include <system_error>

namespace linli {
namespace {

namespace fs = std::filesystem;

void make_anew(const fs::path& folder)
{
  std::error_code error;
  fs::remove_all(folder, error);
  if (error) fail_io(folder, "empty the folder", error.value());
  make_folder(folder);
}

std::string digest_of(const DataTexts& data)
{
  Digest digest;
  for (const auto& [path, text] : data) {
    digest.add(path);
    digest.add(text);
  }
  return digest.text();
}

/// In one step, as other runs may read it, or put the same there.
void put_in_place(const fs::path& folder, const fs::path& file, const std::string& text)
{
  if (fs::exists(file)) return;
  const fs::path part = folder / file.filename();
  write_new_file(part, text);
  make_folder(file.parent_path());
  rename_replacing(part, file);
}

std::string as_line(const std::vector<std::string>& command)
{
  std::string out;
  for (const std::string& word : command) out += (out.empty() ? "" : " ") + shell_quoted(word);
  return out + "\n";
}

}  // namespace

std::vector<std::string> write_run_input(const fs::path& folder, const Scenario& scenario,
                                         const RunOrder& order)
{
  make_anew(folder);
  const fs::path file = folder / "scenario.yaml";
  const DataTexts data = data_texts(scenario);
  const Portable written =
      portable(file.string(), resolved_yaml(scenario), data, fs::absolute(order.data) / digest_of(data));
  for (const auto& [name, text] : written.files) put_in_place(folder, name, text);
  write_new_file(file, written.yaml);
  std::vector<std::string> command{this_program().string(), "run"};
  if (order.resume) {
    command.insert(command.end(), {"--resume", order.resume->string()});
  } else {
    if (order.from) command.insert(command.end(), {"--from", order.from->string()});
    command.push_back(file.string());
  }
  command.insert(command.end(),
                 {"-o", order.output.string(), "--quiet", "--threads", std::to_string(order.threads)});
  if (order.stop_at)
    command.insert(command.end(), {"--stop-at", std::to_string(*order.stop_at), "--overwrite"});
  write_new_file(folder / "command.txt", as_line(command));
  return command;
}

}  // namespace linli
