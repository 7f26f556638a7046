#pragma once
/// What can go wrong, and how it is told.  `Error` is for people: what is wrong, where, why, and the nearest
/// right thing, all faults at once.  `expects` and `ensures` are for our own mistakes.
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace linli {

/// The program's exit codes; the recorded status of a run always agrees with them.
enum class Exit : int {
  complete = 0,
  usage = 2,
  scenario = 3,
  io = 4,
  checkpoint = 5,
  invariant = 6,
  resources = 7,
  output_in_use = 8,
  bug = 70,
  stopped = 75,
};

/// One fault of the user's: `file:line:column: path: problem (why) — hint`.  Empty parts are left out.
struct Problem {
  std::string file{};
  int line = 0;
  int column = 0;
  std::string path{};
  std::string problem{};
  std::string why{};
  std::string hint{};
  int option = 0;  ///< of the command line that gives the value, counted from 1; 0 for none.  Not told

  std::string text() const;
};

/// Everything that was found wrong at once, with the exit code that belongs to it.
class Error : public std::runtime_error {
 public:
  Error(Exit exit, std::vector<Problem> problems);
  /// A single fault that has no place in a file.
  Error(Exit exit, std::string problem, std::string why = {}, std::string hint = {});

  Exit exit() const { return exit_; }
  const std::vector<Problem>& problems() const { return problems_; }

 private:
  Exit exit_;
  std::vector<Problem> problems_;
};

/// Our own mistake: a broken contract.  Exit code 70.
class Bug : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

/// Throws `Bug` unless the caller kept its side of the contract.
/// (The built-ins stand in for std::source_location, which clang 14 lacks.)
void expects(bool holds, std::string_view what, const char* file = __builtin_FILE(),
             int line = __builtin_LINE());
/// Throws `Bug` unless this function kept its own side of the contract.
void ensures(bool holds, std::string_view what, const char* file = __builtin_FILE(),
             int line = __builtin_LINE());

}  // namespace linli
