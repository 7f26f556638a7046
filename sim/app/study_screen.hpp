#pragma once
/// How a study that is carried out tells people what it does.
#include "compare/stopping.hpp"
#include "study/conduct.hpp"

#include <chrono>
#include <memory>
#include <optional>
#include <string>

namespace linli {

/// What will be run, before anything is: "9 points × 5 replicates = 45 runs of 780 weeks …", a line each.
std::string quote_of(const Plan& plan, std::size_t runs_here);

/// "1:05:00", "2:10", "8 s".
std::string time_text(double seconds);
/// "1.4 MB".
std::string bytes_text(double bytes);

/// On standard error: a bar on a terminal, lines elsewhere, failures only if quiet.
class StudyScreen : public StudyEars {
 public:
  enum class Style { bar, lines, quiet };

  /// `plan` outlives it.
  StudyScreen(const Plan& plan, StudyDirectory directory, Style style);

  bool asked_to_stop() override;
  void say(const std::string& line) override;
  void progress(const StudyProgress& progress) override;
  void pilot(const Pilot& pilot) override;
  bool enough(std::int64_t replicates, StudyLedger& ledger) override;
  /// Takes the bar away.
  void finish();

 private:
  void tell(const std::string& line);
  void tell_finished_arms(std::int64_t replicates);
  void record(const Decision& decision, StudyLedger& ledger);

  const Plan& plan_;
  StudyDirectory directory_;
  Style style_;
  std::optional<Stopping> stopping_{};
  bool bar_drawn_ = false;
  std::size_t told_tenths_ = 0;
  bool told_difference_ = false;
};

}  // namespace linli
